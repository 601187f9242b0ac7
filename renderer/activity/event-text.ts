import type { ActivityEvent, RunEvent, Settings } from '../../electron/contract/model.ts';
import type { TextKey } from '../texts/fill.ts';
import type { Texts } from '../texts/use-texts.tsx';

const settingLabels: Readonly<Record<keyof Settings, TextKey>> = {
  checkIntervalMinutes: 'settings.interval',
  theme: 'settings.theme',
  language: 'settings.language',
  notifications: 'settings.notifications',
  peers: 'settings.peers',
  roles: 'settings.roles',
  release: 'settings.release',
  features: 'settings.features',
  exceptions: 'settings.exceptions',
};

/** Rules that were or may have been changed; others were as wanted, or were left. */
export const changedRules = ({ rules }: RunEvent): RunEvent['rules'] =>
  rules.filter(({ outcome }) => ['done', 'failed', 'interrupted'].includes(outcome));

const isRemoval = ({ kind, rules }: RunEvent) =>
  kind === 'change' &&
  rules.length > 0 &&
  rules.every(({ action }) => action === 'remove-own-rule');

function runText(event: RunEvent, { t }: Texts): string {
  const count = changedRules(event).length;
  const kind = isRemoval(event) ? 'removal' : event.kind;
  return [
    count === 0 ? t('activity.rules-none') : t(`activity.rules-${kind}`, { count }),
    ...(event.state === 'done' ? [] : [t(`activity.state-${event.state}`)]),
    ...(event.verified === false ? [t('activity.not-verified')] : []),
  ].join(' ');
}

/** What kind of thing it was; that something cannot be told any more is nobody's change. */
export function eventTitle(event: ActivityEvent, { t }: Texts): string {
  const isUntold =
    event.kind === 'drift' &&
    event.turns.every(({ before, after }) => before === 'unknown' || after === 'unknown');
  return t(isUntold ? 'activity.read-otherwise' : `activity.${event.kind}`);
}

/** What happened, in a sentence or two. */
export function eventText(event: ActivityEvent, texts: Texts): string {
  const { t, words, inLanguage } = texts;
  switch (event.kind) {
    case 'check':
    case 'drift':
      return words.headline(event.sentence, event.sentence.hasRoles);
    case 'change':
    case 'undo':
      return runText(event, texts);
    case 'expired':
      return t('activity.counts-again', {
        flows: words.listed(event.flows.map((flow) => inLanguage.flow(flow).purpose)),
      });
    case 'settings':
      return words.listed(
        event.names.map((name) => t(settingLabels[name])),
        event.names.length,
      );
    case 'report':
      return event.name;
  }
}
