import { describe, expect, it } from 'vitest';
import { catalogueIds, loadCatalogue } from '../../app/catalogue.ts';
import { policyValues } from '../../app/companion/policy-settings.ts';
import { readEvents } from '../../app/diagnostics/events.ts';
import { logEvents } from '../../app/diagnostics/log.ts';
import { readExceptions } from '../../host/exceptions/read-exceptions.ts';
import { readDocument } from './read-document.ts';

const blocksOf = (name: string, language: string) =>
  readDocument(name)
    .blocks.filter((block) => block.language === language)
    .map(({ text }) => text);

describe('files shown in the documents', () => {
  it('are exceptions that the tool takes', () => {
    const flows = catalogueIds.flatMap((id) => loadCatalogue(id).flows.map((flow) => flow.id));
    const [text = '', ...others] = blocksOf('docs/user-guide.md', 'yaml');
    expect(others).toEqual([]);
    const read = readExceptions(text, 'exceptions.yaml', new Set(flows));
    expect(read).toMatchObject({ ok: true, value: [{ flow: 'rdp-to-guest', host: 'HV*' }] });
  });

  it('are lines of a log that diagnostics read, and every event is explained', () => {
    const lines = blocksOf('docs/administration.md', 'json').join('\n').split('\n');
    expect(readEvents(lines)).toMatchObject({ events: [{ event: 'collect' }], unreadable: 0 });
    const { inline } = readDocument('docs/administration.md');
    expect(logEvents.filter((event) => !inline.includes(event))).toEqual([]);
  });

  it('set policy values that there are, with their type', () => {
    const types = { DWord: 'REG_DWORD', String: 'REG_SZ', MultiString: 'REG_MULTI_SZ' } as const;
    const lines = blocksOf('docs/administration.md', 'powershell').join('\n');
    const set = [...lines.matchAll(/VmmFirewallCompanion (\w+) .* -Type (\w+)/g)];
    expect(set.length).toBeGreaterThan(1);
    const known = new Map<string, string>(
      Object.values(policyValues).map(({ name, type }) => [name, type]),
    );
    for (const [, name = '', type = ''] of set)
      expect(known.get(name)).toBe(new Map<string, string>(Object.entries(types)).get(type));
  });
});
