import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderInputError } from '../import/input-error.ts';
import { readExceptions } from './read-exceptions.ts';

const flows = new Set(['agent-data-bits-443', 'console-to-server-wcf']);
const read = (text: string) => readExceptions(text, 'exceptions.yaml', flows);

function sentence(text: string): string {
  const result = read(text);
  return result.ok ? 'no error' : renderInputError(result.error);
}

const yaml = `# Agreed in the meeting of March.
exceptions:
  - flow: agent-data-bits-443   # nothing is deployed here
    host: "HV*"
    reason: Waits for the new cluster.
    who: CONTOSO\\j.doe
    expires: 2027-01-31
  - { flow: console-to-server-wcf, direction: in, reason: No console, who: me }
`;

describe('a file of exceptions', () => {
  it('is YAML with comments; a day stays a text, what is absent has its default', () => {
    expect(read(yaml)).toEqual({
      ok: true,
      value: [
        {
          flow: 'agent-data-bits-443',
          host: 'HV*',
          reason: 'Waits for the new cluster.',
          who: String.raw`CONTOSO\j.doe`,
          expires: '2027-01-31',
        },
        {
          flow: 'console-to-server-wcf',
          direction: 'in',
          host: '*',
          reason: 'No console',
          who: 'me',
          expires: null,
        },
      ],
    });
  });

  it('is JSON with comments as scripts have them', () => {
    const text = `// agreed
{ /* all
     of them */
  "exceptions": [{ "flow": "console-to-server-wcf", // http://ticket
    "reason": "see https://ticket/1 /* 2 */", "who": "a \\" // b" }] }`;
    expect(read(text)).toMatchObject({
      ok: true,
      value: [{ reason: 'see https://ticket/1 /* 2 */', who: 'a " // b' }],
    });
  });

  it('is JSON just as well, whatever its texts hold', () => {
    const texts = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 200 })
      .filter((text) => text.trim() !== '' && !/\p{Cs}/u.test(text));
    fc.assert(
      fc.property(texts, texts, (reason, who) => {
        const entry = { flow: 'console-to-server-wcf', host: '*', reason, who, expires: null };
        const result = read(JSON.stringify({ exceptions: [entry] }));
        expect(result).toEqual({
          ok: true,
          value: [{ ...entry, reason: reason.trim(), who: who.trim() }],
        });
      }),
    );
  });

  it.each([
    [
      'exceptions:\n  - flow: agent-data\n    reason: a\n    who: b\n',
      'line 2: there is no flow agent-data',
    ],
    [
      'exceptions:\n  - flow: console-to-server-wcf\n    who: b\n',
      'line 2: exceptions, entry 1, reason: it is missing',
    ],
    ['flows: []', 'line 1: exceptions: it is missing'],
    ['exceptions: none\n', 'line 1: exceptions: a list was expected'],
    [
      '{\n  // who said so?\n  "exceptions": [\n    { "flow": "x://y" }\n  ]\n}',
      'line 4: exceptions, entry 1, flow: the id of a flow',
    ],
    [
      'exceptions:\n- flow: console-to-server-wcf\n  reason: a\n  who: b\n  until: x\n',
      'line 2: exceptions, entry 1: there is no until here, only flow, direction, host,',
    ],
    [
      'exceptions:\n- flow: console-to-server-wcf\n  reason: a\n  who: b\n  expires: 31.1.2027\n',
      'line 5: exceptions, entry 1, expires: a day as YYYY-MM-DD',
    ],
    [
      'exceptions:\n- flow: console-to-server-wcf\n  reason: a\n  who: b\n  expires: 2027-02-30\n',
      'line 5: exceptions, entry 1, expires: a day as YYYY-MM-DD',
    ],
    [
      'exceptions:\n- flow: a\n  flow: b\n',
      'line 3: this is neither YAML nor JSON: Map keys must be unique',
    ],
    ...['*', '*.contoso.com', '*01'].map((host) => [
      `exceptions:\n- flow: console-to-server-wcf\n  host: ${host}\n  reason: a\n  who: b\n`,
      'line 3: a text that begins with * stands in quotes',
    ]),
    ['exceptions: []\n---\nexceptions: []\n', 'line 2: one document was expected'],
    ['exceptions: [', 'line 1: this is neither YAML nor JSON'],
    ['- flow: console-to-server-wcf', 'line 1: exceptions: the file begins with this word'],
    ['exceptions: [all]', 'line 1: exceptions, entry 1: names with values were expected'],
    ['{"exceptions": [], "__proto__": 1}', 'line 1: there is no __proto__ here, only exceptions'],
  ])('says of %j where and what', (text, expected) => {
    expect(sentence(text)).toContain(expected);
  });

  it.each(['', '# nothing', 'exceptions:', 'exceptions: []\n# - flow: x'])(
    'has none in %j',
    (text) => expect(read(text)).toEqual({ ok: true, value: [] }),
  );

  it('refuses aliases that grow without end', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, n) => `a${n}: &a${n} [${n === 0 ? 'x' : `*a${n - 1},*a${n - 1}`}]`,
    );
    expect(read(bomb.join('\n')).ok).toBe(false);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(read(text).ok || sentence(text) !== '').toBe(true);
      }),
    );
  });
});
