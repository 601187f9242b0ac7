import { z } from 'zod';
import { parseAddressRange } from '../firewall/algebra/address-range.ts';
import { profiles } from '../firewall/terms.ts';
import { ownText } from './plain-text.ts';

/** The group of every rule we create; Windows shows it beside the rule. */
export const ownGroup = 'VMM Firewall Companion';

/** Names of rules that are ours: flow id and protocol, with a number where a flow needs several. */
export const ownRuleName = z
  .string()
  .regex(
    /^VmmFirewallCompanion-[a-z0-9][a-z0-9-]{0,79}-(tcp|udp)(-[1-9][0-9]?)?$/,
    'a name of our own: VmmFirewallCompanion-<flow>-<tcp|udp>',
  );

const port = z.int().min(1).max(65535);
const portRange = z
  .string()
  .regex(/^[1-9]\d{0,4}-[1-9]\d{0,4}$/, 'a range such as 5000-5010')
  .refine((text) => {
    const [first, last] = text.split('-').map(Number);
    return first !== undefined && last !== undefined && first < last && last <= 65535;
  }, 'a range whose first port is below its last, up to 65535');
const remotePorts = z.array(z.union([port, portRange])).max(100);
const localPorts = z.array(z.union([port, portRange, z.enum(['RPC', 'RPCEPMap'])])).max(100);
export type LocalPort = z.infer<typeof localPorts>[number];

/**
 * Full path of a program, maybe below a variable, or `System`. The law of MS-FASP for `App` (under
 * 260 characters, none of / * ? " < > |), and no path to another machine.
 */
const program = z
  .string()
  .max(259)
  .regex(
    // oxlint-disable-next-line no-control-regex -- control characters are refused
    /^(System|([A-Za-z]:|%[A-Za-z][A-Za-z0-9_()]{0,60}%)(\\[^\\/:*?"<>|\u0000-\u001f\u007f-\u009f]+)+)$/u,
    'a full path such as C:\\folder\\program.exe, or System',
  )
  .pipe(ownText(259));

const service = z
  .string()
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.$ -]{0,255}$/, 'the short name of a service');

/** An address, `a-b`, a prefix of 1 to 31 (127) bits, or LocalSubnet. IPv4 masks are written as prefixes. */
const remoteAddress = z
  .string()
  .max(100)
  .refine((text) => {
    if (text === 'LocalSubnet') return true;
    if (!/^[0-9A-Fa-f.:]+([/-][0-9A-Fa-f.:]+)?$/.test(text)) return false;
    if (/\/(0\d*|.*\..*)$/.test(text)) return false;
    return parseAddressRange(text) !== undefined && !/^[^:]*\/32$|\/128$/.test(text);
  }, 'an address, a range a-b, a prefix such as 10.0.0.0/8, or LocalSubnet');

/** An allow rule to be created: active, in the local store, in our group. Empty lists say "any". */
export const newRule = z
  .strictObject({
    name: ownRuleName,
    displayName: ownText(200).refine((text) => text.toLowerCase() !== 'all', 'not the word All'),
    group: z.literal(ownGroup),
    description: ownText(1000),
    direction: z.enum(['in', 'out']),
    protocol: z.enum(['tcp', 'udp']),
    localPorts,
    remotePorts,
    program: program.optional(),
    service: service.optional(),
    profiles: z.array(z.enum(profiles)).min(1).max(3),
    remoteAddresses: z.array(remoteAddress).max(500),
  })
  .superRefine((rule, context) => {
    for (const problem of problemsOf(rule)) context.addIssue({ code: 'custom', message: problem });
  });
export type NewRule = z.infer<typeof newRule>;

const repeats = (list: readonly unknown[]) => new Set(list).size !== list.length;

/** What must hold between fields (decision laws, section 5: malformed and doubtful). */
function problemsOf(rule: {
  readonly name: string;
  readonly direction: 'in' | 'out';
  readonly protocol: 'tcp' | 'udp';
  readonly localPorts: readonly (number | string)[];
  readonly remotePorts: readonly (number | string)[];
  readonly program?: string | undefined;
  readonly service?: string | undefined;
  readonly profiles: readonly string[];
  readonly remoteAddresses: readonly string[];
}): string[] {
  const problems: string[] = [];
  const words = rule.localPorts.some((entry) => entry === 'RPC' || entry === 'RPCEPMap');
  if (words && (rule.direction !== 'in' || rule.protocol !== 'tcp'))
    problems.push('RPC and RPCEPMap belong to inbound TCP rules');
  if (!new RegExp(`-${rule.protocol}(-\\d+)?$`).test(rule.name))
    problems.push(`the name of a ${rule.protocol} rule says ${rule.protocol}`);
  if (repeats(rule.profiles)) problems.push('a profile is named twice');
  if (repeats(rule.localPorts) || repeats(rule.remotePorts)) problems.push('a port is named twice');
  if (repeats(rule.remoteAddresses)) problems.push('an address is named twice');
  if (rule.localPorts.length + rule.remotePorts.length === 0 && rule.program === undefined)
    problems.push('a rule names ports or a program: it would open everything');
  return problems;
}
