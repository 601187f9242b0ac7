import type { Figure } from './measure.ts';
import { figureLine, holds } from './measure.ts';
import { parsingFigures } from './parsing.ts';
import { policySizeFigures } from './policy-size.ts';
import { questionFigures } from './questions.ts';

/** Measures everything and says each figure beside its limit; true when all hold. */
export function bench(say: (line: string) => void): boolean {
  const figures: Figure[] = [
    // First, while the process is small: its memory is measured too.
    ...policySizeFigures(() => undefined),
    ...parsingFigures(),
    ...questionFigures(),
  ];
  for (const figure of figures) say(figureLine(figure));
  return figures.every(holds);
}
