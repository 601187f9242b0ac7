import type { ProfileVerdict } from '../../core/assessment/model.ts';
import { VerdictBadge } from '../parts/verdict-badge.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/**
 * The verdict on each profile and the chain of reasons, the deciding one first. Parts of a flow that
 * differ in their protocol only may have the same one.
 */
export function ProfileReasons({ profiles }: { readonly profiles: readonly ProfileVerdict[] }) {
  const { t, words } = useTexts();
  if (profiles.length === 0) return null;
  return (
    <section aria-labelledby="why">
      <h3 id="why">{t('flow.why')}</h3>
      {profiles.map(({ profile, verdict, reasons, rules }) => (
        <div key={profile} className="profile">
          <div className="profile-head">
            <strong>{t('flow.profile', { profile: words.profiles[profile] })}</strong>
            <VerdictBadge verdict={verdict} quiet />
          </div>
          <ol className="reasons">
            {[...new Set(reasons.map(words.reason))].map((sentence) => (
              <li key={sentence}>
                <bdi>{sentence}</bdi>
              </li>
            ))}
          </ol>
          {rules.length === 0 ? null : (
            <p className="quiet-text">
              {t('flow.deciding', { count: rules.length })}{' '}
              {rules.map(({ store, id }) => (
                <bdi key={`${store} ${id}`} className="mono rule-id" title={t(`store.${store}`)}>
                  {id}
                </bdi>
              ))}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
