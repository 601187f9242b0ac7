import type { Match, RuleRef } from '../../core/firewall/terms.ts';
import type { OracleAnswer, OracleHost } from './law/host.ts';
import { addresses, icmp, ignoresRemote, ports, protocol, worst } from './law/conditions.ts';
import { adapter, app, interfaceType, localUser, platform, service } from './law/identity.ts';
import { settingsOf, storedRules, type Settings, type StoredRule } from './law/policy.ts';
import { readQuestion, type Asked } from './law/question.ts';
import {
  actionOf,
  directionOf,
  hasSecurity,
  isPortKey,
  parsePort,
  parseRule,
  portsOf,
  securityKeys,
  valuesOf,
  wordsOf,
  type Action,
  type ParsedRule,
} from './law/rule.ts';
import { versionMatch } from './law/version.ts';
import { isDoubtful, isMalformed } from './law/wellformed.ts';

export type { OracleAnswer, OracleHost } from './law/host.ts';

const knownKeys = new Set([
  ...'action active dir protocol profile icmp4 icmp6 la4 la6 ra4 ra6 ra42 ra62 app svc if'.split(
    ' ',
  ),
  ...'iftype luauth luauth2_24 luown apppkgid pfn ttk ttk2_22 ttk2_27 ttk2_28 nnm'.split(' '),
  ...'securityrealmid platform platform2 edge defer lsm lom pcross name desc embedctxt'.split(' '),
  ...'skipver'.split(' '),
  ...securityKeys,
]);
const neverKeys = new Set(['apppkgid', 'pfn', 'ttk', 'ttk2_22', 'ttk2_27', 'ttk2_28']);
const alwaysMayKeys = new Set(['luauth2_24', 'luown', 'nnm', 'securityrealmid']);

/** Section 3.3: local rules that the two AllowUserPrefMerge switches void. */
function voidedByUserPref(rule: ParsedRule, settings: Settings): boolean {
  const named = valuesOf(rule, 'protocol').map(Number);
  if (named.length === 0 || !named.every((one) => one === 6 || one === 17)) return false;
  const hasApp = valuesOf(rule, 'app').length > 0;
  const hasSvc = valuesOf(rule, 'svc').length > 0;
  const local = portsOf(rule, 'local').map(parsePort);
  if (hasApp && !hasSvc && local.length === 0) return !settings.localApps;
  const onePort = local.length === 1 && typeof local[0] !== 'string';
  return !hasApp && !hasSvc && onePort && !settings.localPorts;
}

/** Section 3: whether a rule that is not malformed takes part. */
function takesPart(
  stored: StoredRule,
  rule: ParsedRule,
  asked: Asked,
  settings: Settings,
): boolean {
  const active = wordsOf(rule, 'active');
  if (active.length === 0 || !active.every((word) => word === 'true')) return false;
  const profiles = wordsOf(rule, 'profile');
  if (profiles.length > 0 && !profiles.includes(asked.profile)) return false;
  if (directionOf(rule) !== asked.direction) return false;
  if (stored.store === 'group-policy') return true;
  return settings.localRules && !voidedByUserPref(rule, settings);
}

/** Section 5 but for the demand of IPsec. One condition that fails decides; the rest is not looked at. */
function conditions(rule: ParsedRule, asked: Asked, host: OracleHost): Match {
  const keys = rule.fields.map(([key]) => key);
  const limited = () =>
    keys.some((key) => alwaysMayKeys.has(key) || (!knownKeys.has(key) && !isPortKey(key)));
  const each: readonly (() => Match)[] = [
    () => protocol(rule, asked),
    () => ports(rule, 'local', asked.localPort, host),
    () => (ignoresRemote(rule) ? 'yes' : ports(rule, 'remote', asked.remotePort, host)),
    () => icmp(rule, asked),
    () => addresses(rule, asked),
    () => app(rule, asked, host),
    () => service(rule, asked),
    () => adapter(rule, asked),
    () => interfaceType(rule, asked),
    () => localUser(rule),
    () => platform(rule, host),
    () => (keys.some((key) => neverKeys.has(key)) ? 'no' : 'yes'),
    () => (limited() || isDoubtful(rule) ? 'may' : 'yes'),
    () => versionMatch(rule, host),
  ];
  let result: Match = 'yes';
  for (const condition of each) {
    result = worst([result, condition()]);
    if (result === 'no') return 'no';
  }
  return result;
}

