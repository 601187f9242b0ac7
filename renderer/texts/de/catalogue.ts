import catalogueTexts from '../../../assets/catalogue/texts/de.json' with { type: 'json' };
import { german as words } from '../../../core/assessment/words/german.ts';
import { mistakeInGerman as mistake } from '../../../core/flaw/german-flaws.ts';
import type { Catalogue } from '../catalogue.ts';
import { inLanguage } from '../in-language.ts';
import { toldWords } from '../told-words.ts';
import { sampleTitles } from './samples.ts';
import { texts } from './texts.ts';
import { told } from './told.ts';
import { vocabulary } from './vocabulary.ts';

export const german: Catalogue = {
  texts,
  words: toldWords(words, told),
  vocabulary,
  mistake,
  told,
  inLanguage: inLanguage({ catalogue: catalogueTexts, samples: sampleTitles, told }),
};
