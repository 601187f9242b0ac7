import { loadCatalogue } from '../../../app/catalogue.ts';
import table2008 from '../../../assets/catalogue/vmm-2008-virtuatopia.json' with { type: 'json' };
import { escaped, page, table } from '../markdown.ts';
import { flowLink, sourceLink } from './words.ts';

/** A table printed elsewhere, row by row, with what is wrong with it. */
export function publishedPage(): string {
  const { flows } = loadCatalogue('vmm-2008-virtuatopia');
  const rows = flows.flatMap(({ published, parts }) =>
    published === undefined
      ? []
      : [
          [
            String(published.row),
            escaped(published.communication),
            escaped(published.technology ?? 'not stated'),
            `${parts[0]?.protocol.toUpperCase() ?? ''} ${published.port}`,
            escaped(published.check),
            escaped(published.truth),
            published.flows.map(flowLink).join(', '),
          ],
        ],
  );
  return page(
    '# The table of VMM 2008 Essentials, as published',
    `${escaped(table2008.publisher)}, *${escaped(table2008.book)}*, "${escaped(table2008.title)}", revision of ${table2008.revision} (${table2008.sources.map(sourceLink).join(', ')}). Administrators still find it, so it can be chosen: \`vmm-firewall assess server.json --catalogue vmm-2008-virtuatopia\`. Its ports are then judged as printed, and every result says what is wrong with the row.`,
    table(
      ['row', 'communication', 'technology', 'port', 'checked', 'what is true', 'flows it means'],
      rows,
    ),
    `It leaves out: ${escaped(table2008.missing)}.`,
  );
}
