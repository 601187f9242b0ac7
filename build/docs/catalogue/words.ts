import type { FlowDefinition, FlowPart } from '../../../core/vmm/catalogue-schema.ts';
import { portTexts, protocolText } from '../../../core/vmm/flow-text.ts';
import type { Confidence, Feature, Level, Role } from '../../../core/vmm/terms.ts';
import { vocabulary } from '../../../renderer/texts/en/vocabulary.ts';
import { code, escaped } from '../markdown.ts';

// The window and these pages name everything alike.
export const roleName = (role: Role): string => escaped(vocabulary.roles[role]);
export const featureName = (feature: Feature): string => escaped(vocabulary.features[feature]);
export const roleNames = (roles: readonly Role[]): string => roles.map(roleName).join(', ');

export const levelMeanings: Readonly<Record<Level, string>> = {
  required: 'VMM does not work without it. Closed, it fails the server.',
  conditional: 'Needed when the feature named is used. Closed then, it fails the server.',
  recommended: 'Documented as good to have. Never fails the server.',
  context: 'For information: what else documents mention. Never fails the server.',
};

export const confidenceMeanings: Readonly<Record<Confidence, string>> = {
  high: "Microsoft's own documents say so, and nothing contradicts them.",
  medium: 'Documented in part, or for a neighbouring release.',
  low: 'Somebody wrote it and nobody confirmed it. Never fails a server.',
};

/** `required`, or `with Live migration`. */
export const levelText = ({ level, feature }: Pick<FlowDefinition, 'level' | 'feature'>): string =>
  feature === undefined ? level : `with ${featureName(feature)}`;

/** `TCP 135, 49152-65535`. */
export function portsText(flow: Pick<FlowDefinition, 'parts'>): string {
  if (flow.parts.length === 0) return 'local';
  return escaped(`${protocolText(flow)} ${portTexts(flow).join(', ')}`);
}

/** `` `svchost.exe` (services RpcEptMapper, RpcSs) ``. */
export function listenerText({ program, services, owner }: FlowPart['listener']): string {
  const path = typeof program === 'object' ? program?.fileName : program;
  const who = path === undefined || path === null ? 'not documented' : code(path);
  const many = services?.length === 1 ? 'service' : 'services';
  const shared = services ? [`${many} ${services.map(code).join(', ')}`] : [];
  const more = [...shared, ...(owner === undefined ? [] : [escaped(owner)])];
  return more.length === 0 ? who : `${who} (${more.join('; ')})`;
}

export const sourceLink = (id: string): string => `[${id}](sources.md#${id.toLowerCase()})`;
export const flowLink = (id: string): string => `[${id}](flows.md#${id})`;
