import { standardFolders } from '../../../core/firewall/policy/environment.ts';
import { agentSigns, roleSigns, type RoleSigns } from '../../../core/vmm/role-signs.ts';
import { vmmKeys } from '../../../core/vmm/vmm-registry.ts';
import { catalogueIds, loadCatalogue } from '../../catalogue.ts';
import type { PublicNames } from './redact-snapshot.ts';

type Process = ReturnType<typeof loadCatalogue>['flows'][number]['parts'][number]['listener'];

function wordsOfProcess({ program, services }: Pick<Process, 'program' | 'services'>): string[] {
  const file = typeof program === 'object' ? program?.fileName : program;
  return [...(file === undefined || file === null ? [] : [file]), ...(services ?? [])];
}

const wordsOfSigns = ({ services, program, windowsFeature }: RoleSigns): string[] => [
  ...(services ?? []),
  ...(program === undefined ? [] : [program]),
  ...(windowsFeature === undefined ? [] : [windowsFeature]),
];

/** Folders in which VMM and Windows are installed; the release shows in them. */
const folders = [
  'C:\\Program Files\\Microsoft System Center 2012 R2\\Virtual Machine Manager\\bin',
  'Microsoft System Center 2016 2019 2022 2025 2008 2007',
  'Windows\\System32\\WindowsPowerShell\\v1.0 SysWOW64 Common Files Users ProgramData',
  'MSSQL MSSQLSERVER MICROSOFT Binn SQL Server exe dll',
];

/** Words of the rule grammar (MS-GPFAS 2.2.2). */
const ruleWords = [
  'Action Allow Block Bypass Active TRUE FALSE Dir In Out Profile Domain Private Public Any None',
  'RPC RPC-EPMap Teredo IPHTTPSIn IPHTTPSOut IPTLSIn IPTLSOut Ply2Disc mDNS DHCP CORTANA',
  'LocalSubnet DNS WINS DefaultGateway IntrAnet RmtIntrAnet Internet Ply2Renders',
  'Lan Wireless RemoteAccess GTEQ App User Authenticate AuthenticateEncrypt AuthNoEncap',
  'AuthDynEnc AuthenticateWithIntegrity NegotiateEncryption AuthenticateNoEncap',
];

/** What the catalogue and the detection know by name. */
export function publicNames(): PublicNames {
  const flows = catalogueIds.flatMap((id) => loadCatalogue(id).flows);
  const senders = catalogueIds.flatMap((id) =>
    Object.values(loadCatalogue(id).initiatorPrograms).flat(),
  );
  const processes = [
    ...senders,
    ...flows.flatMap(({ parts, initiatorPrograms = [] }) => [
      ...parts.map(({ listener }) => listener),
      ...initiatorPrograms,
    ]),
  ];
  return {
    programs: [
      ...processes.flatMap(wordsOfProcess),
      ...[agentSigns, ...Object.values(roleSigns)].flatMap(wordsOfSigns),
      ...standardFolders.keys(),
      ...standardFolders.values(),
      ...Object.values(vmmKeys),
      ...folders,
      ...ruleWords,
    ],
    builtinRules: [...new Set(flows.flatMap(({ builtinRules }) => builtinRules))],
  };
}
