import { z } from 'zod';

/**
 * Text that may stand in a rule, a plan and a journal: no control characters, no line separators, no
 * characters that turn the direction of what follows, no lone halves of surrogate pairs, no pipe
 * (the rule string has no escaping).
 */
const forbidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff|]|\p{Cs}/u;

/** @param most length in UTF-16 units */
export const plainText = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !forbidden.test(text), 'text without pipes and control characters');

/** Windows reads a name or description that begins with @ as a reference into a file. */
export const ownText = (most: number) =>
  plainText(most).refine((text) => !text.startsWith('@'), 'text that does not begin with @');

/** Any text made fit for `plainText`: what is forbidden becomes a blank, too long ends in an ellipsis. */
export function cleanText(text: string, most: number): string {
  const clean = text.replace(new RegExp(forbidden, 'gu'), ' ').replace(/^@+/, '').trim();
  return clean.length <= most
    ? clean
    : `${clean.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
