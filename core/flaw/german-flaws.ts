import type { ExpectedType, Flaw, MistakeInText } from './flaw.ts';

const types: Readonly<Record<ExpectedType, string>> = {
  text: 'ein Text',
  number: 'eine Zahl',
  'whole number': 'eine ganze Zahl',
  list: 'eine Liste',
  fields: 'Namen mit Werten, wie in "Name: Wert"',
};

const flawWords: { readonly [K in Flaw['kind']]: (flaw: Extract<Flaw, { kind: K }>) => string } = {
  missing: () => 'es fehlt',
  empty: () => 'es ist leer',
  type: ({ expected }) => `erwartet: ${types[expected]}`,
  choice: ({ value, choices }) => `${value} ist keines von ${choices.join(', ')}`,
  number: ({ least, most }) =>
    least === null ? `es ist mehr als ${most}` : `es ist weniger als ${least}`,
  'too-long': ({ most }) => `es hat mehr als ${most} Zeichen`,
  'too-many': ({ most }) => `es hat mehr als ${most} Einträge`,
  'unknown-names': ({ names, known }) =>
    `${names.join(', ')} gibt es hier nicht${known.length === 0 ? '' : `, nur ${known.join(', ')}`}`,
  'no-list': () => 'die Datei beginnt mit diesem Wort, und die Einträge stehen darunter',
  'flow-id': () => 'erwartet: die Kennung einer Verbindung, etwa agent-data-bits-443',
  'no-flow': ({ flow }) => `eine Verbindung ${flow} gibt es nicht`,
  day: () => 'erwartet: ein Tag als JJJJ-MM-TT',
  address: ({ value }) => `${value} ist weder Adresse noch Bereich oder Präfix`,
  'no-json': () =>
    'erwartet: JSON, wie {"flow": "vmconnect-hyperv", "reason": "...", "who": "..."}',
  'peers-line': () => 'erwartet: eine Rolle und ihre Adressen, wie hyperv-host=10.0.5.7',
  'no-addresses': ({ role }) => `für ${role} ist keine Adresse angegeben`,
  'registry-type': ({ is, wanted }) => `der Typ ist ${is}, nicht ${wanted}`,
  'no-switch': () => 'es ist weder 0 noch 1',
  'no-setting': () => 'eine solche Einstellung hat dieses Programm nicht',
  'bare-star': () => 'ein Text, der mit * beginnt, steht in Anführungszeichen, wie in host: "*"',
  'two-documents': () => 'ein einziges Dokument wurde erwartet, und --- beginnt ein weiteres',
  syntax: ({ text }) => `das ist weder YAML noch JSON: ${text}`,
  other: ({ text }) => text,
};

/** As `flawInEnglish`. */
export function flawInGerman(flaw: Flaw): string {
  // Each entry of the table takes exactly the flaw of its own kind.
  const describe = flawWords[flaw.kind] as (flaw: Flaw) => string;
  return describe(flaw);
}

/** As `mistakeInEnglish`. */
export function mistakeInGerman({ at, flaw, line }: MistakeInText): string {
  const place = at.map((step) => (typeof step === 'number' ? `Eintrag ${step}` : step)).join(', ');
  return [line === null ? '' : `Zeile ${line}`, place, flawInGerman(flaw)]
    .filter((part) => part !== '')
    .join(': ');
}
