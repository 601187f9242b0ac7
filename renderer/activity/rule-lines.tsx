import type { RunEvent } from '../../electron/contract/model.ts';
import type { Texts } from '../texts/use-texts.tsx';
import { useTexts } from '../texts/use-texts.tsx';

const actions = [
  'create-rule',
  'enable-rule',
  'remove-rule',
  'disable-rule',
  'remove-own-rule',
  'restore-rule',
] as const;
const outcomes = [
  'done',
  'already-done',
  'would-change',
  'left',
  'failed',
  'not-done',
  'interrupted',
] as const;

/** A journal may tell of steps that this program does not know. */
const actionText = (action: string, { t }: Texts) => {
  const known = actions.find((each) => each === action);
  return known === undefined ? action : t(`activity.${known}`);
};
const outcomeText = (outcome: string, { t }: Texts) => {
  const known = outcomes.find((each) => each === outcome);
  return known === undefined ? outcome : t(`activity.outcome-${known}`);
};

/** Each rule of a run: what was done to it, and how that ended where it was not simply done. */
export function RuleLines({ rules }: { readonly rules: RunEvent['rules'] }) {
  const texts = useTexts();
  if (rules.length === 0) return null;
  return (
    <details>
      <summary>{texts.t('activity.rules', { count: rules.length })}</summary>
      <ul className="small causes">
        {rules.map(({ action, name, outcome }) => (
          <li key={name}>
            {actionText(action, texts)} <bdi className="mono">{name}</bdi>
            {outcome === 'done' ? null : ` (${outcomeText(outcome, texts)})`}
          </li>
        ))}
      </ul>
    </details>
  );
}
