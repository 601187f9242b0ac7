import type { FlowKey } from '../../electron/contract/model.ts';

/**
 * What is to be changed: some flows opened, or (`null`) everything that fails, or every rule of this
 * program removed.
 */
export type FixTarget = readonly FlowKey[] | null | 'own-rules';
