import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  flowsFile,
  initiatorProgramsFile,
  publishedTableFile,
  releaseFile,
  sourcesFile,
} from '../core/vmm/catalogue-schema.ts';
import { canonicalContent } from '../core/vmm/catalogue.ts';
import { portTexts, protocolText } from '../core/vmm/flow-text.ts';
import { releaseIds, type ReleaseId } from '../core/vmm/terms.ts';
import { requireOrSkip } from '../test/support/requirements.ts';
import { catalogueIds, catalogueOf, isCatalogueId, loadCatalogue, releases } from './catalogue.ts';

const folder = 'assets/catalogue';
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function schemaOf(file: string) {
  if (file === 'flows.json') return flowsFile;
  if (file === 'sources.json') return sourcesFile;
  if (file === 'initiator-programs.json') return initiatorProgramsFile;
  return file === 'vmm-2008-virtuatopia.json' ? publishedTableFile : releaseFile;
}

describe('the catalogue files', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

  it.each(files)('%s has the shape of the schema', (file) => {
    expect(schemaOf(file).safeParse(read(`${folder}/${file}`)).error?.issues ?? []).toEqual([]);
  });

  it('are all bundled', () => {
    const tables = files.filter((file) => file.startsWith('vmm-'));
    expect([...catalogueIds].sort()).toEqual(tables.map((file) => file.slice(0, -5)).sort());
    expect(releases.map(({ release }) => release)).toEqual(releaseIds);
  });

  it('hold no flow that no release has, and no source that nothing names', () => {
    const { flows } = flowsFile.parse(read(`${folder}/flows.json`));
    const used = new Set(releases.flatMap((release) => release.flows));
    expect(flows.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([]);
    expect(new Set(flows.map(({ id }) => id)).size).toBe(flows.length);
  });

  it('name a feature exactly where the level is conditional', () => {
    const { flows } = flowsFile.parse(read(`${folder}/flows.json`));
    for (const { id, level, feature, parts } of flows) {
      expect([id, feature !== undefined]).toEqual([id, level === 'conditional']);
      for (const part of parts) {
        expect([id, part.feature !== undefined]).toEqual([id, part.level === 'conditional']);
        expect([id, part.reason !== undefined]).toEqual([id, part.level !== undefined]);
      }
    }
  });

  it('say what speaks on every port of a Windows listener, or that nobody knows', () => {
    const kernel = loadCatalogue('vmm-2025').flows.flatMap(({ parts }) =>
      parts.filter(({ listener }) => listener.program === 'System'),
    );
    expect(kernel.every(({ listener }) => listener.services === null)).toBe(true);
    const mapper = loadCatalogue('vmm-2025').flows.flatMap(({ parts }) =>
      parts.filter(({ ports }) => ports.kind === 'fixed' && ports.ranges[0]?.[0] === 135),
    );
    expect(mapper.length).toBeGreaterThan(2);
    for (const { listener } of mapper) {
      expect(listener.services).toEqual(['RpcEptMapper', 'RpcSs']);
    }
  });
});

