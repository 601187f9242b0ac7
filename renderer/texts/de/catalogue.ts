import { german as words } from '../../../core/assessment/words/german.ts';
import { mistakeInGerman as mistake } from '../../../core/flaw/german-flaws.ts';
import type { Catalogue } from '../catalogue.ts';
import { translator } from '../translate.ts';
import { problems } from './problems.ts';
import { texts } from './texts.ts';
import { vocabulary } from './vocabulary.ts';

export const german: Catalogue = {
  texts,
  words,
  vocabulary,
  mistake,
  told: translator(problems),
};
