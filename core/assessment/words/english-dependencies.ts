import type { Dependency, OpenCondition } from '../../firewall/decision/dependency.ts';
import { valueName } from '../../vmm/value-name.ts';
import { ruleProblemInEnglish } from './english-rule-flaws.ts';

const conditionWords: {
  readonly [K in OpenCondition['kind']]: (condition: Extract<OpenCondition, { kind: K }>) => string;
} = {
  doubt: ({ key, flaw }) => ruleProblemInEnglish({ key, flaw }),
  'unknown-key': ({ key }) => `the key ${key} is not known`,
  'undecidable-key': ({ key }) => `${key} cannot be decided from the policy`,
  'local-user': () => 'LUAuth names an account or a condition',
  'newer-version': ({ minor }) => `version 2.${minor} is newer than this Windows understands`,
  process: ({ names, programKnown }) =>
    `it holds for ${names.join(', ')} only and ${programKnown ? 'the program or service' : 'the program'} is not known well enough`,
  adapter: () => 'it holds for one network adapter, and which one is used is not known',
  port: ({ side, words }) =>
    words.length === 0
      ? `the ${side} port is not known`
      : `which ports ${words.join(', ')} stands for is not known`,
  icmp: () => 'the ICMP type or code is not known',
  'interface-type': () => 'the interface type is not known',
  address: ({ words }) =>
    words.length === 0
      ? 'the address is not known'
      : `which addresses ${words.join(', ')} stands for is not known`,
};

function condition(each: OpenCondition): string {
  // Each entry of the table takes exactly the condition of its own kind.
  const describe = conditionWords[each.kind] as (condition: OpenCondition) => string;
  return describe(each);
}

/** A clause without a full stop: what an answer depends on. */
export function describeDependency(dependency: Dependency): string {
  switch (dependency.kind) {
    case 'rule': {
      const { store, id } = dependency.rule;
      return `${store} rule ${valueName(id)}: ${dependency.conditions.map(condition).join(', and ')}`;
    }
    case 'ipsec':
      return `${dependency.rule.store} rule ${valueName(dependency.rule.id)} demands IPsec for this traffic`;
    case 'unreadable':
      return `the ${dependency.store} rules could not be read: ${dependency.reason}`;
    case 'service-not-running':
      return 'the Windows Firewall service (MpsSvc) is not running, and no rule says what gets through without it: start it first';
    case 'more-rules':
      return dependency.count === 1
        ? 'and 1 more rule that may match'
        : `and ${dependency.count} more rules that may match`;
  }
}
