/** Texts as typed; `readQuestion` is the one judge of what they may say. */
export interface ExplainOptions {
  readonly direction?: string;
  readonly profile?: string;
  readonly protocol?: string;
  readonly localPort?: string;
  readonly remotePort?: string;
  readonly icmpType?: string;
  readonly icmpCode?: string;
  readonly localAddress?: string;
  readonly remoteAddress?: string;
  readonly program?: string;
  readonly service?: readonly string[];
  readonly interfaceType?: string;
  readonly interface?: string;
  readonly questions?: string;
  readonly json?: boolean;
}

const textFields = [
  'direction',
  'profile',
  'localAddress',
  'remoteAddress',
  'program',
  'interfaceType',
  'interface',
] as const;
const numberFields = ['localPort', 'remotePort', 'icmpType', 'icmpCode'] as const;
const fields = [...textFields, ...numberFields, 'protocol', 'service'] as const;

const optionName = (field: string) =>
  `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Options that describe one question, by their names on the command line. */
export function optionsOfQuestion(options: ExplainOptions): (readonly [string, unknown])[] {
  return fields
    .filter((field) => options[field] !== undefined)
    .map((field) => [optionName(field), options[field]] as const);
}

/** Digits become a number; anything else stays, to be refused by the reader of questions. */
const numberOf = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : text);

/** `none` is an ordinary process; one name stands for itself, several share a process. */
function serviceOf(names: readonly string[]): string | readonly string[] | null | undefined {
  if (names.length === 1) return names[0]?.toLowerCase() === 'none' ? null : names[0];
  return names;
}

/** The question as a JSON line would have it, unchecked. */
export function questionOfOptions(options: ExplainOptions): Record<string, unknown> {
  const question: Record<string, unknown> = {};
  for (const field of textFields) {
    const text = options[field];
    if (text !== undefined) question[field] = isWord(field) ? text.toLowerCase() : text;
  }
  for (const field of numberFields) {
    const text = options[field];
    if (text !== undefined) question[field] = numberOf(text);
  }
  const { protocol, service, interfaceType } = options;
  if (protocol !== undefined) question['protocol'] = numberOf(protocol.toLowerCase());
  if (service !== undefined) question['service'] = serviceOf(service);
  if (interfaceType?.toLowerCase() === 'remoteaccess') question['interfaceType'] = 'remoteAccess';
  return question;
}

const isWord = (field: string) =>
  field === 'direction' || field === 'profile' || field === 'interfaceType';
