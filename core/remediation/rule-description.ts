import type { Catalogue, Flow } from '../vmm/catalogue.ts';
import { sourceWords } from '../vmm/source-words.ts';
import { cleanText } from './plain-text.ts';

/** What a description may have. Windows takes 10,000 characters (MS-FASP, wszDescription); people do not. */
const most = 1000;
/** Shares that leave room for a document, however many flows there are. */
const mostOfReason = 400;
const mostOfIds = 200;
/** The first of a flow's sources are the strongest; who wants all asks the catalogue. */
const mostDocuments = 3;

/**
 * What an administrator reads in Windows' own console: why the rule is there, and where that stands.
 * @param date ISO 8601
 */
export function ruleDescription(
  flows: readonly Flow[],
  sources: Catalogue['sources'],
  date: string,
): string {
  const reason = cleanText(neededFor(flows), mostOfReason);
  const ids = cleanText(flows.map(({ id }) => id).join(', '), mostOfIds);
  const head = `${reason}. Flow: ${ids}.`;
  const tail = `Created ${date} by VMM Firewall Companion.`;
  const words = documentWords(flows, sources, most - head.length - tail.length - 2);
  return [head, words, tail].filter((text) => text !== '').join(' ');
}

export const neededFor = (flows: readonly Flow[]): string =>
  `Needed for: ${flows.map(({ purpose }) => purpose).join('; ')}`;

/** The first documents by title and address, as many as there is room for, the rest counted. */
function documentWords(
  flows: readonly Flow[],
  sources: Catalogue['sources'],
  room: number,
): string {
  const ids = [...new Set(flows.flatMap((flow) => flow.sources))];
  const documents = ids
    .flatMap((id) => sources[id] ?? [])
    .map((source) => cleanText(sourceWords(source), most));
  const asText = (count: number) => {
    const left = documents.length - count;
    const more = left === 0 ? [] : [`${left} more`];
    return `Documents: ${[...documents.slice(0, count), ...more].join('; ')}.`;
  };
  const shown = documents.slice(0, mostDocuments).map((_, index) => index + 1);
  const fitting = shown.findLast((count) => asText(count).length <= room);
  return fitting === undefined ? '' : asText(fitting);
}
