import type { ReactNode } from 'react';
import type { SettingsView } from '../../electron/contract/model.ts';
import { Icon } from '../parts/icon.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useTexts } from '../texts/use-texts.tsx';

type Name = keyof SettingsView['locked'];

/** Has policy decided this setting? */
export const useIsLocked = (name: Name): boolean =>
  useCompanion().state.settings.locked[name] !== undefined;

/** Says of a setting that policy has decided it, and by which registry value. */
export function Lockable(props: { readonly name: Name; readonly children: ReactNode }) {
  const { state } = useCompanion();
  const { t } = useTexts();
  const by = state.settings.locked[props.name];
  return (
    <div className="setting">
      {props.children}
      {by === undefined ? null : (
        <p className="locked small">
          <Icon name="lock" size={16} />
          <span>
            {t('settings.locked')} <bdi className="mono">{by}</bdi>
          </span>
        </p>
      )}
    </div>
  );
}
