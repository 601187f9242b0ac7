/** One `key=value` field as written. */
export interface Field {
  readonly key: string;
  readonly value: string;
}

/**
 * Walks the fields of a rule string behind its version. A missing last pipe and two pipes in a row
 * are tolerated; `key` is undefined for a field without an equal sign.
 * @param from where the first field starts
 */
export function eachField(
  text: string,
  from: number,
  visit: (key: string | undefined, value: string) => void,
): void {
  let start = from;
  // Looked for again only once it lies behind, so that the cost stays linear without any.
  let equals = text.indexOf('=', from);
  while (start < text.length) {
    const pipe = text.indexOf('|', start);
    const end = pipe < 0 ? text.length : pipe;
    if (equals >= 0 && equals < start) equals = text.indexOf('=', start);
    if (equals >= 0 && equals < end) visit(text.slice(start, equals), text.slice(equals + 1, end));
    else if (end > start) visit(undefined, text.slice(start, end));
    start = end + 1;
  }
}

/** Every `key=value` field of a rule string, in order, repeated and unknown ones included. */
export function fieldsOf(text: string): Field[] {
  const fields: Field[] = [];
  eachField(text, 0, (key, value) => {
    if (key !== undefined) fields.push({ key, value });
  });
  return fields;
}

/** The first value of a key (in any case) that is not empty; '' when there is none. */
export function firstText({ text }: { readonly text: string }, key: string): string {
  const lower = key.toLowerCase();
  const field = fieldsOf(text).find(
    (each) => each.value !== '' && each.key.toLowerCase() === lower,
  );
  return field?.value ?? '';
}
