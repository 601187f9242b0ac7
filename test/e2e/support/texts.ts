import { sampleEntries } from '../../../app/samples.ts';
import type { Catalogue } from '../../../renderer/texts/catalogue.ts';
import { german } from '../../../renderer/texts/de/catalogue.ts';
import { sampleTitles } from '../../../renderer/texts/de/samples.ts';
import { english } from '../../../renderer/texts/en/catalogue.ts';
import { fill, type TextKey, type TextParams } from '../../../renderer/texts/fill.ts';

export type Language = 'en' | 'de';

/** What the window says in one language: controls are found by it, as a person finds them. */
export interface Said extends Pick<Catalogue, 'words' | 'vocabulary'> {
  readonly language: Language;
  readonly t: (key: TextKey, params?: TextParams) => string;
  readonly sampleTitle: (id: string) => string;
}

const titles: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: Object.fromEntries(sampleEntries.map(({ id, title }) => [id, title])),
  de: sampleTitles,
};
const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, de: german };

export function saidIn(language: Language): Said {
  const { texts, words, vocabulary } = catalogues[language];
  return {
    language,
    t: (key, params = {}) => fill(texts[key], params),
    sampleTitle: (id) => titles[language][id] ?? id,
    words,
    vocabulary,
  };
}
