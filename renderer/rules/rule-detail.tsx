import { valueName } from '../../core/vmm/value-name.ts';
import { DetailBar } from '../parts/detail-bar.tsx';
import { displayName } from '../parts/rule-name.ts';
import { VerdictIcon } from '../parts/verdict-icon.tsx';
import { useCompanion } from '../state/companion.tsx';
import { formatRoute } from '../state/route.ts';
import type { RuleRow } from '../../electron/contract/model.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { portsOf, stateOf } from './rule-cells.tsx';

/** Everything of one rule, and the flows it decides. */
export function RuleDetail(props: { readonly rule: RuleRow; readonly onClose: () => void }) {
  const { rule, onClose } = props;
  const { t, words } = useTexts();
  const { verdict, text } = stateOf(rule);
  const any = t('rules.any');
  const uncertain = [
    ...rule.doubts.map(words.ruleProblem),
    ...rule.unknownKeys.map(words.unknownKey),
  ];
  const facts = [
    [t('rules.id'), valueName(rule.id)],
    [t('rules.group'), rule.group],
    [t('rules.store'), t(`store.${rule.store}`)],
    [t('filter.direction'), t(`direction.${rule.direction}`)],
    [
      t('rules.profiles'),
      words.listed(rule.profiles.map((profile) => words.profiles[profile])) || any,
    ],
    [t('rules.column-ports'), portsOf(rule, any)],
    [t('rules.remote-ports'), rule.remotePorts || any],
    [t('rules.remote-addresses'), rule.remoteAddresses || any],
    [t('rules.program'), rule.program || any],
    [t('rules.service'), rule.service || any],
    [t('rules.is-malformed'), rule.malformed.map(words.ruleProblem).join('; ')],
    [t('rules.uncertain'), uncertain.join('; ')],
  ] as const;
  return (
    <article className="split-detail rule-detail" aria-labelledby="rule-title">
      <DetailBar onClose={onClose}>
        <span className={`verdict-badge tone-${verdict}`}>
          <VerdictIcon verdict={verdict} /> {t(text)}
        </span>
      </DetailBar>
      <h2 id="rule-title">
        <bdi>{displayName(rule)}</bdi>
      </h2>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
      <ServedFlows ids={rule.flows} />
    </article>
  );
}

function ServedFlows({ ids }: { readonly ids: readonly string[] }) {
  const { state } = useCompanion();
  const { t } = useTexts();
  const flows = (state.assessment?.flows ?? []).filter(({ id }) => ids.includes(id));
  return (
    <section>
      <h3>{t('rules.serves')}</h3>
      {flows.length === 0 ? (
        <p className="quiet-text">{t('rules.serves-none')}</p>
      ) : (
        <ul className="served">
          {flows.map(({ id, direction, purpose, verdict }) => (
            <li key={`${id} ${direction}`}>
              <VerdictIcon verdict={verdict} />
              <a href={formatRoute({ view: 'flows', flow: { id, direction } })}>{purpose}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
