import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  flowsFile,
  publishedTableFile,
  type FlowDefinition,
} from '../core/vmm/catalogue-schema.ts';
import { catalogueTextsFile } from '../core/vmm/catalogue-texts.ts';

const folder = 'assets/catalogue';
const read = (path: string): unknown => JSON.parse(readFileSync(`${folder}/${path}`, 'utf8'));
const { flows } = flowsFile.parse(read('flows.json'));
const { rows } = publishedTableFile.parse(read('vmm-2008-virtuatopia.json'));

/** What the window shows of a flow, in English. */
const englishOf = ({ initiator, listener, purpose, symptom, notes }: FlowDefinition) => ({
  initiator: initiator.text,
  listener: listener.text,
  purpose,
  ...(symptom === undefined ? {} : { symptom: symptom.text }),
  ...(notes === undefined ? {} : { notes }),
});

const english = {
  flows: Object.fromEntries(flows.map((flow) => [flow.id, englishOf(flow)])),
  rows: Object.fromEntries(
    rows.map(({ id, published: { check, truth } }) => [id, { check, truth }]),
  ),
  owners: Object.fromEntries(
    flows
      .flatMap(({ parts }) => parts.flatMap(({ listener }) => listener.owner ?? []))
      .map((owner) => [owner, owner]),
  ),
};

/** Every text with its place: `flows.console-to-server-wcf.purpose`. */
function leavesOf(value: unknown, place: string): [string, string][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => leavesOf(each, `${place}/${key}`))
    : [[place, String(value)]];
}

/** Error codes, ports, years and versions: what a person looks up or types. */
const numbersOf = (text: string) =>
  (text.match(/0x[0-9a-f]+|\d[\d.]*\d|\d/gi) ?? []).filter((number) => number.length > 1).sort();

describe.each(readdirSync(`${folder}/texts`))('the texts of the catalogue in %s', (file) => {
  const content = read(`texts/${file}`);
  const leaves = new Map(leavesOf(content, ''));
  const englishLeaves = leavesOf(english, '');

  it('have the shape of the schema', () => {
    expect(catalogueTextsFile.safeParse(content).error?.issues ?? []).toEqual([]);
  });

  it('are all there, and none is left over', () => {
    const wanted = englishLeaves.map(([place]) => place);
    expect(wanted.filter((place) => !leaves.has(place))).toEqual([]);
    expect([...leaves.keys()].filter((place) => !wanted.includes(place))).toEqual([]);
  });

  it('name the same numbers', () => {
    const different = englishLeaves.filter(
      ([place, text]) => numbersOf(leaves.get(place) ?? '').join() !== numbersOf(text).join(),
    );
    expect(different).toEqual([]);
  });

  it('are not the English ones where those are more than names', () => {
    const same = englishLeaves.filter(
      ([place, text]) => /[a-z]{3,} [a-z]{2,}/.test(text) && leaves.get(place) === text,
    );
    expect(same).toEqual([]);
  });
});
