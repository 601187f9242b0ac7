import { parseAddressRange } from '../../core/firewall/algebra/address-range.ts';

/** Addresses, ranges and prefixes parted by commas, semicolons, blanks or line ends. */
export const addressesOf = (text: string): string[] =>
  text.split(/[\s,;]+/).filter((part) => part !== '');

/** The first that is no address, range or prefix; undefined when all are. */
export const addressProblem = (addresses: readonly string[]): string | undefined =>
  addresses.find((address) => parseAddressRange(address) === undefined);
