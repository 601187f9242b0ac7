import type { CatalogueId } from '../core/vmm/catalogue.ts';
import { releaseIds } from '../core/vmm/terms.ts';
import { oneOf } from './usage-error.ts';

const choices: readonly CatalogueId[] = [
  ...releaseIds.map((release) => `vmm-${release}` as const),
  'vmm-2008-virtuatopia',
];

/** @throws {UsageError} that names the catalogues */
export const catalogueIdOf = (text: string): CatalogueId => oneOf(text, choices, 'catalogue');
