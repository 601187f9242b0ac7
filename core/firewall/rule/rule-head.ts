import type { Direction } from '../terms.ts';
import type { RuleVersion } from './entries.ts';
import type { Action } from './rule.ts';

/** What the fields say with which Windows begins every rule it writes. */
export interface RuleHead {
  readonly version: RuleVersion;
  readonly action: Action;
  readonly active: boolean;
  readonly direction: Direction;
  /** Where the fields behind it start. */
  readonly end: number;
}

const pattern =
  /^[vV](\d+)\.(\d+)\|Action=(Allow|Block|Bypass)\|Active=(TRUE|FALSE)\|Dir=(In|Out)\|$/;
const actions: Readonly<Record<string, Action>> = {
  Allow: 'allow',
  Block: 'block',
  Bypass: 'bypass',
};

/** There are few spellings of few heads, so each is read once; undefined is one that is no head. */
const headBySpelling = new Map<string, RuleHead | undefined>();
const mostKept = 200;
const longest = 60;

function readHead(spelling: string): RuleHead | undefined {
  const match = pattern.exec(spelling);
  const action = actions[match?.[3] ?? ''];
  if (match === null || action === undefined) return undefined;
  return {
    version: { major: Number(match[1]), minor: Number(match[2]) },
    action,
    active: match[4] === 'TRUE',
    direction: match[5] === 'In' ? 'in' : 'out',
    end: spelling.length,
  };
}

/** The head of a rule string; undefined when it begins otherwise, which is no mistake. */
export function headOf(text: string): RuleHead | undefined {
  const last = text.indexOf('|Dir=');
  if (last < 0 || last > longest) return undefined;
  const spelling = text.slice(0, text.indexOf('|', last + 1) + 1);
  const known = headBySpelling.get(spelling);
  if (known !== undefined || spelling.length > longest) return known;
  const head = readHead(spelling);
  if (head !== undefined && headBySpelling.size < mostKept) headBySpelling.set(spelling, head);
  return head;
}
