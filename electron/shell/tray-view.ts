import type { AppState } from '../contract/model.ts';
import { sentenceOf, type ShellTexts } from './texts.ts';

export const trayStates = ['checking', 'compliant', 'action-needed', 'unknown'] as const;
export type TrayState = (typeof trayStates)[number];
export const trayThemes = ['light', 'dark', 'high-contrast'] as const;
export type TrayTheme = (typeof trayThemes)[number];

/** How the taskbar looks; it can differ from the windows'. */
export interface SystemTheme {
  readonly isTaskbarDark: boolean;
  readonly isHighContrast: boolean;
}

export type MenuVerb = 'open' | 'check' | 'fix' | 'save' | 'startAtLogin' | 'quit';

export type MenuEntry =
  | { readonly kind: 'status'; readonly label: string }
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'action' | 'checkbox';
      readonly verb: MenuVerb;
      readonly label: string;
      readonly enabled: boolean;
      readonly checked: boolean;
    };

/** All that the tray shows. */
export interface TrayView {
  readonly icon: `${TrayState}-${TrayTheme}`;
  readonly tooltip: string;
  readonly menu: readonly MenuEntry[];
}

/** Windows cuts what is longer. */
const longestTooltip = 127;

/** Another server is on screen, which says nothing of this one. */
const isElsewhere = ({ source }: AppState) => source.kind !== 'live';

function stateOf(state: AppState): TrayState {
  const { assessment, progress, problem, stale } = state;
  if (isElsewhere(state)) return 'unknown';
  if (assessment === null) return progress === null ? 'unknown' : 'checking';
  if (problem !== null || stale) return 'unknown';
  const { outcome } = assessment.summary;
  return outcome;
}

function sentence(state: AppState, t: ShellTexts): string {
  const { assessment, progress, problem, ask, source } = state;
  if (source.kind !== 'live') {
    const name = source.kind === 'file' ? source.name : source.title;
    return t('tray.elsewhere', { host: assessment?.host.name ?? name });
  }
  if (ask !== null) return t('tray.choose-first');
  if (assessment === null && progress !== null) return t('tray.checking');
  if (problem !== null) return t('tray.not-read');
  return assessment === null ? t('tray.not-yet') : sentenceOf(assessment, t);
}

const action = (verb: MenuVerb, label: string, enabled = true): MenuEntry => ({
  kind: 'action',
  verb,
  label,
  enabled,
  checked: false,
});

/** Decides icon, tooltip and menu from the one state. */
export function renderTray(state: AppState, theme: SystemTheme, t: ShellTexts): TrayView {
  const { assessment, progress, canChange, settings } = state;
  const isIdle = progress === null;
  const { failing, unknown } = assessment?.summary ?? { failing: 0, unknown: 0 };
  const status = sentence(state, t);
  const { startAtLogin, locked } = settings;
  const look = theme.isHighContrast ? 'high-contrast' : theme.isTaskbarDark ? 'dark' : 'light';
  return {
    icon: `${stateOf(state)}-${look}`,
    tooltip: `${t('app.name')}: ${status}`.slice(0, longestTooltip),
    menu: [
      { kind: 'status', label: status },
      { kind: 'separator' },
      action('open', t('tray.open')),
      action('check', t('action.check'), isIdle),
      action('fix', t('tray.fix-all'), isIdle && canChange && failing > unknown),
      action('save', t('menu.save'), assessment !== null),
      { kind: 'separator' },
      {
        kind: 'checkbox',
        verb: 'startAtLogin',
        label: t('settings.start-at-login'),
        enabled: startAtLogin !== null && locked.startAtLogin === undefined,
        checked: startAtLogin === true,
      },
      action('quit', t('tray.quit')),
    ],
  };
}
