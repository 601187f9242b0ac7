import type { ReactNode } from 'react';
import { createContext, use, useContext, useEffect, useMemo } from 'react';
import type { Catalogue } from './catalogue.ts';
import { english } from './en/catalogue.ts';
import type { TextKey, TextParams } from './fill.ts';
import { fill } from './fill.ts';
import type { Language } from './language.ts';

/** How one language is spoken. */
export interface Texts extends Pick<
  Catalogue,
  'words' | 'vocabulary' | 'mistake' | 'told' | 'inLanguage'
> {
  readonly language: Language;
  /** A text of the catalogue with its `{places}` filled; `count` chooses between one and several. */
  readonly t: (key: TextKey, params?: TextParams) => string;
  /** Date and time as this language writes them; the text itself when it is no time. */
  readonly time: (iso: string) => string;
  /** The same for a day, `2026-11-24`, which has no zone. */
  readonly day: (iso: string) => string;
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

function format(form: Intl.DateTimeFormat, iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : form.format(time);
}

export function textsIn(
  language: Language,
  { texts, words, vocabulary, mistake, told, inLanguage }: Catalogue,
): Texts {
  const locale = locales[language];
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    language,
    t: (key, params = {}) => fill(texts[key], params),
    words,
    vocabulary,
    mistake,
    told,
    inLanguage,
    time: (iso) => format(times, iso),
    day: (iso) => format(days, iso),
  };
}

const TextsContext = createContext<Texts>(textsIn('en', english));

export const useTexts = (): Texts => useContext(TextsContext);

let german: Promise<Catalogue> | undefined;
/** Loaded when somebody wants it; the window begins without. */
const loadGerman = () => (german ??= import('./de/catalogue.ts').then((loaded) => loaded.german));

/** Suspends until the language is there. */
export function TextsProvider(props: {
  readonly language: Language;
  readonly children: ReactNode;
}) {
  const { language, children } = props;
  const catalogue = language === 'de' ? use(loadGerman()) : english;
  const texts = useMemo(() => textsIn(language, catalogue), [language, catalogue]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}
