/** What can go to a script and come back. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * JSON in ASCII only, so that no code page or byte order mark on the way can change a character.
 * Everything outside printable ASCII becomes `\uXXXX`, which both PowerShells read back exactly.
 */
export function asciiJson(value: JsonValue): string {
  return JSON.stringify(value).replaceAll(
    /[^\u0020-\u007e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
