import { profiles } from '../../firewall/terms.ts';
import type { NewRule } from '../new-rule.ts';

const profileWords = { domain: 'Domain', private: 'Private', public: 'Public' } as const;

/** Parameters of New-NetFirewallRule by name; a list where the cmdlet takes one. */
export type RuleParameters = Readonly<Record<string, string | readonly string[]>>;

/**
 * What New-NetFirewallRule gets for a rule, as the script that applies plans gives it
 * (assets/powershell/Step.psm1). What is not named stays "any".
 */
export function ruleParameters(rule: NewRule): RuleParameters {
  return {
    Name: rule.name,
    DisplayName: rule.displayName,
    Group: rule.group,
    Description: rule.description,
    Enabled: 'True',
    Action: 'Allow',
    Direction: rule.direction === 'in' ? 'Inbound' : 'Outbound',
    Profile: profileText(rule),
    Protocol: rule.protocol.toUpperCase(),
    ...given('LocalPort', rule.localPorts.map(String)),
    ...given('RemotePort', rule.remotePorts.map(String)),
    ...given('RemoteAddress', rule.remoteAddresses),
    ...given('Program', rule.program === undefined ? [] : [rule.program]),
    ...given('Service', rule.service === undefined ? [] : [rule.service]),
  };
}

/** The set of profiles as PowerShell reads it from one text. */
const profileText = (rule: NewRule): string =>
  profiles
    .filter((profile) => rule.profiles.includes(profile))
    .map((profile) => profileWords[profile])
    .join(', ');

function given(name: string, list: readonly string[]): RuleParameters {
  const [first] = list;
  if (first === undefined) return {};
  return { [name]: list.length === 1 ? first : list };
}
