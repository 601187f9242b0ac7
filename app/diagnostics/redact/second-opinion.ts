import { redactAddressEntry } from './address-texts.ts';
import { redactLabel, type RuleIds } from './rule-values.ts';
import { redactText, type Redaction } from './text.ts';

/** What a column of NetSecurity's tables holds, where that is not any text. */
const columns: Readonly<Record<string, 'id' | 'label' | 'address'>> = {
  InstanceID: 'id',
  DisplayName: 'label',
  RuleGroup: 'label',
  InterfaceAlias: 'label',
  DisabledInterfaceAliases: 'label',
  LocalAddress: 'address',
  RemoteAddress: 'address',
};

function redactCell(redaction: Redaction, text: string, column: string, ids: RuleIds): string {
  const kind = columns[column];
  if (kind === 'id') return ids(text);
  if (kind === 'label') return text.toLowerCase() === 'any' ? text : redactLabel(redaction, text);
  // Words such as Any have no digit; verdicts rest on the registry's addresses only.
  if (kind === 'address' && /\d|:/.test(text))
    return redactAddressEntry(text, redaction.addresses).join(',');
  return redactText(redaction, text);
}

/** NetSecurity's tables, whatever shape they came in, with every text in them replaced. */
export function redactTables(
  redaction: Redaction,
  value: unknown,
  ids: RuleIds,
  column = '',
): unknown {
  if (typeof value === 'string') return redactCell(redaction, value, column, ids);
  if (Array.isArray(value))
    return value.map((entry: unknown) => redactTables(redaction, entry, ids, column));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      // A list arrives as `{value, Count}` from some PowerShells: it is of the column it stands in.
      redactTables(redaction, entry, ids, name === 'value' ? column : name),
    ]),
  );
}
