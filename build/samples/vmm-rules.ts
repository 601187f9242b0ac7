import { customRule, type CustomRule, type Rule } from './rules.ts';
import { serverProgram, type ReleaseName } from './vmm.ts';
import type { WindowsName } from './windows.ts';

/**
 * Rules an administrator made, since neither Windows nor VMM setup brings any for these ports
 * (facts: vmm.md, section 6). BITS and WinRM answer through HTTP.sys, so their program is System.
 */

const group = 'System Center Virtual Machine Manager';
const guid = (port: number) => `{3F1A0000-93C4-4F0E-8B6D-${String(port).padStart(12, '0')}}`;

/** One of these ports, answered by HTTP.sys. */
export function httpRule(
  name: WindowsName,
  port: number,
  text: string,
  other: Partial<CustomRule> = {},
): Rule {
  return customRule(name, {
    id: guid(port),
    name: text,
    group,
    protocol: 6,
    conditions: [`LPort=${port}`],
    app: 'System',
    ...other,
  });
}

/** One of the ports of the management server's own program. */
export function serverRule(
  name: WindowsName,
  release: ReleaseName,
  port: number,
  text: string,
  other: Partial<CustomRule> = {},
): Rule {
  return httpRule(name, port, text, { app: serverProgram(release), ...other });
}

/** Everything a management server of 2012 or later needs that Windows does not bring. */
export function managementServerRules(name: WindowsName, release: ReleaseName): Rule[] {
  return [
    serverRule(name, release, 8100, 'SCVMM - console (TCP 8100)'),
    serverRule(name, release, 8101, 'SCVMM - Windows PE agent (TCP 8101)'),
    serverRule(name, release, 8102, 'SCVMM - WDS provider (TCP 8102)'),
    serverRule(name, release, 8103, 'SCVMM - Windows PE time (TCP 8103)'),
    bitsRule(name),
    httpRule(name, 5986, 'SCVMM - WinRM over HTTPS (TCP 5986)'),
  ];
}

/** BITS over HTTPS: the transfer port of every managed computer. */
export function bitsRule(name: WindowsName, other: Partial<CustomRule> = {}): Rule {
  return httpRule(name, 443, 'SCVMM - BITS (TCP 443)', other);
}

/** What the agent on a managed Windows computer needs of the predefined rules. */
export const agentRuleIds = [
  'FPS-SMB-In-TCP',
  'WMI-RPCSS-In-TCP',
  'WMI-WINMGMT-In-TCP',
  'WMI-ASYNC-In-TCP',
  'RemoteSvcAdmin-*',
];

/**
 * IP-HTTPS and Teredo. While the IP-HTTPS rule is on, its keyword port may be 443, so nobody can tell
 * whether BITS gets in without a rule of its own; many administrators switch the tunnels off.
 */
export const tunnelRuleIds = ['CoreNet-IPHTTPS-*', 'CoreNet-Teredo-*'];
