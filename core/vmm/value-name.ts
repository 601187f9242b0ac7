/**
 * The name of a registry value for a text that people read. A value without one is a key's default
 * value, and blanks would be seen by nobody.
 * @param defaultValue what the registry editor calls it in the language of the text
 */
export function valueName(name: string, defaultValue = '(Default)'): string {
  if (name === '') return defaultValue;
  return name.trim() === '' ? `"${name}"` : name;
}
