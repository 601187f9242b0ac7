import type { KeyIndex } from '../firewall/policy/settings.ts';
import { eachField } from '../firewall/rule/fields.ts';
import type { Store } from '../firewall/terms.ts';
import type { RegistryValue } from '../snapshot/registry.ts';
import type { FieldChange, RuleChange } from './model.ts';
import { byText, keysOfBoth, sameTexts } from './order.ts';

const noRules: ReadonlyMap<string, RegistryValue> = new Map();
const rulesIn = (index: KeyIndex) => index.get('firewallrules') ?? noRules;

/** A value of another type is no rule; it is shown with its type. */
const textOf = ({ type, data }: RegistryValue): string =>
  type === 'REG_SZ' ? data : `(${type}) ${Array.isArray(data) ? data.join('; ') : String(data)}`;

interface Values {
  /** As written first. */
  readonly key: string;
  readonly values: string[];
}

/** Values by key in lower case; '' is for what stands without a key, as the version does. */
function valuesByKey(text: string): Map<string, Values> {
  const found = new Map<string, Values>();
  eachField(text, 0, (key = '', value) => {
    const lower = key.toLowerCase();
    const known = found.get(lower);
    if (known === undefined) found.set(lower, { key, values: [value] });
    else known.values.push(value);
  });
  return found;
}

/** Fields whose values differ; order means nothing in a rule string. */
export function fieldChanges(before: string, after: string): FieldChange[] {
  const [old, now] = [valuesByKey(before), valuesByKey(after)];
  return keysOfBoth(old, now).flatMap((lower): FieldChange[] => {
    const [a, b] = [old.get(lower), now.get(lower)];
    const [from, to] = [a?.values ?? [], b?.values ?? []];
    if (sameTexts(from, to)) return [];
    return [{ key: b?.key ?? a?.key ?? lower, before: from, after: to }];
  });
}

function nameIn(text: string): string {
  let name = '';
  eachField(text, 0, (key, value) => {
    if (name === '' && key?.toLowerCase() === 'name') name = value;
  });
  return name;
}

function ruleChange(
  store: Store,
  before: RegistryValue | undefined,
  after: RegistryValue | undefined,
): RuleChange | undefined {
  const shown = after ?? before;
  if (shown === undefined) return undefined;
  const [old, now] = [before && textOf(before), after && textOf(after)];
  if (old === now) return undefined;
  const rule = { store, id: shown.name, name: nameIn(now ?? old ?? '') };
  if (old === undefined || now === undefined) {
    const change = old === undefined ? 'added' : 'removed';
    return { ...rule, change, fields: [], before: old ?? null, after: now ?? null };
  }
  const fields = fieldChanges(old, now);
  return fields.length === 0
    ? undefined
    : { ...rule, change: 'changed', fields, before: old, after: now };
}

/** Rules of one store that came, went or say something else, by id. */
export function compareRules(store: Store, before: KeyIndex, after: KeyIndex): RuleChange[] {
  const [old, now] = [rulesIn(before), rulesIn(after)];
  return keysOfBoth(old, now)
    .map((id) => ruleChange(store, old.get(id), now.get(id)))
    .filter((change) => change !== undefined)
    .sort((a, b) => byText(a.id, b.id));
}
