import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useMemo } from 'react';
import { english as englishWords } from '../../core/assessment/words/english.ts';
import { german as germanWords } from '../../core/assessment/words/german.ts';
import type { Words } from '../../core/assessment/words/words.ts';
import type { Settings } from '../../electron/contract/model.ts';
import { vocabulary as germanVocabulary } from './de/vocabulary.ts';
import { texts as german } from './de/texts.ts';
import { vocabulary as englishVocabulary } from './en/vocabulary.ts';
import { texts as english } from './en/texts.ts';
import type { TextKey, TextParams } from './fill.ts';
import { fill } from './fill.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Language = 'en' | 'de';

/** Everything that is said in one language. */
export interface Texts {
  readonly language: Language;
  /** A text of the catalogue with its `{places}` filled; `count` chooses between one and several. */
  readonly t: (key: TextKey, params?: TextParams) => string;
  readonly words: Words;
  readonly vocabulary: Vocabulary;
  /** Date and time as this language writes them; the text itself when it is no time. */
  readonly time: (iso: string) => string;
  /** The same for a day, `2026-11-24`, which has no zone. */
  readonly day: (iso: string) => string;
}

const timeFormats = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
  de: new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeStyle: 'short' }),
};

const dayFormats = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),
  de: new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeZone: 'UTC' }),
};

function format(form: Intl.DateTimeFormat, iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : form.format(time);
}

export function textsIn(language: Language): Texts {
  const catalogue = language === 'de' ? german : english;
  return {
    language,
    t: (key, params = {}) => fill(catalogue[key], params),
    words: language === 'de' ? germanWords : englishWords,
    vocabulary: language === 'de' ? germanVocabulary : englishVocabulary,
    time: (iso) => format(timeFormats[language], iso),
    day: (iso) => format(dayFormats[language], iso),
  };
}

const TextsContext = createContext<Texts>(textsIn('en'));

export const useTexts = (): Texts => useContext(TextsContext);

/** The language of a setting; `system` is what Windows tells the window. */
export function languageOf(setting: Settings['language'], system: string): Language {
  if (setting !== 'system') return setting;
  return system.toLowerCase().startsWith('de') ? 'de' : 'en';
}

export function TextsProvider(props: {
  readonly language: Language;
  readonly children: ReactNode;
}) {
  const { language, children } = props;
  const texts = useMemo(() => textsIn(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}
