import type { RegistryValue } from '../snapshot/registry.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { Flow } from './catalogue.ts';
import {
  isBefore2012,
  settingPath,
  type EffectivePort,
  type EffectivePorts,
} from './effective-ports.ts';
import type { Evidence } from './evidence.ts';
import type { Fault } from './fault.ts';
import { oneLine } from './one-line.ts';
import { sqlConnection } from './sql-connection.ts';
import type { PortSetting, ReleaseId } from './terms.ts';
import { findKey, vmmKeys } from './vmm-registry.ts';

/** Faults of the port settings in the registry. */

export interface SettingsContext {
  readonly snapshot: Snapshot;
  readonly release: ReleaseId;
  readonly flows: readonly Flow[];
  readonly ports: EffectivePorts;
}

const serverSettings = [
  'server-indigo-tcp',
  'server-indigo-https',
  'server-indigo-nettcp',
  'server-indigo-http',
  'server-wsman',
  'server-bits',
] as const satisfies readonly PortSetting[];
const vmmSettings = [...serverSettings, 'agent-bits', 'console-indigo-tcp'] as const;
type VmmSetting = (typeof vmmSettings)[number];

export function settingFaults(context: SettingsContext): Fault[] {
  return [
    ...vmmSettings.flatMap((setting) => faultsOfValue(context, setting)),
    ...collisions(context),
    ...bitsFaults(context),
    ...sqlFaults(context),
  ];
}

/** WinRM over TLS; setup forbids it for any VMM feature (S09). */
const reservedPort = 5986;

function faultsOfValue(context: SettingsContext, setting: VmmSetting): Fault[] {
  const { port, origin } = context.ports[setting];
  const { value } = origin;
  if (!value) return [];
  const path = settingPath(setting);
  const shared = {
    evidence: [valueEvidence(context.ports[setting])],
    flows: flowsOf(context, setting),
  };
  if (value.type !== 'REG_DWORD') {
    const params = { path, type: value.type, data: dataText(value), usual: port };
    return [
      {
        id: `port-wrong-type:${setting}`,
        code: 'port-wrong-type',
        params,
        severity: 'error',
        sources: ['S31'],
        ...shared,
      },
    ];
  }
  if (origin.kind === 'documented') {
    const params = { path, found: String(value.data), usual: port };
    return [
      {
        id: `port-out-of-range:${setting}`,
        code: 'port-out-of-range',
        params,
        severity: 'error',
        sources: ['S08', 'S09'],
        ...shared,
      },
    ];
  }
  if (port !== reservedPort) return [];
  return [
    {
      id: `port-reserved:${setting}`,
      code: 'port-reserved',
      params: { path, port },
      severity: 'error',
      sources: ['S09'],
      ...shared,
    },
  ];
}

/** Two ports of the management server that are one. The 2008 family has no 8101 to 8103. */
function collisions(context: SettingsContext): Fault[] {
  const { snapshot, release, ports } = context;
  if (!findKey(snapshot, vmmKeys.serverSettings)) return [];
  const settings: readonly VmmSetting[] = isBefore2012(release)
    ? ['server-indigo-tcp', 'server-wsman', 'server-bits']
    : serverSettings;
  return settings.flatMap((first, index) =>
    settings.slice(index + 1).flatMap((second): Fault[] => {
      const { port } = ports[first];
      if (port !== ports[second].port) return [];
      return [
        {
          id: `ports-collide:${first}:${second}`,
          code: 'ports-collide',
          params: { first: settingPath(first), second: settingPath(second), port },
          severity: 'error',
          evidence: [valueEvidence(ports[first]), valueEvidence(ports[second])],
          sources: ['S08', 'S09'],
          flows: [...new Set([...flowsOf(context, first), ...flowsOf(context, second)])],
        },
      ];
    }),
  );
}

/** BITS ports above this were not usable before VMM 2012 (S04, S05). */
const highestOldBitsPort = 32768;

function bitsFaults(context: SettingsContext): Fault[] {
  const { snapshot, release, ports } = context;
  const server = ports['server-bits'];
  const agent = ports['agent-bits'];
  const both = findKey(snapshot, vmmKeys.serverSettings) && findKey(snapshot, vmmKeys.agentSetup);
  const faults: Fault[] = [];
  if (both && server.port !== agent.port) {
    faults.push({
      id: 'bits-ports-differ',
      code: 'bits-ports-differ',
      params: { server: server.port, agent: agent.port },
      severity: 'error',
      evidence: [valueEvidence(server), valueEvidence(agent)],
      sources: ['S10', 'S11', 'S12'],
      flows: flowsOf(context, 'server-bits', 'agent-bits'),
    });
  }
  for (const { setting, port } of [server, agent]) {
    if (!isBefore2012(release) || port <= highestOldBitsPort) continue;
    faults.push({
      id: `bits-port-too-high:${setting}`,
      code: 'bits-port-too-high',
      params: { path: settingPath(setting), port, highest: highestOldBitsPort },
      severity: 'error',
      evidence: [valueEvidence(ports[setting])],
      sources: ['S04', 'S05'],
      flows: flowsOf(context, setting),
    });
  }
  return faults;
}

function sqlFaults(context: SettingsContext): Fault[] {
  const sql = sqlConnection(context.snapshot);
  if (!sql) return [];
  const { evidence, badPort, instance, machine, port, location } = sql;
  const flows = flowsOf(context, 'sql');
  if (badPort !== null) {
    const params = {
      path: settingPath('sql'),
      found: oneLine(badPort, 40),
      usual: context.ports.sql.port,
    };
    return [
      {
        id: 'port-out-of-range:sql',
        code: 'sql-port-invalid',
        params,
        severity: 'error',
        evidence,
        sources: ['S63'],
        flows,
      },
    ];
  }
  if (instance === null || port !== null || location !== 'another-computer') return [];
  const params = {
    instance: oneLine(instance, 40),
    machine: oneLine(machine ?? '', 80),
  };
  return [
    {
      id: 'sql-port-not-fixed',
      code: 'sql-port-not-fixed',
      params,
      severity: 'warning',
      evidence,
      sources: ['S22'],
      flows,
    },
  ];
}

/** The value, or the key it is missing from. */
function valueEvidence({ origin }: EffectivePort): Evidence {
  const { path, value } = origin;
  return { kind: 'registry', path, ...(value ? { value } : {}) };
}

function flowsOf({ flows }: SettingsContext, ...settings: readonly PortSetting[]): string[] {
  return flows
    .filter(({ parts }) =>
      parts.some(({ setting, initiatorSetting }) =>
        settings.some((one) => one === setting || one === initiatorSetting),
      ),
    )
    .map(({ id }) => id);
}

/** Short: a hostile value can be of any length. */
function dataText(value: RegistryValue): string {
  return value.data === '' ? '' : oneLine(JSON.stringify(value.data), 60);
}
