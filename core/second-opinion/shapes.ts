import { z } from 'zod';

/** Every shape in which NetSecurity's objects arrive as JSON (facts/windows-firewall.md 3.4). */

const row = z.record(z.string(), z.unknown());
export type Row = z.infer<typeof row>;
const wrapped = z.object({ value: z.array(z.unknown()), Count: z.number() });

/** An array, or the `{value, Count}` that Windows PowerShell 5.1 makes of one; undefined for anything else. */
function arrayOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  return wrapped.safeParse(value).data?.value;
}

/** The texts of a list: of an array in either shape, of one bare text, number or switch, of nothing. */
export function listOf(value: unknown): string[] {
  return (arrayOf(value) ?? [value]).flatMap((entry) =>
    typeof entry === 'string' || typeof entry === 'number' || typeof entry === 'boolean'
      ? [String(entry)]
      : [],
  );
}

/** The first of them, in lower case; '' when there is none. */
export const wordOf = (value: unknown): string => listOf(value)[0]?.toLowerCase() ?? '';

export const isTable = (value: unknown): boolean => arrayOf(value) !== undefined;

/** The rows of a table; one object alone is a table of one row. What is no row is left out. */
export function rowsOf(value: unknown): readonly Row[] {
  const entries = arrayOf(value) ?? [value];
  return entries.flatMap((entry) => {
    const found = Array.isArray(entry) ? undefined : row.safeParse(entry).data;
    return found === undefined ? [] : [found];
  });
}
