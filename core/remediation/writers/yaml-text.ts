/** What the writers put into YAML: text, switches, lists and mappings. */
export type Yaml = string | boolean | YamlTemplate | YamlBlock | readonly Yaml[] | YamlMap;
export interface YamlMap {
  readonly [key: string]: Yaml;
}

/** An expression of Ansible's own; every other text is data and never looked at for templates. */
export class YamlTemplate {
  readonly expression: string;
  constructor(expression: string) {
    this.expression = expression;
  }
}

/** Lines of our own, without templates, that read better as they are. */
export class YamlBlock {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    this.lines = lines;
  }
}

const isList = (value: Yaml): value is readonly Yaml[] => Array.isArray(value);
const isMap = (value: Yaml): value is YamlMap =>
  typeof value === 'object' &&
  !isList(value) &&
  !(value instanceof YamlTemplate) &&
  !(value instanceof YamlBlock);

/**
 * Lines of block YAML. Texts are JSON strings, which YAML reads as double-quoted scalars, so nothing
 * in a text can end it; text with braces gets the tag `!unsafe`, so that Ansible takes it as it is.
 * @param indent blanks before each line
 */
export function yamlLines(value: Yaml, indent = ''): string[] {
  if (isList(value)) {
    return value.flatMap((entry) => {
      const [first = '', ...rest] = yamlLines(entry, `${indent}  `);
      return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
    });
  }
  if (!isMap(value)) return [`${indent}${scalar(value)}`];
  return Object.entries(value).flatMap(([key, entry]) => {
    const name = `${indent}${yamlKey(key)}:`;
    if (isMap(entry) || (isList(entry) && entry.length > 0))
      return [name, ...yamlLines(entry, `${indent}  `)];
    if (entry instanceof YamlBlock)
      return [`${name} |`, ...entry.lines.map((line) => `${indent}  ${line}`)];
    return [`${name} ${isList(entry) ? '[]' : scalar(entry)}`];
  });
}

/** A comment of one line; what YAML does not allow anywhere becomes a blank. */
export const yamlComment = (line: string): string => `# ${line.replaceAll(/[\ufffe\uffff]/g, ' ')}`;

/** A key, plain where it cannot be read as anything but a word. */
export const yamlKey = (key: string): string =>
  /^[A-Za-z][A-Za-z_]*(?:\.[a-z_]+)*$/.test(key) &&
  !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(key)
    ? key
    : quoted(key);

function scalar(value: string | boolean | YamlTemplate | YamlBlock): string {
  if (value instanceof YamlBlock) return quoted(value.lines.join('\n'));
  if (value instanceof YamlTemplate) return quoted(`{{ ${value.expression} }}`);
  if (typeof value === 'boolean') return String(value);
  return `${/[{}]/.test(value) ? '!unsafe ' : ''}${quoted(value)}`;
}

/** JSON leaves two characters alone that YAML's printable ones do not hold. */
const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll('\ufffe', '\\ufffe').replaceAll('\uffff', '\\uffff');
