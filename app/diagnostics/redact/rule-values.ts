import type { RegistryValue } from '../../../core/snapshot/registry.ts';
import { ownGroup } from '../../../core/remediation/new-rule.ts';
import { isBuiltinRule } from '../../../core/vmm/builtin-rules.ts';
import { redactAddressEntry } from './address-texts.ts';
import { redactText, type Redaction } from './text.ts';
import { withoutText } from './without-text.ts';

/** How rules are told apart; group policy and local rules of one id keep one. */
export type RuleIds = (id: string) => string;

const guid = /^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i;
const ownRule = /^VmmFirewallCompanion-/i;
/** Windows and programs name their own rules by a resource; a person types a text. */
const isResource = (text: string) => text.startsWith('@');
const nameOf = (rule: string) => /\|Name=([^|]*)/i.exec(rule)?.[1] ?? '';

/**
 * Ids that Windows or this program gave stay, since verdicts know built-in rules by them; what a
 * person called a rule does not.
 */
export function ruleIds(
  redaction: Redaction,
  rules: readonly RegistryValue[],
  builtin: readonly string[],
): RuleIds {
  const kept = new Set(
    rules
      .filter(({ data }) => typeof data === 'string' && isResource(nameOf(data)))
      .map(({ name }) => name.toLowerCase()),
  );
  return (id) => {
    if (id === '' || guid.test(id) || ownRule.test(id) || isBuiltinRule(id, builtin)) return id;
    return kept.has(id.toLowerCase()) ? redactText(redaction, id) : redaction.names.of('rule', id);
  };
}

const addressKeys = new Set(['la4', 'la6', 'ra4', 'ra6']);
/** Texts for people; no verdict rests on them. */
const textKeys = new Set(['name', 'desc', 'embedctxt']);

/** A text for people: what a resource says, and our own group, say nothing of anybody. */
export function redactLabel(redaction: Redaction, text: string): string {
  if (text === '' || text === ownGroup) return text;
  return isResource(text) ? redactText(redaction, text) : redaction.names.of('text', text);
}

function redactField(redaction: Redaction, field: string): string {
  const equals = field.indexOf('=');
  if (equals < 0) return redactText(redaction, field);
  const [key, value] = [field.slice(0, equals), field.slice(equals + 1)];
  const lower = key.toLowerCase();
  const entries = addressKeys.has(lower)
    ? redactAddressEntry(value, redaction.addresses)
    : [textKeys.has(lower) ? redactLabel(redaction, value) : redactText(redaction, value)];
  return entries.map((entry) => `${key}=${entry}`).join('|');
}

/** A rule string with other names, addresses and identifiers, which means the same otherwise. */
export function redactRule(redaction: Redaction, rule: string): string {
  const [version = '', ...fields] = rule.split('|');
  const isVersion = /^v\d+\.\d+$/i.test(version);
  const first = isVersion ? version : redactField(redaction, version);
  return [first, ...fields.map((field) => redactField(redaction, field))].join('|');
}

/** One value of a `FirewallRules` key; a type that is no rule holds nothing that is needed. */
export function redactRuleValue(
  redaction: Redaction,
  value: RegistryValue,
  ids: RuleIds,
): RegistryValue {
  const name = ids(value.name);
  return value.type === 'REG_SZ'
    ? { ...value, name, data: redactRule(redaction, value.data) }
    : { ...withoutText(value), name };
}
