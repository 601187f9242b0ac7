import type { Words } from '../../core/assessment/words/words.ts';
import type { MistakeInText } from '../../core/flaw/flaw.ts';
import type { texts } from './en/texts.ts';
import type { InLanguage } from './in-language.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Everything that is said in one language. */
export interface Catalogue {
  readonly texts: Readonly<Record<keyof typeof texts, string>>;
  readonly words: Words;
  readonly vocabulary: Vocabulary;
  /** What is wrong with something that was written: a clause without a full stop. */
  readonly mistake: (mistake: MistakeInText) => string;
  /** A sentence of a service, which all speak English, in this language. */
  readonly told: (text: string) => string;
  /** What came with data, which all are in English, in this language. */
  readonly inLanguage: InLanguage;
}
