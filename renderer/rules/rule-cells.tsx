import { valueName } from '../../core/vmm/value-name.ts';
import type { RuleRow } from '../../electron/contract/model.ts';
import { Icon } from '../parts/icon.tsx';
import { displayName } from '../parts/rule-name.ts';
import { VerdictIcon } from '../parts/verdict-icon.tsx';
import type { TextKey } from '../texts/fill.ts';
import { useTexts } from '../texts/use-texts.tsx';

/** What a rule does, as the shape of the verdict it leads to, and its word. */
export function stateOf(rule: RuleRow): {
  readonly verdict: 'allowed' | 'blocked' | 'disabled' | 'unknown';
  readonly text: TextKey;
} {
  if (rule.malformed.length > 0) return { verdict: 'unknown', text: 'rules.is-malformed' };
  if (!rule.active) return { verdict: 'disabled', text: 'rules.is-off' };
  if (rule.action === 'block') return { verdict: 'blocked', text: 'rule-action.block' };
  return { verdict: 'allowed', text: `rule-action.${rule.action}` };
}

export const portsOf = ({ protocol, localPorts, remotePorts }: RuleRow, any: string): string => {
  const name = protocol === 'any' ? any : protocol;
  return [name, localPorts || remotePorts].filter((part) => part !== '').join(' ');
};

const fileName = (program: string) => program.slice(program.lastIndexOf('\\') + 1);

/** The cells of one row, in the order of the columns. */
export function RuleCells({ rule }: { readonly rule: RuleRow }) {
  const { t } = useTexts();
  const { verdict, text } = stateOf(rule);
  return (
    <>
      <div role="gridcell" className={`rule-state tone-${verdict}`}>
        <VerdictIcon verdict={verdict} />
        <span>{t(text)}</span>
      </div>
      <div role="gridcell" className="rule-name">
        <bdi>{displayName(rule)}</bdi>
        {displayName(rule) === valueName(rule.id) ? null : (
          <bdi className="mono small">{valueName(rule.id)}</bdi>
        )}
      </div>
      <div role="gridcell">{t(`direction.${rule.direction}`)}</div>
      <div role="gridcell" className="mono">
        {portsOf(rule, t('rules.any'))}
      </div>
      <div role="gridcell">
        <bdi>{fileName(rule.program) || rule.service || t('rules.any')}</bdi>
      </div>
      <div role="gridcell" className="rule-store">
        {rule.store === 'group-policy' ? <Icon name="lock" size={16} /> : null}
        {t(`store.${rule.store}`)}
      </div>
    </>
  );
}
