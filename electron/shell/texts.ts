import type { Noticed } from '../../app/companion/notices.ts';
import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';
import { desktop as germanDesktop } from '../../renderer/texts/de/desktop.ts';
import { shell as germanShell } from '../../renderer/texts/de/shell.ts';
import { desktop as englishDesktop } from '../../renderer/texts/en/desktop.ts';
import { shell as englishShell } from '../../renderer/texts/en/shell.ts';
import { flowsIn } from '../../renderer/texts/flow-texts.ts';
import { fill, type TextParams } from '../../renderer/texts/fill.ts';
import { languageOf } from '../../renderer/texts/language.ts';
import type { Settings } from '../contract/model.ts';

/** What icon, notices and dialogs say: the part of the window's catalogue that stands outside of it. */

const english = { ...englishShell, ...englishDesktop };
const german: Record<keyof typeof english, string> = { ...germanShell, ...germanDesktop };

export type ShellTexts = (key: keyof typeof english, params?: TextParams) => string;

/** @param locale of Windows, such as `de-AT` */
export function shellTexts(language: Settings['language'], locale: string): ShellTexts {
  const catalogue = languageOf(language, locale) === 'de' ? german : english;
  return (key, params = {}) => fill(catalogue[key], params);
}

/** Says what services wrote in English; the German sentences are loaded when one is needed. */
export async function problemTexts(
  language: Settings['language'],
  locale: string,
): Promise<(text: string) => string> {
  if (languageOf(language, locale) !== 'de') return (text) => text;
  const { told } = await import('../../renderer/texts/de/told.ts');
  return told;
}

/** Says in the language of the person what flows are for; German is loaded when it is needed. */
export async function flowTexts(
  language: Settings['language'],
  locale: string,
): Promise<(flow: FlowAssessment) => FlowAssessment> {
  if (languageOf(language, locale) !== 'de') return (flow) => flow;
  const { default: texts } = await import('../../assets/catalogue/texts/de.json', {
    with: { type: 'json' },
  });
  return flowsIn(texts);
}

/** More flows than this are counted. */
const mostNamed = 2;

/** Flows by what they are for and their port. */
export function noticeOf(
  what: Noticed,
  flows: readonly FlowAssessment[],
  t: ShellTexts,
): { readonly title: string; readonly body: string } {
  const named = flows
    .slice(0, mostNamed)
    .map(({ purpose, protocol, ports }) => `${purpose} (${protocol.toUpperCase()} ${ports})`);
  const more = flows.length - named.length;
  return {
    title: t(`notice.${what}`, { count: flows.length }),
    body: [...named, ...(more > 0 ? [t('notice.more', { count: more })] : [])].join('\n'),
  };
}

/** The sentence of the tray for a judged host. */
export function sentenceOf({ roles, summary }: Assessment, t: ShellTexts): string {
  const { needed, failing, unknown, excepted } = summary;
  if (roles.length === 0) return t('tray.no-role');
  if (failing === 0)
    return excepted === 0 ? t('tray.all-open') : t('tray.all-but', { count: excepted });
  const isTold = unknown < failing;
  const count = isTold ? failing - unknown : unknown;
  const said =
    needed === 1
      ? t(isTold ? 'tray.closed-only' : 'tray.cannot-tell-only')
      : t(isTold ? 'tray.closed' : 'tray.cannot-tell', { count, needed });
  return excepted === 0 ? said : `${said}, ${t('tray.excepted', { count: excepted })}`;
}
