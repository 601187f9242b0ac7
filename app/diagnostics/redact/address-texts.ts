import { parseAddressRange } from '../../../core/firewall/algebra/address-range.ts';
import { formatIp, parseIpAddress } from '../../../core/firewall/algebra/ip-address.ts';
import { asAddressWord } from '../../../core/firewall/rule/entries.ts';
import type { AddressMap, Prefix } from './address-map.ts';

const bits = { 4: 32, 6: 128 } as const;

const textOf = ({ family, value, length }: Prefix) => {
  const address = formatIp(family, value);
  return length === bits[family] ? address : `${address}/${length}`;
};

/** Neither an address nor a word, as what it stands for was neither. */
const unreadable = '(no address)';

/**
 * What a rule says of addresses, with other addresses: words stay, a range may become several
 * prefixes, and what could not be read cannot be read afterwards.
 */
export function redactAddressEntry(text: string, map: AddressMap): readonly string[] {
  if (text === '' || asAddressWord(text) !== undefined) return [text];
  const range = parseAddressRange(text);
  return range === undefined ? [unreadable] : map.range(range).map(textOf);
}

/** One address, with the brackets and the zone it may have; what is none stays none. */
export function redactAddress(text: string, map: AddressMap): string {
  const [, open = '', inner = '', zone = '', close = ''] =
    /^(\[?)([^[\]%]*)(%[^\]]*)?(\]?)$/.exec(text) ?? [];
  const address = parseIpAddress(inner);
  if (address === undefined) return text === '' ? '' : unreadable;
  const { family, value } = map.address(address);
  return `${open}${formatIp(family, value)}${zone}${close}`;
}

const v4Address = /(?<![\p{L}\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}]|\.\d)/gu;
const v6Address =
  /(?<![\p{L}\p{N}:.])(?=[0-9a-f.]*:[0-9a-f.]*:)[0-9a-f:.]*[0-9a-f:](?![\p{L}\p{N}:])/giu;

/** Every address in a text. */
export function redactAddressesIn(text: string, map: AddressMap): string {
  const replace = (found: string) => {
    const address = parseIpAddress(found);
    if (address === undefined) return found;
    const { family, value } = map.address(address);
    return formatIp(family, value);
  };
  return text.replaceAll(v6Address, replace).replaceAll(v4Address, replace);
}
