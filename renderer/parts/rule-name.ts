import { valueName } from '../../core/vmm/value-name.ts';
import type { RuleRow } from '../../electron/contract/model.ts';

/** A name that Windows looks up in a file of its own says less than the id. */
export const displayName = ({ name, id }: Pick<RuleRow, 'name' | 'id'>): string =>
  name === '' || name.startsWith('@') ? valueName(id) : name;
