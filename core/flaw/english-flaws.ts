import type { ExpectedType, Flaw, MistakeInText } from './flaw.ts';

const types: Readonly<Record<ExpectedType, string>> = {
  text: 'a text was expected',
  number: 'a number was expected',
  'whole number': 'a whole number was expected',
  list: 'a list was expected',
  fields: 'names with values were expected, as in "name: value"',
};

const flawWords: { readonly [K in Flaw['kind']]: (flaw: Extract<Flaw, { kind: K }>) => string } = {
  missing: () => 'it is missing',
  empty: () => 'it is empty',
  type: ({ expected }) => types[expected],
  choice: ({ value, choices }) => `${value} is none of ${choices.join(', ')}`,
  number: ({ least, most }) =>
    least === null ? `it is more than ${most}` : `it is less than ${least}`,
  'too-long': ({ most }) => `it has more than ${most} characters`,
  'too-many': ({ most }) => `it has more than ${most} entries`,
  'unknown-names': ({ names, known }) =>
    `there is no ${names.join(', ')} here${known.length === 0 ? '' : `, only ${known.join(', ')}`}`,
  'no-list': () => 'the file begins with this word, and the entries stand below it',
  'flow-id': () => 'the id of a flow was expected, such as agent-data-bits-443',
  'no-flow': ({ flow }) => `there is no flow ${flow}`,
  day: () => 'a day as YYYY-MM-DD was expected',
  address: ({ value }) => `${value} is no address, range or prefix`,
  'no-json': () =>
    'JSON was expected, as in {"flow": "vmconnect-hyperv", "reason": "...", "who": "..."}',
  'peers-line': () => 'a role and its addresses were expected, as in hyperv-host=10.0.5.7',
  'no-addresses': ({ role }) => `no address is given for ${role}`,
  'registry-type': ({ is, wanted }) => `it is a ${is}, not a ${wanted}`,
  'no-switch': () => 'it is neither 0 nor 1',
  'no-setting': () => 'this program has no such setting',
  'bare-star': () => 'a text that begins with * stands in quotes, as in host: "*"',
  'two-documents': () => 'one document was expected, and --- begins another',
  syntax: ({ text }) => `this is neither YAML nor JSON: ${text}`,
  other: ({ text }) => text,
};

/** A clause without a full stop: what is wrong. */
export function flawInEnglish(flaw: Flaw): string {
  // Each entry of the table takes exactly the flaw of its own kind.
  const describe = flawWords[flaw.kind] as (flaw: Flaw) => string;
  return describe(flaw);
}

/** `line 7: exceptions, entry 2, reason: it is missing`, a clause without a full stop. */
export function mistakeInEnglish({ at, flaw, line }: MistakeInText): string {
  const place = at.map((step) => (typeof step === 'number' ? `entry ${step}` : step)).join(', ');
  return [line === null ? '' : `line ${line}`, place, flawInEnglish(flaw)]
    .filter((part) => part !== '')
    .join(': ');
}
