import type { Theme } from '@fluentui/react-components';
import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import type { Settings } from '../../electron/contract/model.ts';

const darkQuery = '(prefers-color-scheme: dark)';

const subscribe = (listener: () => void) => {
  const query = window.matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

export const usePrefersDark = (): boolean =>
  useSyncExternalStore(subscribe, () => window.matchMedia(darkQuery).matches);

/** Windows' own typefaces, then what other systems have. */
const fonts = {
  fontFamilyBase: "'Segoe UI Variable Text', 'Segoe UI', system-ui, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "'Cascadia Mono', Consolas, ui-monospace, 'DejaVu Sans Mono', monospace",
};
const light: Theme = { ...webLightTheme, ...fonts };
const dark: Theme = { ...webDarkTheme, ...fonts };

/** Forced colours are not a theme: the browser replaces the colours of whichever theme there is. */
export function themeOf(setting: Settings['theme'], prefersDark: boolean): Theme {
  const isDark = setting === 'dark' || (setting === 'system' && prefersDark);
  return isDark ? dark : light;
}
