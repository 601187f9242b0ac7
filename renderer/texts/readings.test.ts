import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evidenceText } from '../../core/vmm/evidence.ts';
import { german } from './de/catalogue.ts';
import { problems } from './de/problems.ts';
import { readings } from './de/readings.ts';

const { told } = german;
const sourceOf = (path: string) => readFileSync(path, 'utf8');

/** What PowerShell says when it cannot read a part; what it puts in becomes a number. */
const collecting = ['Collect', 'CollectNetwork', 'CollectRegistry', 'SecondOpinion'];
const ofPowerShell = [
  ...collecting.flatMap((name) => [
    ...sourceOf(`assets/powershell/${name}.psm1`).matchAll(/(?:throw|\$reason =) '([^']+)'/g),
  ]),
  ...sourceOf('assets/powershell/Machine.psm1').matchAll(/throw "((?:reg\.exe|\$key) [^"]+)"/g),
].map(([, text = '']) => {
  let places = 0;
  return text.replaceAll(/\$(?:\([^)]+\)|\{\w+\}|\w+)/g, () => `{${(places += 1)}}`);
});

/** What readers of files and of the second opinion say. */
const assembling = sourceOf('host/import/assemble.ts');
const sources = /export type SourceName =([^;]*);/.exec(assembling)?.[1] ?? '';
const quoted = (text: string) => [...text.matchAll(/'([^']{6,})'/g)].map(([, each = '']) => each);
const sourceNames = quoted(sources);
const stores = [...assembling.matchAll(/store\(\w+, '([^']+)'/g)].map(([, each = '']) => each);

describe('what readers say of a host', () => {
  it('is said in German, whatever PowerShell could not read', () => {
    expect(ofPowerShell.length).toBeGreaterThan(4);
    expect(
      ofPowerShell.filter((text) => !Object.hasOwn({ ...problems, ...readings }, text)),
    ).toEqual([]);
  });

  it('is said in German, whatever is not in files', () => {
    const notHere = /notHere = '([^']+)'/.exec(assembling)?.[1] ?? '';
    const opinion = sourceOf('core/second-opinion/decode.ts').matchAll(/unavailable: '([^']+)'/g);
    for (const text of [notHere, ...[...opinion].map(([, each = '']) => each)])
      expect(readings[text]).toBeDefined();
    expect([sourceNames.length, stores.length]).toEqual([6, 2]);
    expect([...sourceNames, ...stores].filter((text) => !Object.hasOwn(readings, text))).toEqual(
      [],
    );
    expect(told('a netsh export holds no group policy')).toBe(
      'ein netsh-Export enthält keine Gruppenrichtlinie',
    );
    expect(told('a netsh export and a registry.pol hold no local firewall policy')).toBe(
      'ein netsh-Export und eine registry.pol enthalten keine lokale Firewallrichtlinie',
    );
  });

  it.each(['running', 'stopped', 'other'] as const)('names a service that is %s', (state) => {
    const service = { name: 'WinRM', state, start: 'auto', path: 'C:\\a (x86). B\\c.exe' } as const;
    const line = told(evidenceText({ kind: 'service', service }));
    expect(line).toMatch(/^Dienst WinRM \([\p{L} ]+\): C:\\a \(x86\)\. B\\c\.exe$/u);
    expect(line).not.toContain(state);
  });

  it('names features, and leaves the registry as it is', () => {
    expect(told(evidenceText({ kind: 'windows-feature', name: 'Hyper-V' }))).toBe(
      'Windows-Feature Hyper-V',
    );
    const registry = evidenceText({ kind: 'registry', path: 'SOFTWARE\\service x (running): y' });
    expect(told(registry)).toBe(registry);
  });
});
