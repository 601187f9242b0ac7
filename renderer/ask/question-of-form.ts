/** What stands in the form: texts, '' where nothing was said. */
export interface AskForm {
  readonly direction: 'in' | 'out';
  readonly profile: 'domain' | 'private' | 'public';
  readonly protocol: string;
  readonly localPort: string;
  readonly remotePort: string;
  readonly localAddress: string;
  readonly remoteAddress: string;
  readonly program: string;
  readonly service: string;
  readonly interfaceType: 'any' | 'wired' | 'wireless' | 'remoteAccess';
}

export const emptyForm: AskForm = {
  direction: 'in',
  profile: 'domain',
  protocol: 'tcp',
  localPort: '',
  remotePort: '',
  localAddress: '',
  remoteAddress: '',
  program: '',
  service: '',
  interfaceType: 'any',
};

/** A number where it is one; anything else goes on as it is, so that the answer can name it. */
const numberOf = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text);

/**
 * The question as the core reads it (core/firewall/decision/read-question.ts). What was left empty
 * is not known, which the answer takes into account.
 */
export function questionOfForm(form: AskForm): Record<string, unknown> {
  const said: readonly (readonly [string, unknown, string])[] = [
    ['localPort', numberOf(form.localPort.trim()), form.localPort],
    ['remotePort', numberOf(form.remotePort.trim()), form.remotePort],
    ['localAddress', form.localAddress.trim(), form.localAddress],
    ['remoteAddress', form.remoteAddress.trim(), form.remoteAddress],
    ['program', form.program.trim(), form.program],
    ['service', form.service.trim(), form.service],
  ];
  return {
    direction: form.direction,
    profile: form.profile,
    protocol: numberOf(form.protocol.trim().toLowerCase()),
    ...Object.fromEntries(
      said.filter(([, , text]) => text.trim() !== '').map(([name, value]) => [name, value]),
    ),
    ...(form.interfaceType === 'any' ? {} : { interfaceType: form.interfaceType }),
  };
}
