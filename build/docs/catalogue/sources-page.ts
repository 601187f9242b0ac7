import sources from '../../../assets/catalogue/sources.json' with { type: 'json' };
import table2008 from '../../../assets/catalogue/vmm-2008-virtuatopia.json' with { type: 'json' };
import { escaped, page } from '../markdown.ts';
import { flowsOfReleases } from './flows-page.ts';
import { flowLink } from './words.ts';

/** Every document that the catalogue rests on, with its address. */
export function sourcesPage(): string {
  const flows = flowsOfReleases().map(({ flow }) => flow);
  const sections = Object.entries(sources.sources).map(([id, source]) => {
    const using = flows
      .filter((flow) => flow.sources.includes(id))
      .map((flow) => flowLink(flow.id));
    if (table2008.sources.includes(id))
      using.push('[the published table](vmm-2008-virtuatopia.md)');
    const url = 'url' in source ? `<${source.url}>` : '';
    const used = using.length === 0 ? '' : `Used by: ${using.join(', ')}.`;
    return page(`## ${id}`, escaped(source.text), url, used).trimEnd();
  });
  return page(
    '# Sources',
    'What the catalogue, port settings and faults rest on. Generated from `assets/catalogue/sources.json`.',
    ...sections,
  );
}
