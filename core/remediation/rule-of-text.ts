import { formatIp } from '../firewall/algebra/ip-address.ts';
import { fieldsOf } from '../firewall/rule/fields.ts';
import { profiles } from '../firewall/terms.ts';
import { newRule, type NewRule } from './new-rule.ts';
import { ruleString } from './rule-string.ts';

/** The values of a rule string by key, whose case does not count. */
function valuesOf(text: string) {
  const fields = fieldsOf(text);
  const all = (key: string) =>
    fields.filter((field) => field.key.toLowerCase() === key).map(({ value }) => value);
  return { all, one: (key: string) => all(key)[0] };
}

/** What a rule string says of traffic, in the fields of a new rule. Nothing is checked here. */
export function trafficFieldsOf(text: string) {
  const { all, one } = valuesOf(text);
  const named = all('profile').map((word) => word.toLowerCase());
  return {
    direction: one('dir')?.toLowerCase(),
    protocol: one('protocol') === '17' ? 'udp' : 'tcp',
    localPorts: [...all('lport'), ...all('lport2_10')].map(portOf),
    remotePorts: [...all('rport'), ...all('rport2_10')].map(portOf),
    program: one('app'),
    service: one('svc'),
    profiles: profiles.filter((profile) => named.length === 0 || named.includes(profile)),
    remoteAddresses: [
      ...new Set([...all('ra4'), ...all('ra6')].map((text) => rewritten(text, bitsOfMask))),
    ],
  };
}

function portOf(text: string): number | string {
  if (/^\d+$/.test(text)) return Number(text);
  return /^rpc-epmap$/i.test(text) ? 'RPCEPMap' : text;
}

const allBits = 2n ** 32n;
/** Bits of a prefix and its mask, both ways. */
const masks = Array.from({ length: 31 }, (_, index) => {
  const bits = String(index + 1);
  return [bits, formatIp(4, allBits - 2n ** BigInt(31 - index))] as const;
});
const maskOfBits = new Map(masks);
const bitsOfMask = new Map(masks.map(([bits, mask]) => [mask, bits]));

/** Windows writes an IPv4 prefix as a mask. What is neither stays as it is. */
const rewritten = (address: string, spellings: ReadonlyMap<string, string>): string =>
  address.replace(/^(\d+\.\d+\.\d+\.\d+)\/([\d.]+)$/, (whole, network: string, end: string) => {
    const other = spellings.get(end);
    return other === undefined ? whole : `${network}/${other}`;
  });

/**
 * Everything a rule string says, in one order and spelling: order of fields, version, letter case and
 * the spelling of a mask do not count, as in `Test-RuleTextEqual` of assets/powershell/RuleText.psm1.
 * @param left keys in lower case that do not count either
 */
export function comparableText(text: string, left: readonly string[] = []): string {
  const list = fieldsOf(text)
    .filter(({ key }) => !left.includes(key.toLowerCase()))
    .map(
      ({ key, value }) => `${key}=${/^[lr]a4$/i.test(key) ? rewritten(value, maskOfBits) : value}`,
    )
    .map((field) => field.toLowerCase());
  const named = list.filter((field) => field.startsWith('profile='));
  const rest = list.filter((field) => !field.startsWith('profile='));
  // All three profiles say the same as none.
  return [...rest, ...(named.length === profiles.length ? [] : named)].toSorted().join('|');
}

/**
 * The rule of our own that a rule string is of: making it anew gives a rule that says the same.
 * Undefined where somebody has made something else of it.
 * @param name the rule's id
 */
export function ownRuleOfText(name: string, text: string): NewRule | undefined {
  const { one } = valuesOf(text);
  const read = newRule.safeParse({
    ...trafficFieldsOf(text),
    name,
    displayName: one('name'),
    description: one('desc'),
    group: one('embedctxt'),
  });
  if (!read.success) return undefined;
  const again = ruleString(read.data, { major: 2, minor: 10 });
  return comparableText(again) === comparableText(text) ? read.data : undefined;
}
