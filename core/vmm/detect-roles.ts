import { isAvailable, type Snapshot } from '../snapshot/schema.ts';
import type { Evidence } from './evidence.ts';
import { agentSigns, internalDatabase, roleSigns, type RoleSigns } from './role-signs.ts';
import { findServices } from './service-path.ts';
import type { HostRole } from './terms.ts';
import { findKey, findText, findValue, vmmKeys } from './vmm-registry.ts';

export interface FoundRole {
  readonly role: HostRole;
  readonly evidence: readonly Evidence[];
}

/** Why signs of a role are no more than a hint. */
export type HintReason =
  /** Software that others use too; nothing shows that VMM uses it here. */
  | 'not-known-to-be-vmm'
  /** Hyper-V without a VMM agent on a client Windows. */
  | 'client-windows'
  /** Registry keys remain, the service is gone. */
  | 'service-gone'
  /** The service is stopped. */
  | 'not-running'
  /** An agent with nothing else: a library server, or as well a file server. */
  | 'agent-only';

export interface RoleDetection {
  readonly roles: readonly FoundRole[];
  /** May be a role; only the user can say. */
  readonly hints: readonly (FoundRole & { readonly reason: HintReason })[];
  /** Could not be looked for, because a part of the host was not readable. */
  readonly cannotTell: readonly { readonly role: HostRole; readonly reason: string }[];
}

/** Which VMM roles a computer has, with what shows it (vmm.md, section 4). Never guesses: see `hints`. */
export function detectRoles(snapshot: Snapshot): RoleDetection {
  const agent = evidenceOf(snapshot, agentSigns);
  const server = judge(snapshot, 'management-server', false);
  const vmmHere = agent.length > 0 || server?.found === 'role';
  const judged = [...hostRolesWithSigns()].map((role) => judge(snapshot, role, vmmHere));
  const known = judged.filter((one) => one !== undefined);
  const roles: FoundRole[] = known
    .filter((one) => one.found === 'role')
    .map(({ role, evidence }) => ({ role, evidence }));
  const hints = known.flatMap(({ role, evidence, found }) =>
    found === 'role' ? [] : [{ role, evidence, reason: found }],
  );
  const library = libraryOf(snapshot, roles, agent);
  if (library) roles.push(library);
  if (library && !has(roles, 'management-server')) {
    hints.push({ role: 'file-server', evidence: agent, reason: 'agent-only' });
  }
  return { roles, hints, cannotTell: unreadable(snapshot, roles) };
}

const has = (roles: readonly FoundRole[], role: HostRole): boolean =>
  roles.some((one) => one.role === role);

function hostRolesWithSigns(): HostRole[] {
  // Object.keys widens the keys of a record to string.
  return Object.keys(roleSigns) as HostRole[];
}

interface Judged extends FoundRole {
  readonly found: 'role' | HintReason;
}

function judge(snapshot: Snapshot, role: HostRole, vmmHere: boolean): Judged | undefined {
  const signs = roleSigns[role];
  if (!signs) return undefined;
  const evidence = evidenceOf(snapshot, signs);
  if (evidence.length === 0) return undefined;
  return { role, evidence, found: judgeSigns(snapshot, role, signs, evidence, vmmHere) };
}

function judgeSigns(
  snapshot: Snapshot,
  role: HostRole,
  signs: RoleSigns,
  evidence: readonly Evidence[],
  vmmHere: boolean,
): 'role' | HintReason {
  if (signs.counts === 'never' || (signs.counts === 'with-vmm' && !vmmHere)) {
    return 'not-known-to-be-vmm';
  }
  const service = evidence.find((one) => one.kind === 'service');
  if (role === 'management-server' && !service && isAvailable(snapshot.services)) {
    return 'service-gone';
  }
  if (role === 'hyperv-host' && !vmmHere && isClient(snapshot)) return 'client-windows';
  // WSUS and WDS of the management server itself are reached without the network.
  const ofItself = role === 'update-server' || role === 'pxe-server';
  if (ofItself && findKey(snapshot, vmmKeys.serverSetup)) return 'not-known-to-be-vmm';
  // The service exists, stopped, on every server with the feature, in a cluster or not.
  if (role === 'cluster-node' && service?.service.state === 'stopped') return 'not-running';
  return 'role';
}

function isClient({ windows }: Snapshot): boolean {
  return isAvailable(windows) && windows.installation.toLowerCase() === 'client';
}

function evidenceOf(snapshot: Snapshot, signs: RoleSigns): Evidence[] {
  const services = findServices(snapshot, {
    ...(signs.services ? { names: signs.services } : {}),
    ...(signs.program === undefined ? {} : { fileName: signs.program }),
  }).filter(({ name }) => !internalDatabase.test(name));
  const evidence: Evidence[] = services.map((service) => ({ kind: 'service', service }));
  if (signs.key !== undefined && findKey(snapshot, signs.key)) {
    const value = findValue(snapshot, signs.key, 'ProductVersion');
    evidence.push({ kind: 'registry', path: signs.key, ...(value ? { value } : {}) });
  }
  const name = isAvailable(snapshot.features)
    ? snapshot.features.find((feature) => same(feature, signs.windowsFeature))
    : undefined;
  if (name !== undefined) evidence.push({ kind: 'windows-feature', name });
  return evidence;
}

function same(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}

/** Roles that a computer with an agent is managed for; with none of them, the library is what is left. */
const managedRoles: readonly HostRole[] = [
  'management-server',
  'hyperv-host',
  'virtual-server-host',
  'pxe-server',
  'update-server',
];

function libraryOf(
  snapshot: Snapshot,
  roles: readonly FoundRole[],
  agent: readonly Evidence[],
): FoundRole | undefined {
  if (has(roles, 'management-server')) {
    const share = findText(snapshot, vmmKeys.serverLibrary, 'LibraryShareName');
    const value = findValue(snapshot, vmmKeys.serverLibrary, 'LibraryShareName');
    if (share === undefined || share === '' || !value) return undefined;
    const evidence = { kind: 'registry', path: vmmKeys.serverLibrary, value } as const;
    return { role: 'library-server', evidence: [evidence] };
  }
  // Without the list of services another managed role may be there unseen.
  if (agent.length === 0 || !isAvailable(snapshot.services)) return undefined;
  if (managedRoles.some((role) => has(roles, role))) return undefined;
  return { role: 'library-server', evidence: agent };
}

/** Roles not found whose proof lies in a part that could not be read, and the reason it could not. */
function unreadable(
  snapshot: Snapshot,
  roles: readonly FoundRole[],
): { role: HostRole; reason: string }[] {
  const { vmm, services, features } = snapshot;
  const lacks = (role: HostRole): string | undefined => {
    const signs = roleSigns[role] ?? agentSigns;
    const byService = signs.services !== undefined || signs.program !== undefined;
    if (byService) return isAvailable(services) ? undefined : services.unavailable;
    if (signs.key !== undefined) return isAvailable(vmm) ? undefined : vmm.unavailable;
    return isAvailable(features) ? undefined : features.unavailable;
  };
  return [...hostRolesWithSigns(), 'library-server' as const]
    .filter((role) => !has(roles, role))
    .flatMap((role) => {
      const reason = lacks(role);
      return reason === undefined ? [] : [{ role, reason }];
    });
}
