import { isAvailable, type Snapshot } from '../snapshot/schema.ts';
import type { Evidence } from './evidence.ts';
import { findServices } from './service-path.ts';
import { sqlConnection } from './sql-connection.ts';
import type { Feature, ReleaseId, Role } from './terms.ts';
import { findKey, findValue, vmmKeys } from './vmm-registry.ts';

export interface FoundFeature {
  readonly feature: Feature;
  readonly evidence: readonly Evidence[];
}

export interface FeatureDetection {
  readonly inUse: readonly FoundFeature[];
  /** Signs that it may be in use; only the user can say. */
  readonly hints: readonly FoundFeature[];
  readonly cannotTell: readonly { readonly feature: Feature; readonly reason: string }[];
}

/**
 * Which features a computer uses (roles-and-features.md). What no machine can show, such as hosts in
 * a perimeter network, is in none of the lists.
 * @param roles the computer's roles, detected or given
 */
export function detectFeatures(
  snapshot: Snapshot,
  release: ReleaseId,
  roles: ReadonlySet<Role>,
): FeatureDetection {
  const inUse: FoundFeature[] = [];
  const use = (feature: Feature, evidence: readonly Evidence[] = []) =>
    inUse.push({ feature, evidence });
  if (roles.has('pxe-server')) use('bare-metal-deployment', services(snapshot, 'WDSServer'));
  if (roles.has('update-server')) use('wsus', services(snapshot, 'WsusService'));
  if (roles.has('p2v-source')) use('p2v');
  if (roles.has('sql-server')) use('remote-sql');
  if (roles.has('self-service-portal') && portalReleases.has(release)) {
    const key = findKey(snapshot, vmmKeys.portalSettings);
    use('self-service-portal', key ? [{ kind: 'registry', path: vmmKeys.portalSettings }] : []);
  }
  const tls = findValue(snapshot, vmmKeys.updateServices, 'UsingSSL');
  if (roles.has('update-server') && tls?.type === 'REG_DWORD' && tls.data !== 0) {
    use('wsus-tls', [{ kind: 'registry', path: vmmKeys.updateServices, value: tls }]);
  }
  const sql = roles.has('management-server')
    ? databaseFeatures(snapshot)
    : { inUse: [], cannotTell: [] };
  const found = [
    ...inUse,
    ...sql.inUse.filter(({ feature }) => !inUse.some((one) => one.feature === feature)),
  ];
  return { inUse: found, hints: hintsOf(snapshot), cannotTell: sql.cannotTell };
}

const portalReleases: ReadonlySet<ReleaseId> = new Set(['2007', '2008', '2008r2', '2012']);

function databaseFeatures(snapshot: Snapshot): Pick<FeatureDetection, 'inUse' | 'cannotTell'> {
  const sql = sqlConnection(snapshot);
  if (!sql || sql.location === 'not-known') {
    const reason = isAvailable(snapshot.vmm)
      ? `HKLM\\${vmmKeys.serverSql} does not say which computer has the database`
      : snapshot.vmm.unavailable;
    return {
      inUse: [],
      cannotTell: [
        { feature: 'remote-sql', reason },
        { feature: 'sql-named-instance', reason },
      ],
    };
  }
  if (sql.location === 'this-computer') return { inUse: [], cannotTell: [] };
  const { evidence } = sql;
  const browser = sql.instance !== null && sql.port === null;
  const inUse: FoundFeature[] = [{ feature: 'remote-sql', evidence }];
  if (browser) inUse.push({ feature: 'sql-named-instance', evidence });
  return { inUse, cannotTell: [] };
}

function hintsOf(snapshot: Snapshot): FoundFeature[] {
  const monitored = services(snapshot, 'HealthService', 'OMSDK');
  const sdn = services(snapshot, 'NcHostAgent');
  return [
    ...(monitored.length > 0
      ? [{ feature: 'operations-manager', evidence: monitored } as const]
      : []),
    ...(sdn.length > 0 ? [{ feature: 'sdn', evidence: sdn } as const] : []),
  ];
}

function services(snapshot: Snapshot, ...names: readonly string[]): Evidence[] {
  return findServices(snapshot, { names }).map((service) => ({ kind: 'service', service }));
}
