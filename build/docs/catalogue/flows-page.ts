import { catalogueOf, loadCatalogue, releases } from '../../../app/catalogue.ts';
import type { FlowDefinition, FlowPart } from '../../../core/vmm/catalogue-schema.ts';
import { settingPath } from '../../../core/vmm/effective-ports.ts';
import type { Flow } from '../../../core/vmm/catalogue.ts';
import type { ReleaseId } from '../../../core/vmm/terms.ts';
import { code, escaped, facts, page, table } from '../markdown.ts';
import { featureName, levelText, listenerText, portsText, roleNames, sourceLink } from './words.ts';

/** One flow and the releases that have it, each with its own confidence. */
export interface FlowOfReleases {
  readonly flow: Flow;
  readonly releases: readonly { readonly release: ReleaseId; readonly confidence: string }[];
}

/** Every flow of every release, in the order in which the newest release lists them. */
export function flowsOfReleases(): readonly FlowOfReleases[] {
  const byId = new Map<
    string,
    { flow: Flow; releases: { release: ReleaseId; confidence: string }[] }
  >();
  for (const { release } of releases.toReversed()) {
    for (const flow of loadCatalogue(catalogueOf(release)).flows) {
      const known = byId.get(flow.id) ?? { flow, releases: [] };
      known.releases.unshift({ release, confidence: flow.confidence });
      byId.set(flow.id, known);
    }
  }
  return [...byId.values()];
}

/** Every flow with all that is known of it. */
export const flowsPage = (): string =>
  page(
    '# Flows',
    'Every flow that a release of VMM needs or that its documents mention. Generated from `assets/catalogue/flows.json`.',
    ...flowsOfReleases().map(flowSection),
  );

function flowSection({ flow, releases: having }: FlowOfReleases): string {
  const { initiator, listener, symptom, configurable, builtinRules, notes, sources } = flow;
  const end = ({ text, roles }: FlowDefinition['initiator']) =>
    `${escaped(text)} (roles: ${roleNames(roles)})`;
  const codes = symptom?.codes.map(code).join(', ') ?? '';
  const rules = builtinRules.map(code).join(', ');
  const known = { true: 'yes', false: 'no', null: 'not checked' } as const;
  return page(
    `## ${flow.id}`,
    `${escaped(flow.purpose)}.`,
    facts([
      ['opens the connection', end(initiator)],
      ['listens', end(listener)],
      ['ports', portsText(flow)],
      ['level', levelText(flow)],
      ['confidence', confidenceText(having)],
      ['releases', having.map(({ release }) => `[${release}](vmm-${release}.md)`).join(', ')],
      ['transport', escaped(flow.transport)],
      ['encrypted', escaped(flow.encrypted)],
      ['when it is closed', symptom === undefined ? '' : escaped(symptom.text)],
      ['messages', codes],
      ['chosen', configurable === undefined ? '' : configurableText(configurable)],
      ["Windows' own rules", rules],
      ['about these rules', escaped(flow.builtinRulesNote ?? '')],
      ["in Microsoft's port table", known[`${flow.listedByMicrosoftForVmm}`]],
      ['notes', escaped(notes ?? '')],
      ['sources', sources.map(sourceLink).join(', ')],
    ]),
    partsTable(flow.parts),
  ).trimEnd();
}

/** One word where all releases agree, else each with its releases. */
function confidenceText(having: FlowOfReleases['releases']): string {
  const words = [...new Set(having.map(({ confidence }) => confidence))];
  if (words.length === 1) return words.join('');
  return words
    .map((word) => {
      const those = having.filter(({ confidence }) => confidence === word);
      return `${word} (${those.map(({ release }) => release).join(', ')})`;
    })
    .join(', ');
}

const configurableText = ({ where, setupKey, registry }: NonNullable<Flow['configurable']>) =>
  [where, setupKey && `setup: ${setupKey}`, registry]
    .filter(Boolean)
    .map((text) => escaped(`${text}`))
    .join('; ');

function partsTable(parts: readonly FlowPart[]): string {
  if (parts.length === 0) return 'It never leaves the server.';
  return table(
    ['port', 'who listens there', 'about it'],
    parts.map((part) => [
      portsText({ parts: [part] }),
      listenerText(part.listener),
      aboutPart(part),
    ]),
  );
}

function aboutPart({ level, feature, reason, alternatives, setting }: FlowPart): string {
  return [
    level === undefined ? '' : `${feature === undefined ? level : `with ${featureName(feature)}`}.`,
    escaped(reason ?? ''),
    alternatives === undefined ? '' : `One of them is enough: ${escaped(alternatives)}`,
    setting === undefined ? '' : `Read from ${code(settingPath(setting))}.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}
