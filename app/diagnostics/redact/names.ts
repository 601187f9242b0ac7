/** What a name is of. */
type NameKind = 'computer' | 'domain' | 'org' | 'user' | 'rule' | 'text' | 'share';

/** Names in a text, each replaced by one that is the same every time. */
export interface Names {
  /** The other name of one whole text. */
  of(kind: NameKind, name: string): string;
  /** Makes a name known, so that `in` finds it: as a word, or inside of one when it is long. */
  learn(kind: 'computer' | 'domain' | 'org' | 'user', name: string): void;
  /** Every known name in a text replaced. */
  in(text: string): string;
}

/** A letter, digit or one of the signs that names are made of: beside them no word ends. */
const partOfWord = String.raw`[\p{L}\p{N}_-]`;
/** A shorter name may stand inside of a word by chance. */
const shortestInside = 5;
const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

/** Every word of some texts, in lower case. */
export function wordsOf(texts: readonly string[]): ReadonlySet<string> {
  const words = texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? []);
  return new Set(words);
}

/**
 * @param taken a text that no other name may occur in, so that two names never become one
 * @param common words of Windows and VMM: a computer of that name keeps nothing secret, and putting
 *   another word in their place would make a program one that nobody knows
 */
export function openNames(taken: string, common: ReadonlySet<string>): Names {
  const everything = taken.toLowerCase();
  const known = new Map<string, string>();
  const counts = new Map<NameKind, number>();
  const words = new Map<string, string>();
  const allCommon = [...common].join(' ');
  let pattern: RegExp | undefined;

  const fresh = (kind: NameKind): string => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const name = kind === 'domain' ? `domain-${count}.example` : `${kind}-${count}`;
    return everything.includes(name) ? fresh(kind) : name;
  };
  const of = (kind: NameKind, name: string): string => {
    const key = `${kind} ${name.toLowerCase()}`;
    const other = known.get(key) ?? fresh(kind);
    known.set(key, other);
    return other;
  };
  const findAll = () => {
    // Longer names first: `contoso.com` before `contoso`.
    const longest = [...words.keys()].sort((a, b) => b.length - a.length);
    const inside = longest.filter(
      (word) => word.length >= shortestInside && !allCommon.includes(word),
    );
    const alone = longest.filter((word) => !inside.includes(word));
    const any = (list: readonly string[]) => `(?:${list.map(escaped).join('|')})`;
    const patterns = [
      ...(inside.length === 0 ? [] : [any(inside)]),
      ...(alone.length === 0 ? [] : [`(?<!${partOfWord})${any(alone)}(?!${partOfWord})`]),
    ];
    return new RegExp(patterns.join('|'), 'giu');
  };
  return {
    of,
    learn(kind, name) {
      const word = name.toLowerCase();
      // Windows lets no computer have a name of digits alone, and such a word is a port elsewhere.
      if (/^\d*$/.test(word) || words.has(word) || common.has(word)) return;
      words.set(word, of(kind, name));
      pattern = undefined;
    },
    in(text) {
      if (words.size === 0) return text;
      pattern ??= findAll();
      return text.replaceAll(pattern, (found) => words.get(found.toLowerCase()) ?? found);
    },
  };
}
