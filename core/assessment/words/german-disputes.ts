import { profiles as profileNames } from './german-phrases.ts';

/** What registry and NetSecurity say differently of one rule (core/second-opinion/compare.ts). */

const fields: Readonly<Record<string, string>> = {
  rule: 'die Regel',
  active: 'eingeschaltet',
  direction: 'ihre Richtung',
  action: 'ihre Aktion',
  profiles: 'ihr Profil',
  protocol: 'ihr Protokoll',
  localPorts: 'ihr lokaler Port',
  remotePorts: 'ihr Port der Gegenseite',
  program: 'ihr Programm',
  service: 'ihr Dienst',
};

const profiles: Readonly<Record<string, string>> = profileNames;

/** Values of the fields that have a closed list of them. */
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  rule: { there: 'da', 'not there': 'nicht da' },
  active: { true: 'ja', false: 'nein' },
  direction: { in: 'eingehend', out: 'ausgehend' },
  action: { allow: 'Erlauben', block: 'Blockieren', bypass: 'Erlauben trotz Blockierung' },
  profiles,
};

const look = (words: Readonly<Record<string, string>>, text: string): string =>
  Object.hasOwn(words, text) ? (words[text] ?? text) : text;

/** What they disagree about, as the beginning of a clause. */
export const disputedField = (field: string): string => look(fields, field);

/** What one of them says. */
export function disputedValue(field: string, value: string): string {
  if (value === 'any') return 'beliebig';
  const words = Object.hasOwn(values, field) ? (values[field] ?? {}) : {};
  return value
    .split(', ')
    .map((each) => look(words, each))
    .join(', ');
}
