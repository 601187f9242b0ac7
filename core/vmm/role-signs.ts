import type { HostRole } from './terms.ts';
import { vmmKeys } from './vmm-registry.ts';

/** Signs of one role on a computer; each is proof by itself. */
export interface RoleSigns {
  readonly services?: readonly string[];
  /** File name of the service's program, for services whose names nobody confirmed. */
  readonly program?: string;
  /** Key below HKEY_LOCAL_MACHINE. */
  readonly key?: string;
  readonly windowsFeature?: string;
  /**
   * `alone`: the sign is VMM's own. `with-vmm`: others use the same software, so it counts only where
   * a VMM server or agent is installed too. `never`: it stays a hint, since the sign does not say
   * that VMM uses this computer.
   */
  readonly counts: 'alone' | 'with-vmm' | 'never';
}

/**
 * How roles show themselves (vmm.md, section 4). Not here: `library-server` and `file-server`, which
 * show only in what else is there, and the roles that nothing documented gives away (`guest`,
 * `spf-server`, `app-controller`).
 */
export const roleSigns: Readonly<Partial<Record<HostRole, RoleSigns>>> = {
  'management-server': {
    services: ['SCVMMService', 'VMMService'],
    program: 'vmmservice.exe',
    key: vmmKeys.serverSetup,
    counts: 'alone',
  },
  console: { key: vmmKeys.consoleSetup, counts: 'alone' },
  'self-service-portal': { key: vmmKeys.portalSettings, counts: 'alone' },
  'p2v-source': { program: 'vmmP2VAgent.exe', counts: 'alone' },
  'hyperv-host': { services: ['vmms'], windowsFeature: 'Hyper-V', counts: 'alone' },
  'virtual-server-host': {
    services: ['Virtual Server'],
    program: 'vssrvc.exe',
    counts: 'with-vmm',
  },
  'pxe-server': { services: ['WDSServer'], windowsFeature: 'WDS', counts: 'with-vmm' },
  'update-server': {
    services: ['WsusService'],
    windowsFeature: 'UpdateServices',
    counts: 'with-vmm',
  },
  'cluster-node': { services: ['ClusSvc'], counts: 'with-vmm' },
  'domain-controller': { services: ['NTDS'], counts: 'with-vmm' },
  'sql-server': { program: 'sqlservr.exe', counts: 'never' },
  'opsmgr-server': { services: ['OMSDK'], counts: 'never' },
  'reporting-server': { services: ['ReportServer'], counts: 'never' },
  'network-controller': { windowsFeature: 'NetworkController', counts: 'never' },
  'slb-mux': { services: ['SlbMux'], counts: 'never' },
};

/** The agent has no role of its own: it shows that VMM manages the computer. */
export const agentSigns: RoleSigns = {
  services: ['SCVMMAgent', 'VMMAgent'],
  program: 'vmmAgent.exe',
  key: vmmKeys.agentSetup,
  counts: 'alone',
};

/** SQL Server inside Windows (WSUS, AD FS); it takes no connection from another computer. */
export const internalDatabase = /^MSSQL\$MICROSOFT##/i;
