/**
 * The text of THIRD-PARTY-NOTICES.txt.
 * @param lists files that the bundler wrote; they are removed
 * @param node program that the console program consists of; undefined where there is none
 */
export function notices(lists: readonly string[], node?: string): string;
