import { english } from '../../../core/assessment/words/english.ts';
import { german } from '../../../core/assessment/words/german.ts';
import type { Words } from '../../../core/assessment/words/words.ts';
import { texts as germanTexts } from '../../../renderer/texts/de/texts.ts';
import { vocabulary as germanVocabulary } from '../../../renderer/texts/de/vocabulary.ts';
import { texts as englishTexts } from '../../../renderer/texts/en/texts.ts';
import { vocabulary as englishVocabulary } from '../../../renderer/texts/en/vocabulary.ts';
import { fill, type TextKey, type TextParams } from '../../../renderer/texts/fill.ts';
import type { Vocabulary } from '../../../renderer/texts/vocabulary.ts';

export type Language = 'en' | 'de';

/** What the window says in one language: controls are found by it, as a person finds them. */
export interface Said {
  readonly language: Language;
  readonly t: (key: TextKey, params?: TextParams) => string;
  readonly words: Words;
  readonly vocabulary: Vocabulary;
}

const catalogues = {
  en: { texts: englishTexts, words: english, vocabulary: englishVocabulary },
  de: { texts: germanTexts, words: german, vocabulary: germanVocabulary },
};

export function saidIn(language: Language): Said {
  const { texts, words, vocabulary } = catalogues[language];
  return { language, t: (key, params = {}) => fill(texts[key], params), words, vocabulary };
}
