import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ownGroup, type NewRule } from '../../core/remediation/new-rule.ts';
import type { PlanStep } from '../../core/remediation/plan.ts';
import { refusalOf } from '../../core/remediation/still-closed.ts';
import { german } from './de/catalogue.ts';
import { problems } from './de/problems.ts';
import { translator } from './translate.ts';

/** Where services say what went wrong, why and what to do next. */
const spoken = [
  'app/companion/apply-in-memory',
  'app/companion/changes',
  'app/companion/companion',
  'app/companion/diagnostics',
  'app/companion/live-computer',
  'app/companion/memory-host',
  'app/companion/problem',
  'app/companion/proposals',
  'app/companion/reports',
  'app/companion/save-fix',
  'app/companion/settings-service',
  'electron/contract/browser-transport',
  'electron/contract/browser-transport',
  'electron/contract/client',
  'electron/contract/server',
  'electron/desktop/file-dialogs',
  'electron/desktop/services',
  'electron/ipc/serve',
  'electron/preview/preview-host',
  'core/remediation/still-closed',
  'host/powershell/elevate',
  'host/powershell/errors',
  'host/storage/errors',
  'host/exceptions/exceptions-file',
  'host/storage/json-store',
  'host/storage/set-aside',
  'renderer/shell/read-files',
];

/** Texts in quotes that are whole sentences; what is put into them becomes a number. */
function sentencesOf(name: string): string[] {
  const source = readFileSync(`${name}.ts`, 'utf8').replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gs, '');
  return [...source.matchAll(/'([^'\\\n]{10,})'|`([^`\\]{10,})`/g)]
    .map(([, quoted, template]) => {
      let places = 0;
      return (quoted ?? template ?? '').replaceAll(/\$\{[^}]*\}/g, () => `{${(places += 1)}}`);
    })
    .filter((text) => /^([A-Z]|\{1\} ).* .*[^.]\.$/.test(text));
}

describe('what services say', () => {
  const sentences = [...new Set(spoken.flatMap(sentencesOf))];

  it('is said in German too, every sentence', () => {
    expect(sentences.length).toBeGreaterThan(100);
    expect(sentences.filter((sentence) => !Object.hasOwn(problems, sentence))).toEqual([]);
  });

  it('is said as it stands there, where it is several sentences too', () => {
    const whole = Object.entries(problems).filter(([english]) => !english.includes('{'));
    for (const [english, translated] of whole) expect(german.told(english)).toBe(translated);
  });

  it('keeps what came with it in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();
    for (const [english, translated] of Object.entries(problems))
      expect(places(translated)).toEqual(places(english));
  });
});

describe('why no plan can hold a rule', () => {
  const rule: NewRule = {
    name: 'VmmFirewallCompanion-a-tcp',
    displayName: 'x',
    group: ownGroup,
    description: 'x',
    direction: 'in',
    protocol: 'tcp',
    localPorts: [80],
    remotePorts: [],
    profiles: ['domain'],
    remoteAddresses: [],
  };
  const create = (changes: Partial<NewRule>): PlanStep => ({
    action: 'create-rule',
    rule: { ...rule, ...changes },
    flows: ['a'],
    reason: 'x',
  });
  const enable = (name: string, expected: string): PlanStep => ({
    action: 'enable-rule',
    name,
    store: 'local',
    expected,
    flows: ['a'],
    reason: 'x',
  });

  it.each([
    create({ displayName: 'a|b' }),
    create({ displayName: '@a' }),
    create({ displayName: 'All' }),
    create({ service: 'a/b' }),
    create({ remoteAddresses: ['10.0.0.0/0'] }),
    enable('a*', 'v2.30|Action=Allow|'),
    enable('a', 'v2.30|Action=Allow|\u0001'),
  ])('is said in German: %j', (step) => {
    const refusal = refusalOf(step) ?? '';
    const [, place = '', demand = ''] = /plan: (.+) is not (.+)\.$/.exec(refusal) ?? [];
    expect(problems[demand]).toBeDefined();
    expect(german.told(refusal)).toContain(`für ${place} wird verlangt: ${problems[demand]}.`);
  });
});

describe('translating', () => {
  const { told } = german;

  it('takes several sentences one by one, and one that is several as a whole', () => {
    expect(told('Nothing was changed. Another change is running. Wait until it is done.')).toBe(
      'Nichts wurde geändert. Eine andere Änderung läuft. Warten, bis sie fertig ist.',
    );
    const twofold = 'There was no answer in time. Whether something was changed is not known.';
    expect(told(`${twofold} Check it first.`)).toBe(
      'Es kam nicht rechtzeitig eine Antwort. Ob etwas geändert wurde, ist nicht bekannt. Erst prüfen.',
    );
  });

  it('leaves what it does not know, in its place', () => {
    expect(told('Nothing was changed. Zugriff verweigert: "x"')).toBe(
      'Nichts wurde geändert. Zugriff verweigert: "x"',
    );
    expect(told('')).toBe('');
  });

  it('puts values where they belong, whatever they hold', () => {
    const file = String.raw`C:\$& {2}\a.json`;
    expect(told(`${file} was damaged, and is kept as b. The defaults are used.`)).toBe(
      `${file} war beschädigt und liegt jetzt unter b. Es gelten die Voreinstellungen.`,
    );
    expect(translator({ 'a {1}': '{1} b' })('a __proto__')).toBe('__proto__ b');
    expect(translator({ 'a {1}': 'b {1}' })('a a a a x')).toBe('b b a a x');
    expect(told('constructor')).toBe('constructor');
  });

  it('is quick with a long text from outside', () => {
    const long = 'Access is denied. '.repeat(500).trim();
    expect(told(long)).toBe(long);
  });
});