describe('loadCatalogue', () => {
  const counts: Record<ReleaseId, number> = {
    '2007': 9,
    '2008': 26,
    '2008r2': 26,
    '2012': 48,
    '2012sp1': 52,
    '2012r2': 50,
    '2016': 53,
    '2019': 55,
    '2022': 55,
    '2025': 55,
  };

  it.each(releaseIds)('%s has its flows, each with sources that can be looked up', (release) => {
    const catalogue = loadCatalogue(catalogueOf(release));
    expect(catalogue.flows.length).toBe(counts[release]);
    for (const flow of catalogue.flows) {
      for (const id of flow.sources) expect(catalogue.sources[id]?.text).toBeTruthy();
      expect(flow.sources.length > 0 || flow.confidence === 'low').toBe(true);
    }
  });

  it('gives a published table as flows, with what is wrong beside each', () => {
    const { flows, missing } = loadCatalogue('vmm-2008-virtuatopia');
    expect(flows.length).toBe(12);
    expect(missing).toContain('SMB 445');
    expect(flows.flatMap((flow) => portTexts(flow))).toEqual(
      '8100 80 80 443 1433 135 80 80 5900 3389 80 2719'.split(' '),
    );
    expect(flows[11]?.published?.check).toBe('digits swapped');
    expect(flows[11]?.published?.flows).toEqual(['vmconnect-hyperv']);
  });

  it('does not judge rules by service names that nobody confirmed for the release', () => {
    const listenerOf = (id: 'vmm-2008' | 'vmm-2022') =>
      loadCatalogue(id).flows.find((flow) => flow.id === 'console-to-server-wcf')?.parts[0]
        ?.listener;
    expect(listenerOf('vmm-2022')?.services).toEqual(['SCVMMService']);
    expect(listenerOf('vmm-2008')?.services).toBeUndefined();
  });

  it('has a content text that tells catalogues apart and does not depend on key order', () => {
    const texts = catalogueIds.map((id) => canonicalContent(loadCatalogue(id)));
    expect(new Set(texts).size).toBe(catalogueIds.length);
    const { id, ...rest } = loadCatalogue('vmm-2022');
    expect(canonicalContent({ ...rest, id })).toBe(canonicalContent(loadCatalogue('vmm-2022')));
  });

  it('knows its ids', () => {
    expect(isCatalogueId('vmm-2012sp1')).toBe(true);
    expect(isCatalogueId('vmm-2012SP1')).toBe(false);
    expect(isCatalogueId('__proto__')).toBe(false);
  });
});

interface Fact {
  id: string;
  versions: string[];
  initiatorRoles: string[];
  listenerRoles: string[];
  level: string;
  feature?: string;
  protocol: string;
  ports: string[];
  sources: string[];
  confidence: string;
  confidencePerVersion?: Record<string, string>;
  listedByMicrosoftForVmm: boolean | null;
  builtinRules: string[];
}

const facts = '../shared/facts/flows.json';
describe.runIf(requireOrSkip(`the collected facts (${facts})`, existsSync(facts)))(
  'the catalogue against the collected facts',
  () => {
    // The facts are a trusted file of a known shape.
    const all = (existsSync(facts) ? read(facts) : []) as Fact[];

    it.each(releaseIds)('%s equals them', (release) => {
      const version = release.replace('sp', 'SP').replace('r2', 'R2');
      const expected = all
        .filter(({ versions }) => versions.includes(version))
        .map((fact) => ({
          id: fact.id,
          initiatorRoles: fact.initiatorRoles,
          listenerRoles: fact.listenerRoles,
          level: fact.level,
          feature: fact.feature,
          protocol: fact.protocol,
          ports: fact.ports,
          sources: fact.sources,
          confidence: fact.confidencePerVersion?.[version] ?? fact.confidence,
          listed: fact.listedByMicrosoftForVmm,
          builtinRules: fact.builtinRules.map((name) => name.replace(/ .*/, '')),
        }));
      const actual = loadCatalogue(catalogueOf(release)).flows.map((flow) => ({
        id: flow.id,
        initiatorRoles: flow.initiator.roles,
        listenerRoles: flow.listener.roles,
        level: flow.level,
        feature: flow.feature,
        protocol: protocolText(flow),
        ports: portTexts(flow),
        sources: flow.sources,
        confidence: flow.confidence,
        listed: flow.listedByMicrosoftForVmm,
        builtinRules: flow.builtinRules,
      }));
      expect(actual).toEqual(expected);
    });
  },
);

const table = '../shared/facts/virtuatopia-2008.json';
it.runIf(requireOrSkip(`the printed table (${table})`, existsSync(table)))(
  'the published table stands as printed',
  () => {
    // The facts are a trusted file of a known shape.
    const { rows } = read(table) as { rows: unknown[] };
    expect(loadCatalogue('vmm-2008-virtuatopia').flows.map((flow) => flow.published)).toEqual(rows);
  },
);
