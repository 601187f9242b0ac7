import { german as words } from '../../../core/assessment/words/german.ts';
import type { Catalogue } from '../catalogue.ts';
import { texts } from './texts.ts';
import { vocabulary } from './vocabulary.ts';

export const german: Catalogue = { texts, words, vocabulary };