interface ReadRule {
  readonly stored: StoredRule;
  readonly rule: ParsedRule;
  readonly action: Action;
}

/** Thousands of questions are asked of one host: its rules are read once. */
const rulesRead = new WeakMap<OracleHost, readonly ReadRule[]>();

function readRules(host: OracleHost): readonly ReadRule[] {
  const known = rulesRead.get(host);
  if (known) return known;
  const read: ReadRule[] = [];
  for (const stored of storedRules(host)) {
    const rule = parseRule(stored.text);
    const action = rule && actionOf(rule);
    if (rule && action && !isMalformed(rule)) read.push({ stored, rule, action });
  }
  rulesRead.set(host, read);
  return read;
}

interface Judged {
  readonly ref: RuleRef;
  readonly action: Action;
  readonly demandsIpsec: boolean;
  readonly match: Match;
}

function judge(host: OracleHost, asked: Asked, settings: Settings): Judged[] {
  const judged: Judged[] = [];
  for (const { stored, rule, action } of readRules(host)) {
    if (!takesPart(stored, rule, asked, settings)) continue;
    judged.push({
      ref: { store: stored.store, id: stored.id },
      action,
      demandsIpsec: action === 'bypass' || (action === 'allow' && hasSecurity(rule)),
      match: conditions(rule, asked, host),
    });
  }
  return judged;
}

function answer(
  verdict: OracleAnswer['verdict'],
  reason: OracleAnswer['reason'],
  rules: readonly Judged[] = [],
): OracleAnswer {
  const key = ({ store, id }: RuleRef) => `${store}|${id}`;
  const refs = rules.map((rule) => rule.ref).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return { verdict, reason, rules: refs, unknown: verdict === 'unknown' };
}

/** Section 4, step by step. */
function decide(rules: readonly Judged[], defaultBlocks: boolean): OracleAnswer {
  const blocks = rules.filter((rule) => rule.action === 'block');
  const allows = rules.filter((rule) => rule.action === 'allow' && !rule.demandsIpsec);
  const sure = (judged: readonly Judged[]) => judged.filter((rule) => rule.match === 'yes');
  const unsure = (judged: readonly Judged[]) => judged.filter((rule) => rule.match === 'may');
  const byDefault = answer(defaultBlocks ? 'block' : 'allow', 'default-action');

  if (sure(blocks).length > 0) return answer('block', 'rule', sure(blocks));
  if (unsure(blocks).length > 0) {
    const couldPass = !defaultBlocks || allows.some((rule) => rule.match !== 'no');
    if (!couldPass) return byDefault;
    return answer('unknown', 'undecided', [...unsure(blocks), ...unsure(allows)]);
  }
  if (sure(allows).length > 0) return answer('allow', 'rule', sure(allows));
  if (defaultBlocks && unsure(allows).length > 0)
    return answer('unknown', 'undecided', unsure(allows));
  const ipsec = rules.filter((rule) => rule.demandsIpsec && rule.match !== 'no');
  if (!defaultBlocks && ipsec.length > 0) return answer('unknown', 'undecided', ipsec);
  return byDefault;
}

/**
 * The decision law (docs of the engine, sections 1 to 5) written down once more, naively: one pass
 * over every rule, no index. It shares no code with the engine, so that both can be compared.
 */
export function naiveAnswer(
  host: OracleHost,
  question: unknown,
): OracleAnswer | { readonly error: string } {
  const asked = readQuestion(question);
  if ('error' in asked) return asked;
  const settings = settingsOf(host, asked.profile);
  const exempt =
    asked.interface !== undefined && settings.disabledInterfaces.includes(asked.interface);
  if (!settings.enabled || exempt) return answer('allow', 'firewall-off');
  if (asked.direction === 'in' && settings.shieldsUp) return answer('block', 'inbound-blocked');
  const blocks = asked.direction === 'in' ? settings.inboundBlocks : settings.outboundBlocks;
  return decide(judge(host, asked, settings), blocks);
}
