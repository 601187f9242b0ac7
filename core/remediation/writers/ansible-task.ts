import type { NewRule } from '../new-rule.ts';
import { YamlBlock, type YamlMap, type YamlTemplate } from './yaml-text.ts';

export const ruleModule = 'community.windows.win_firewall_rule';
export const switchModule = 'ansible.windows.win_powershell';

const ports = (list: readonly (number | string)[]): string =>
  list.map((entry) => (entry === 'RPCEPMap' ? 'RPC-EPMap' : String(entry))).join(',') || 'any';

/**
 * What win_firewall_rule gets. "any" is said, since the module leaves alone what is not; addresses
 * and ports are one text with commas, in the spelling of the firewall's COM interface.
 */
export const presentRule = (
  rule: NewRule,
): Readonly<Record<string, string | boolean | string[]>> => ({
  name: rule.displayName,
  group: rule.group,
  description: rule.description,
  direction: rule.direction,
  action: 'allow',
  enabled: true,
  state: 'present',
  profiles: [...rule.profiles],
  protocol: rule.protocol,
  localport: ports(rule.localPorts),
  remoteport: ports(rule.remotePorts),
  remoteip: rule.remoteAddresses.join(',') || 'any',
  program: rule.program ?? 'any',
  service: rule.service ?? 'any',
});

/** The module knows a rule by its display name only. */
export const absentRule = (rule: NewRule) => ({ name: rule.displayName, state: 'absent' });

/**
 * What win_powershell gets to switch a rule by its id, which win_firewall_rule cannot; display names
 * are in the language of Windows. Ansible's check mode is -WhatIf.
 */
export function switchRule(name: string | YamlTemplate, on: boolean): YamlMap {
  const verb = on ? 'Enable' : 'Disable';
  // What is not there is switched off already, and cannot be switched on.
  const missing = on ? 'Stop' : 'SilentlyContinue';
  const script = [
    '[CmdletBinding(SupportsShouldProcess = $true)]',
    'param([Parameter(Mandatory = $true)] [string]$Name)',
    `$rule = @(NetSecurity\\Get-NetFirewallRule -PolicyStore PersistentStore -Name $Name -ErrorAction ${missing})`,
    `$Ansible.Changed = @($rule | Where-Object { [string]$_.Enabled -ne '${on ? 'True' : 'False'}' }).Count -gt 0`,
    `if ($Ansible.Changed -and $PSCmdlet.ShouldProcess($Name, '${verb} firewall rule')) {`,
    `    $null = NetSecurity\\${verb}-NetFirewallRule -PolicyStore PersistentStore -Name $Name -ErrorAction Stop`,
    '}',
  ];
  return { script: new YamlBlock(script), parameters: { Name: name } };
}
