import { english as words } from '../../../core/assessment/words/english.ts';
import { mistakeInEnglish as mistake } from '../../../core/flaw/english-flaws.ts';
import type { Catalogue } from '../catalogue.ts';
import { asItCame } from '../in-language.ts';
import { texts } from './texts.ts';
import { vocabulary } from './vocabulary.ts';

export const english: Catalogue = {
  texts,
  words,
  vocabulary,
  mistake,
  told: (text) => text,
  inLanguage: asItCame,
};
