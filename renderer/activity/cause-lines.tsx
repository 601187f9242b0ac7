import type { Causes } from '../../electron/contract/model.ts';
import { useTexts } from '../texts/use-texts.tsx';

type SettingName = Causes['settings'][number]['setting'];

const keyOfSetting = (setting: SettingName, on: boolean | null) =>
  setting === 'exemptInterfaces'
    ? 'setting.exemptInterfaces-list'
    : (`setting.${setting}-${on === false ? 'off' : 'on'}` as const);

/** What changed in the firewall at the same time as the flows. */
export function CauseLines({ causes }: { readonly causes: Causes }) {
  const { t, words } = useTexts();
  const { rules, otherRules, settings } = causes;
  if (rules.length + otherRules + settings.length === 0) return null;
  return (
    <details>
      <summary>{t('activity.causes')}</summary>
      <ul className="small causes">
        {settings.map(({ profile, setting, on, from }) => (
          <li key={`${profile} ${setting}`}>
            {t('flow.profile', { profile: words.profiles[profile] })}:{' '}
            {t(keyOfSetting(setting, on))}
            {from === 'group-policy' ? ` (${t('store.group-policy')})` : ''}
          </li>
        ))}
        {rules.map((rule) => (
          <li key={`${rule.store} ${rule.id}`}>
            {t(`activity.rule-${rule.change}`)} <bdi>{words.rule(rule)}</bdi>
          </li>
        ))}
        {otherRules === 0 ? null : <li>{t('activity.other-rules', { count: otherRules })}</li>}
      </ul>
    </details>
  );
}
