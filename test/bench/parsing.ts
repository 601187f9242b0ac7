import { parseRule } from '../../core/firewall/rule/parse-rule.ts';
import type { Figure } from './measure.ts';
import { best } from './measure.ts';
import { syntheticRules } from './synthetic-rules.ts';

let sink = 0;

/** The least that reading a rule string can cost: splitting it and finding the equal signs. */
function bareSplit(text: string): void {
  for (const field of text.split('|')) sink += field.indexOf('=');
}

/** Parsing against a bare split of the same strings, by turns in one run; the fastest of each counts. */
export function parsingFigures(): Figure[] {
  const texts = syntheticRules(20_000);
  const bare = () => texts.forEach(bareSplit);
  const parsing = () =>
    texts.forEach((text) => (sink += parseRule('local', 'id', text).name.length));
  best(5, bare);
  best(5, parsing);
  const turns = Array.from({ length: 20 }, () => [best(1, parsing), best(1, bare)] as const);
  return [
    {
      what: 'parsing 20,000 rule strings against a bare split',
      value:
        Math.min(...turns.map(([ours]) => ours)) / Math.min(...turns.map(([, least]) => least)),
      unit: 'times',
      limit: 4,
      kind: 'most',
    },
  ];
}

export const sunk = () => sink;
