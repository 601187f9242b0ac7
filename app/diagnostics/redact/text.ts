import { addressMap, type AddressMap } from './address-map.ts';
import { redactAddressesIn } from './address-texts.ts';
import { openNames, type Names } from './names.ts';
import { redactSids } from './sids.ts';

/** What everything in one set of diagnostics is replaced with, so that it stays consistent. */
export interface Redaction {
  readonly addresses: AddressMap;
  readonly names: Names;
  readonly secret: string;
}

/** Where a text that nobody needs stood. */
export const leftOut = '(left out)';

/** Folders of `Users` that every Windows has. */
const everybodysFolders = new Set(['public', 'default', 'default user', 'all users']);
const userFolder = /\\(?:Users|Documents and Settings)\\([^\\/:*?"<>|]+)/gi;
const uncServer = /(?<![\\\p{L}\p{N}:])\\\\([\p{L}\p{N}][^\\/:*?"<>|\s]*)\\/gu;
const account =
  /(?<![\\\p{L}\p{N}_.:-])([\p{L}\p{N}_.-]+)\\([\p{L}\p{N}_.$-]+)(?![\\\p{L}\p{N}_.-])/gu;
/** Authorities that are the same on every Windows: `NT AUTHORITY\SYSTEM`, `NT SERVICE\...`. */
const commonAuthorities = new Set(['authority', 'service', 'builtin', 'apppool', 'machine']);

export function openRedaction(
  secret: string,
  taken: string,
  common: ReadonlySet<string>,
): Redaction {
  return { addresses: addressMap(secret), names: openNames(taken, common), secret };
}

/** Learns users and computers that show themselves in a path. */
export function learnFromPath({ names }: Redaction, path: string): void {
  for (const [, user = ''] of path.matchAll(userFolder))
    if (!everybodysFolders.has(user.toLowerCase())) names.learn('user', user);
  for (const [, server = ''] of path.matchAll(uncServer)) names.learn('computer', server);
}

/** Learns domain and user of every `DOMAIN\user` in a text, unless the text holds a path. */
export function learnFromAccounts({ names }: Redaction, text: string): void {
  if (/[A-Za-z]:\\|%\\|\\\\/.test(text)) return;
  for (const [, domain = '', user = ''] of text.matchAll(account)) {
    if (commonAuthorities.has(domain.toLowerCase())) continue;
    names.learn('org', domain);
    names.learn('user', user.replace(/\$$/, ''));
  }
}

/** Learns a DNS domain, and its labels by themselves except the last: one is its NetBIOS name. */
export function learnDomain({ names }: Redaction, domain: string): void {
  names.learn('domain', domain);
  for (const label of domain.split('.').slice(0, -1)) names.learn('org', label);
}

/** Learns the computers of a DNS domain that a text names in full. */
export function learnComputersOf({ names }: Redaction, domain: string, text: string): void {
  const lower = text.toLowerCase();
  const end = `.${domain.toLowerCase()}`;
  for (let at = lower.indexOf(end); at >= 0; at = lower.indexOf(end, at + 1)) {
    const [label] = /[\p{L}\p{N}_-]+$/u.exec(text.slice(Math.max(0, at - 64), at)) ?? [];
    if (label !== undefined) names.learn('computer', label);
  }
}

/** Names, security identifiers and addresses in a text replaced. Equal texts stay equal. */
export function redactText(redaction: Redaction, text: string): string {
  const { names, addresses, secret } = redaction;
  return redactAddressesIn(redactSids(names.in(text), secret), addresses);
}
