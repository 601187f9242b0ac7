import type { Assessment } from '../../core/assessment/model.ts';
import type { Catalogue } from '../../core/vmm/catalogue.ts';
import { sourceTitle } from '../../core/vmm/source-words.ts';
import type { DocumentView } from './api.ts';

/** Where a port's origin is a document, its ids stand as `S01, S08`. */
const idsOf = (where: string) => where.split(', ');

/** The documents that an assessment names, by id. One without an address keeps its place in words. */
export function documentsOf(
  { flows, faults }: Assessment,
  { sources }: Catalogue,
): Record<string, DocumentView> {
  const named = [
    ...flows.flatMap((flow) => flow.sources),
    ...flows.flatMap((flow) => flow.portSource.flatMap(({ where }) => idsOf(where))),
    ...faults.flatMap((fault) => fault.sources),
  ];
  return Object.fromEntries(
    [...new Set(named)].flatMap((id) => {
      const source = Object.hasOwn(sources, id) ? sources[id] : undefined;
      if (source === undefined) return [];
      const { text, url = '' } = source;
      return [[id, { title: url === '' ? text : sourceTitle(source), address: url }]];
    }),
  );
}
