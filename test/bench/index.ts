import { compileForShortRun } from '../../cli/short-lived.ts';
import type { Figure } from './measure.ts';
import { figureLine, holds } from './measure.ts';
import { parsingFigures } from './parsing.ts';
import { policySizeFigures } from './policy-size.ts';
import { questionFigures } from './questions.ts';

const measurements: Readonly<Record<string, () => Figure[]>> = {
  parsing: parsingFigures,
  policySize: policySizeFigures,
  questions: questionFigures,
};

/** What there is to measure, each to be asked for in a process of its own. */
export const names = Object.keys(measurements);

/** Measures one thing and says each figure beside its limit; true when all hold. */
export function bench(name: string, say: (line: string) => void): boolean {
  // As the command line runs it.
  compileForShortRun();
  const figures = measurements[name]?.() ?? [];
  for (const figure of figures) say(figureLine(figure));
  return figures.length > 0 && figures.every(holds);
}
