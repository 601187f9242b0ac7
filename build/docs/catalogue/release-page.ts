import { catalogueOf, loadCatalogue } from '../../../app/catalogue.ts';
import type { ReleaseFile } from '../../../core/vmm/catalogue-schema.ts';
import { levels } from '../../../core/vmm/terms.ts';
import { code, escaped, page, table } from '../markdown.ts';
import { flowLink, levelText, portsText, roleNames } from './words.ts';

/** ProductVersion as a person compares it: `10.25.`, or `3.1. from 3.1.6000`. */
export const versionsText = ({ versions }: ReleaseFile): string =>
  versions
    .map(({ prefix, fromBuild }) =>
      fromBuild === undefined ? code(prefix) : `${code(prefix)} from build ${fromBuild}`,
    )
    .join(', ');

/** What one release needs. */
export function releasePage(file: ReleaseFile): string {
  const { flows } = loadCatalogue(catalogueOf(file.release));
  const unverified = file.unverifiedServices ?? [];
  const sorted = levels.flatMap((level) => flows.filter((flow) => flow.level === level));
  return page(
    `# ${escaped(file.name)}`,
    `${flows.length} flows. The release is known by a product version that begins with ${versionsText(file)}. \`vmm-firewall flows --release ${file.release}\` prints this list.`,
    unverified.length === 0
      ? ''
      : `No document confirms that the services of this release are called ${unverified.map(code).join(', ')}; rules are judged by their program alone.`,
    table(
      ['flow', 'from', 'to', 'ports', 'level', 'confidence'],
      sorted.map((flow) => [
        flowLink(flow.id),
        roleNames(flow.initiator.roles),
        roleNames(flow.listener.roles),
        portsText(flow),
        levelText(flow),
        flow.confidence,
      ]),
    ),
  );
}
