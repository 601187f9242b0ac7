import {
  listed,
  profileWords,
  ruleWords,
  storeWords,
  verdictWords,
} from '../assessment/words/english.ts';
import type { FlowVerdict } from '../firewall/flow/verdict.ts';
import { timeWords } from '../report/words.ts';
import type {
  Comparison,
  FieldChange,
  FlowChange,
  NotCompared,
  RuleChange,
  SettingChange,
  SettingName,
  SettingState,
  SituationChange,
} from './model.ts';

const counted = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

/** Settings that break VMM now and did not before. */
const newlyBroken = ({ faults }: Comparison): number =>
  faults.filter(({ change, fault }) => change === 'added' && fault.severity === 'error').length;

/** Whether anything that VMM needs got worse: a flow or a setting. */
export const gotWorse = (comparison: Comparison): boolean =>
  comparison.summary.worse + newlyBroken(comparison) > 0;

function serverWords({ name, domain }: Comparison['before']): string {
  if (name === null) return 'A server whose name is not known';
  return domain === null ? name : `${name}.${domain}`;
}

/**
 * `HV11.contoso.com: 2026-09-01 08:10:00 UTC against 2026-09-02 08:10:00 UTC`; both names where they
 * differ, since two servers compared are most often one file too many.
 */
export function comparedWords({ before, after }: Comparison): string {
  const [old, now] = [serverWords(before), serverWords(after)];
  const other = old === now ? '' : `${now}: `;
  return `${old}: ${timeWords(before.collectedAt)} against ${other}${timeWords(after.collectedAt)}`;
}

/** Said when the two were given in the wrong order, as far as their times tell. */
export function orderWords({ before, after }: Comparison): string[] {
  if (before.collectedAt === null || after.collectedAt === null) return [];
  return Date.parse(before.collectedAt) <= Date.parse(after.collectedAt)
    ? []
    : ['The first was read after the second: what got better here got worse, and the reverse.'];
}

/** The sentence above everything else. */
export function comparisonHeadline(comparison: Comparison): string {
  const { worse, better, rules, settings } = comparison.summary;
  const broken = newlyBroken(comparison);
  const parts = [
    ...(worse > 0 ? [`${counted(worse, 'needed flow', 'needed flows')} got worse`] : []),
    ...(better > 0 ? [`${counted(better, 'needed flow', 'needed flows')} got better`] : []),
    ...(broken > 0
      ? [`${counted(broken, 'setting', 'settings')} of VMM ${broken === 1 ? 'breaks' : 'break'} it`]
      : []),
  ];
  const said = parts.length === 0 ? 'Nothing that VMM needs changed' : listed(parts);
  const changed = listed([
    ...(rules > 0 ? [counted(rules, 'rule', 'rules')] : []),
    ...(settings > 0 ? [counted(settings, 'firewall setting', 'firewall settings')] : []),
  ]);
  return changed === '' ? `${said}.` : `${said}; ${changed} changed.`;
}

const verdictWord = (verdict: FlowVerdict | null | undefined) =>
  verdict === null || verdict === undefined ? 'not judged' : verdictWords[verdict].word;

/** `Closed on the Domain profile (was Open)`, one a profile. */
export const profileChangeWords = ({ profiles }: FlowChange): string[] =>
  profiles.map(({ profile, before, after }) =>
    before === after
      ? `${verdictWord(after)} for other traffic than before on the ${profileWords[profile]} profile`
      : `${verdictWord(after)} on the ${profileWords[profile]} profile (was ${verdictWord(before)})`,
  );

/** One sentence for one flow. */
export function describeFlowChange(flow: FlowChange): string {
  const port = flow.protocol === 'local' ? '' : `, ${flow.protocol.toUpperCase()} ${flow.ports}`;
  const way = flow.direction === 'in' ? 'inbound' : 'outbound';
  const states =
    profileChangeWords(flow).join('; ') ||
    `${verdictWord(flow.after?.verdict)} (was ${verdictWord(flow.before?.verdict)})`;
  return `${flow.purpose} (${flow.id}, ${way}${port}): ${states}.`;
}

const values = (texts: readonly string[]) => (texts.length === 0 ? 'nothing' : texts.join(', '));

/** `Active: TRUE to FALSE`. */
export const fieldChangeWords = ({ key, before, after }: FieldChange): string =>
  `${key === '' ? 'version' : key}: ${values(before)} to ${values(after)}`;

/** One sentence for one rule. */
export function describeRuleChange(rule: RuleChange): string {
  if (rule.change !== 'changed') return `The ${ruleWords(rule)} was ${rule.change}.`;
  return `The ${ruleWords(rule)} was changed: ${rule.fields.map(fieldChangeWords).join('; ')}.`;
}

/** What a setting is, and what its two values mean. */
const settingWords: Record<SettingName, readonly [what: string, on: string, off: string]> = {
  enabled: ['the firewall', 'on', 'off'],
  shieldsUp: ['blocking of all inbound traffic', 'on', 'off'],
  blocksInbound: ['inbound traffic without a rule', 'blocked', 'allowed'],
  blocksOutbound: ['outbound traffic without a rule', 'blocked', 'allowed'],
  exemptInterfaces: ['adapters without firewall', '', ''],
  mergesLocalRules: ['local rules', 'in force', 'void'],
  mergesApplications: ['local rules for programs', 'in force', 'void'],
  mergesOpenPorts: ['local rules for ports', 'in force', 'void'],
};

const originWords = {
  local: 'by the local policy',
  'group-policy': 'by group policy',
  default: "by Windows' default",
} as const;

function settingState(setting: SettingName, { value, from }: SettingState): string {
  const [, on, off] = settingWords[setting];
  const said =
    typeof value === 'boolean' ? (value ? on : off) : value.length === 0 ? 'none' : listed(value);
  return `${said} ${originWords[from]}`;
}

/** One sentence for one setting. */
export const describeSettingChange = ({ profile, setting, before, after }: SettingChange): string =>
  `${profileWords[profile]} profile, ${settingWords[setting][0]}: ${settingState(setting, after)} (was ${settingState(setting, before)}).`;

const situationWords: Record<SituationChange['what'], string> = {
  host: 'The name of the server',
  windows: 'Windows',
  release: 'The VMM release',
  catalogue: 'The catalogue of flows',
  roles: 'The roles of the server',
  features: 'The VMM features in use',
  profiles: 'The profiles judged',
};

/** One sentence for what the choice of flows depends on. */
export const describeSituationChange = ({ what, before, after }: SituationChange): string =>
  `${situationWords[what]} changed from ${values(before)} to ${values(after)}.`;

const sideWords = (side: string, reason: string | null) =>
  reason === null ? [] : [`${side}: ${reason}`];

/** One sentence for a store that could not be compared. */
export const describeNotCompared = ({ store, before, after }: NotCompared): string =>
  `The ${storeWords[store]} rules and settings were not compared (${[...sideWords('before', before), ...sideWords('after', after)].join('; ')}).`;
