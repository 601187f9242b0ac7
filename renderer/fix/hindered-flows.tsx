import { isSameFlow, keyOf } from '../../core/assessment/flow-key.ts';
import type { HinderedFlow, Hindrance } from '../../electron/contract/model.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { portText } from '../parts/flow-text.ts';
import { Icon } from '../parts/icon.tsx';
import { useCompanion } from '../state/companion.tsx';
import type { Texts } from '../texts/use-texts.tsx';
import { useTexts } from '../texts/use-texts.tsx';

function hindranceWords(hindrance: Hindrance, { t, words, told }: Texts): string {
  switch (hindrance.kind) {
    case 'policy-voids-local-rules':
    case 'inbound-blocked':
      return t(`hindrance.${hindrance.kind}`, {
        profiles: words.listed(hindrance.profiles.map((profile) => words.profiles[profile])),
      });
    case 'blocked-by-policy-rule':
    case 'blocked-by-local-rule':
      return t(`hindrance.${hindrance.kind}`, {
        rules: words.listed(hindrance.rules.map(words.rule)),
      });
    case 'unknown':
      return t('hindrance.unknown', {
        because: [
          ...hindrance.refused.map(told),
          ...new Set(hindrance.reasons.map(words.reason)),
        ].join(' '),
      });
    case 'nothing-to-do':
      return t('hindrance.nothing-to-do');
  }
}

/** What the owner of the policy does, then the commands for it; null where they cannot help. */
function forOwner({ hindrance, ownerCommands }: HinderedFlow, { t }: Texts): string | null {
  if (ownerCommands === null) return null;
  switch (hindrance.kind) {
    case 'policy-voids-local-rules':
    case 'blocked-by-policy-rule':
    case 'inbound-blocked':
      return `${t(`owner.${hindrance.kind}`)}\n\n${ownerCommands}`.trimEnd();
    case 'blocked-by-local-rule':
    case 'unknown':
    case 'nothing-to-do':
      return null;
  }
}

/** Flows for which a local rule cannot help, why, and what the owner of the policy needs. */
export function HinderedFlows(props: {
  readonly hindered: readonly HinderedFlow[];
  /** Nothing at all can be changed here. */
  readonly isAll: boolean;
}) {
  const { hindered, isAll } = props;
  const texts = useTexts();
  const { t } = texts;
  if (hindered.length === 0) return isAll ? <p>{t('fix.nothing')}</p> : null;
  const flows = new Set(hindered.map(keyOf));
  const owners = hindered.map((flow) => forOwner(flow, texts)).filter((text) => text !== null);
  return (
    <section className="hindered" aria-labelledby="plan-hindered">
      <div className="plan-exactly">
        <h3 id="plan-hindered">{t('fix.hindered', { count: flows.size })}</h3>
        {owners.length === 0 ? null : (
          <CopyButton text={owners.join('\n\n')} label={t('fix.copy-for-owner')} />
        )}
      </div>
      <ul>
        {hindered.map((flow) => (
          <HinderedLine key={`${keyOf(flow)} ${flow.hindrance.kind}`} flow={flow} />
        ))}
      </ul>
    </section>
  );
}

function HinderedLine({ flow }: { readonly flow: HinderedFlow }) {
  const texts = useTexts();
  const { state } = useCompanion();
  const owner = forOwner(flow, texts);
  const known = state.assessment?.flows.find((each) => isSameFlow(each, flow));
  return (
    <li>
      <Icon name="lock" />
      <div>
        <strong>{known === undefined ? flow.id : `${portText(known)} – ${known.purpose}`}</strong>
        <p>{hindranceWords(flow.hindrance, texts)}</p>
        {owner === null ? null : (
          <details>
            <summary>{texts.t('fix.for-owner')}</summary>
            <pre className="commands" tabIndex={0} aria-label={texts.t('fix.for-owner')}>
              {owner}
            </pre>
          </details>
        )}
      </div>
    </li>
  );
}
