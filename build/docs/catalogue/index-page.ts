import { catalogueOf, loadCatalogue, releases } from '../../../app/catalogue.ts';
import { confidences, levels } from '../../../core/vmm/terms.ts';
import { escaped, page, table } from '../markdown.ts';
import { flowsOfReleases } from './flows-page.ts';
import { versionsText } from './release-page.ts';
import { confidenceMeanings, levelMeanings } from './words.ts';

const count = (release: Parameters<typeof catalogueOf>[0], level: string) =>
  String(loadCatalogue(catalogueOf(release)).flows.filter((flow) => flow.level === level).length);

/** What the catalogue is, its words, and the way to every page. */
export const indexPage = (): string =>
  page(
    '# Catalogue',
    `What each release of System Center Virtual Machine Manager needs of a firewall: ${flowsOfReleases().length} flows, each with the documents that say so. These pages are generated from the data that verdicts are made of (\`assets/catalogue\`), so they are what the tool judges by.`,
    '- [Every flow](catalogue/flows.md): who talks to whom, ports, listeners, symptoms, built-in rules\n- [Every source](catalogue/sources.md), with its address\n- [The table of *VMM 2008 Essentials*](catalogue/vmm-2008-virtuatopia.md), as published, with what is wrong with it',
    '## Releases',
    table(
      ['release', 'product version', ...levels],
      releases.map((file) => [
        `[${escaped(file.name)}](catalogue/${file.id}.md)`,
        versionsText(file),
        ...levels.map((level) => count(file.release, level)),
      ]),
    ),
    '## Levels',
    table(
      ['level', 'what it means'],
      levels.map((level) => [level, escaped(levelMeanings[level])]),
    ),
    '## Confidence',
    table(
      ['confidence', 'what it means'],
      confidences.map((confidence) => [confidence, escaped(confidenceMeanings[confidence])]),
    ),
  );
