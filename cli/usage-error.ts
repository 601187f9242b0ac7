import { quoted } from './render/plain-text.ts';

/** Ends a command with exit code 2 and this one sentence. */
export class UsageError extends Error {}

/**
 * The word as it stands in the list, whatever its case.
 * @throws {UsageError} that names the choices
 */
export function oneOf<T extends string>(text: string, choices: readonly T[], what: string): T {
  const found = choices.find((choice) => choice === text.toLowerCase());
  if (found !== undefined) return found;
  throw new UsageError(`There is no ${what} ${quoted(text)}; choose one of ${choices.join(', ')}.`);
}

/**
 * A whole number within bounds.
 * @throws {UsageError}
 */
export function numberBetween(text: string, least: number, most: number, what: string): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`${what} ${quoted(text)} is not a whole number from ${least} to ${most}.`);
}

/** Adds one value of a repeatable option. */
export const collect =
  <T>(read: (text: string) => T) =>
  (text: string, before: readonly T[] | undefined): readonly T[] => [...(before ?? []), read(text)];
