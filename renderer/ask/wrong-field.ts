import { parseIpAddress } from '../../core/firewall/algebra/ip-address.ts';
import type { TextKey } from '../texts/fill.ts';
import type { AskForm } from './question-of-form.ts';

/** What cannot be asked like this: which field, what stands in it, and the text that says so. */
export interface WrongField {
  readonly field: 'localPort' | 'remotePort' | 'localAddress' | 'remoteAddress';
  readonly text: string;
  readonly says: Extract<TextKey, `ask.not-${string}` | 'ask.two-families'>;
}

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

/** The first field that is no question; the core would refuse it too, in its own words. */
export function wrongField(form: AskForm): WrongField | undefined {
  for (const field of ['localPort', 'remotePort'] as const) {
    const text = form[field].trim();
    if (text !== '' && !isPort(text)) return { field, text, says: 'ask.not-a-port' };
  }
  const families = new Set<number>(form.protocol === 'icmpv4' ? [4] : []);
  if (form.protocol === 'icmpv6') families.add(6);
  for (const field of ['localAddress', 'remoteAddress'] as const) {
    const text = form[field].trim();
    if (text === '') continue;
    const address = parseIpAddress(text);
    if (address === undefined) return { field, text, says: 'ask.not-an-address' };
    families.add(address.family);
    if (families.size > 1) return { field, text, says: 'ask.two-families' };
  }
  return undefined;
}
