import type { RegistryChange } from './registry-change.ts';

const setPattern = /^system\\(currentcontrolset|controlset\d{3})(?=\\|$)/i;

const setOf = (path: string): string | undefined => setPattern.exec(path)?.[1]?.toLowerCase();

/** The set that counts: the current one itself, else the one `Select\Current` names, else 001. */
function chosenSet(changes: readonly RegistryChange[]): string {
  let selected = 'controlset001';
  for (const change of changes) {
    if (change.kind !== 'key' && change.kind !== 'value') continue;
    if (setOf(change.path) === 'currentcontrolset') return 'currentcontrolset';
    if (change.kind !== 'value' || change.path.toLowerCase() !== 'system\\select') continue;
    const { name, type, data } = change.value;
    if (name.toLowerCase() === 'current' && type === 'REG_DWORD') {
      selected = `controlset${String(data).padStart(3, '0')}`;
    }
  }
  return selected;
}

/** Leaves one control set, under the name `CurrentControlSet`. */
export function withOneControlSet(changes: readonly RegistryChange[]): RegistryChange[] {
  const chosen = chosenSet(changes);
  return changes.flatMap((change) => {
    const set = setOf(change.path);
    if (set === undefined) return [change];
    if (set !== chosen) return [];
    return [{ ...change, path: change.path.replace(setPattern, 'SYSTEM\\CurrentControlSet') }];
  });
}
