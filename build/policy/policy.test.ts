import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { policySettings, policyValues } from '../../app/companion/policy-settings.ts';
import type { RegistryValue } from '../../core/snapshot/registry.ts';
import { snapshot } from '../../core/snapshot/schema.ts';
import { requireOrSkip } from '../../test/support/requirements.ts';
import { policyFiles, policyLanguages } from './files.ts';
import { policySettingNames, policyShapes, valueName } from './shapes.ts';

const folder = 'assets/policy/';
const files = policyFiles();
const text = (ending: string) => files.find(({ name }) => name.endsWith(ending))?.text ?? '';
const definitions = text('.admx');
const languages = Object.keys(policyLanguages).map((language) => ({
  language,
  content: text(`${language}/VmmFirewallCompanion.adml`),
}));
const all = (content: string, pattern: RegExp) =>
  [...content.matchAll(pattern)].map(([, name]) => name ?? '').toSorted();

// As a reader of others sees it, in the shape the templates have.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  isArray: (name) => ['policy', 'item', 'string', 'presentation'].includes(name),
});
const number = z.object({ decimal: z.object({ value: z.coerce.number() }) });
const policy = z.object({
  name: z.string(),
  class: z.literal('Machine'),
  key: z.literal('SOFTWARE\\Policies\\VmmFirewallCompanion'),
  valueName: z.string().optional(),
  enabledValue: number.optional(),
  disabledValue: number.optional(),
  elements: z
    .object({
      decimal: z.object({ valueName: z.string(), minValue: z.string(), maxValue: z.string() }),
      multiText: z.object({ valueName: z.string() }),
      enum: z.object({
        valueName: z.string(),
        item: z.array(z.object({ value: z.object({ string: z.array(z.string()) }) })),
      }),
    })
    .partial()
    .optional(),
});
const { policyDefinitions } = z
  .object({ policyDefinitions: z.object({ policies: z.object({ policy: z.array(policy) }) }) })
  .parse(parser.parse(definitions));
const policies = policyDefinitions.policies.policy;

const dword = (name: string, data: number): RegistryValue => ({ name, type: 'REG_DWORD', data });
const sample = snapshot.parse(
  JSON.parse(readFileSync('assets/samples/healthy-management-server-2022.json', 'utf8')),
);
const lines: Readonly<Record<string, readonly string[]>> = {
  Roles: policyShapes.roles.kind === 'lines' ? policyShapes.roles.words : [],
  Features: policyShapes.features.kind === 'lines' ? policyShapes.features.words : [],
  Peers: ['hyperv-host=10.0.5.7, 10.0.6.0/24'],
  Exceptions: ['{"flow":"vmconnect-hyperv","reason":"No consoles here","who":"Ops"}'],
};

/** Everything the editor of group policies can write for a policy, as it reads the template. */
function valuesOf({
  valueName: own,
  enabledValue,
  disabledValue,
  elements,
}: z.infer<typeof policy>) {
  const written: RegistryValue[] = [enabledValue, disabledValue].flatMap((value) =>
    value === undefined || own === undefined ? [] : [dword(own, value.decimal.value)],
  );
  const { decimal, multiText, enum: choice } = elements ?? {};
  if (decimal)
    written.push(
      dword(decimal.valueName, Number(decimal.minValue)),
      dword(decimal.valueName, Number(decimal.maxValue)),
    );
  if (multiText) {
    const { valueName: name } = multiText;
    written.push({ name, type: 'REG_MULTI_SZ', data: [...(lines[name] ?? [])] });
  }
  for (const { value } of choice?.item ?? [])
    written.push({ name: choice?.valueName ?? '', type: 'REG_SZ', data: value.string[0] ?? '' });
  return written;
}

describe('the templates for group policies', () => {
  it('stand in assets/policy as they are made now (node build/policy/generate.mjs makes them)', () => {
    for (const { name, text } of files) expect(readFileSync(folder + name, 'utf8')).toBe(text);
    const there = readdirSync(folder, { recursive: true, withFileTypes: true });
    expect(there.filter((entry) => entry.isFile())).toHaveLength(files.length);
  });

  it('have every setting once, and nothing else', () => {
    expect(policies.map(({ name }) => name)).toEqual(policySettingNames.map(valueName));
  });

  it.each(policies)('write for $name what the program reads', (each) => {
    const values = valuesOf(each);
    expect(values.length).toBeGreaterThan(0);
    for (const value of values) {
      const host = { ...sample, appPolicy: [{ path: '', values: [value] }] };
      const read = policySettings(host, () => new Set(['vmconnect-hyperv']));
      expect(read.mistakes).toEqual([]);
      expect(Object.keys(read.locked)).toHaveLength(1);
      expect(Object.values(policyValues)).toContainEqual({ name: value.name, type: value.type });
    }
  });

  it('end a number where the program does', () => {
    const { minValue, maxValue } = policies[0]?.elements?.decimal ?? {};
    for (const data of [Number(minValue) - 1, Number(maxValue) + 1]) {
      const values = [dword('CheckIntervalMinutes', data)];
      const host = { ...sample, appPolicy: [{ path: '', values }] };
      expect(policySettings(host, () => new Set()).mistakes).toHaveLength(1);
    }
  });
});

describe.each(languages)('their texts in $language', ({ content }) => {
  it('are those that the definitions ask for, no more and no less', () => {
    const wanted = new Set(all(definitions, /\$\(string\.([^)]*)\)/g));
    expect(all(content, /<string id="([^"]*)">/g)).toEqual([...wanted].toSorted());
    const boxes = all(definitions, /\$\(presentation\.([^)]*)\)/g);
    expect(all(content, /<presentation id="([^"]*)">/g)).toEqual(boxes);
    expect(all(content, /refId="([^"]*)"/g)).toEqual(boxes);
  });

  it('are there, every one', () => {
    const texts = [...content.matchAll(/<string id="[^"]*">([^<]*)</g)].map(([, found]) => found);
    expect(texts.filter((found) => found?.trim() === '')).toEqual([]);
  });
});

const xmllint = '/usr/bin/xmllint';
it.runIf(requireOrSkip('xmllint (Debian package libxml2-utils)', existsSync(xmllint)))(
  'the templates are as the schema of templates has it',
  () => {
    const paths = files.map(({ name }) => folder + name);
    const args = ['--nonet', '--noout', '--schema', 'build/policy/templates.xsd', ...paths];
    expect(() => execFileSync(xmllint, args, { stdio: 'pipe' })).not.toThrow();
  },
);
