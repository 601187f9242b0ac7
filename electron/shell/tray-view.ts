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

function stateOf({ assessment, progress, problem, stale }: AppState): TrayState {
  if (assessment === null) return progress === null ? 'unknown' : 'checking';
  if (problem !== null || stale) return 'unknown';
  const { outcome } = assessment.summary;
  return outcome;
}

function sentence(state: AppState, texts: ShellTexts): string {
  const { assessment, progress, problem, ask } = state;
  if (ask !== null) return texts.chooseFirst;
  if (assessment === null) return progress === null ? texts.notRead : texts.checking;
  return problem === null ? sentenceOf(assessment, texts) : texts.notRead;
}

const action = (verb: MenuVerb, label: string, enabled = true): MenuEntry => ({
  kind: 'action',
  verb,
  label,
  enabled,
  checked: false,
});

/** Decides icon, tooltip and menu from the one state. */
export function renderTray(state: AppState, theme: SystemTheme, texts: ShellTexts): TrayView {
  const { assessment, progress, canChange, settings } = state;
  const isIdle = progress === null;
  const failing = assessment?.summary.failing ?? 0;
  const status = sentence(state, texts);
  const { startAtLogin, locked } = settings;
  const look = theme.isHighContrast ? 'high-contrast' : theme.isTaskbarDark ? 'dark' : 'light';
  return {
    icon: `${stateOf(state)}-${look}`,
    tooltip: `${texts.name}: ${status}`.slice(0, longestTooltip),
    menu: [
      { kind: 'status', label: status },
      { kind: 'separator' },
      action('open', texts.open),
      action('check', texts.checkNow, isIdle),
      action('fix', texts.fixAll, isIdle && canChange && failing > 0),
      action('save', texts.saveSummary, assessment !== null),
      { kind: 'separator' },
      {
        kind: 'checkbox',
        verb: 'startAtLogin',
        label: texts.startAtLogin,
        enabled: startAtLogin !== null && locked.startAtLogin === undefined,
        checked: startAtLogin === true,
      },
      action('quit', texts.quit),
    ],
  };
}
