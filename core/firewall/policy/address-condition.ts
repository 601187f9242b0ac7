import type { NetworkAdapter } from '../../snapshot/schema.ts';
import { parseAddressRange } from '../algebra/address-range.ts';
import type { Dimension } from '../algebra/dimension.ts';
import type { Bound, Intervals } from '../algebra/intervals.ts';
import { intersect, intervalsOf, union } from '../algebra/intervals.ts';
import type { AddressEntry, AddressWord } from '../rule/entries.ts';
import { asAddressWord } from '../rule/entries.ts';
import type { AddressEntries } from '../rule/rule.ts';
import type { Family, Profile } from '../terms.ts';

export const allAddresses: { readonly 4: Intervals<Bound>; readonly 6: Intervals<Bound> } = {
  4: [0, 2 ** 32],
  6: [0n, 1n << 128n],
};

/** An address condition by family; a family without entries beside one with entries is never matched. */
export type AddressCondition = { readonly [F in Family]: Dimension<Bound> };

const none: Intervals<Bound> = [];
const nowhere: Dimension<Bound> = { certain: none, possible: none };

/** What the host's adapters answer for an address word on a profile; undefined when they cannot. */
export type WordResolver = (word: AddressWord, family: Family) => Dimension<Bound> | undefined;

/** @returns undefined for an absent condition (any address of both families). */
export function addressCondition(
  entries: AddressEntries,
  resolve: WordResolver,
): AddressCondition | undefined {
  if (entries[4].length === 0 && entries[6].length === 0) return undefined;
  return { 4: familyCondition(entries[4], 4, resolve), 6: familyCondition(entries[6], 6, resolve) };
}

function familyCondition(
  entries: readonly AddressEntry[],
  family: Family,
  resolve: WordResolver,
): Dimension<Bound> {
  if (entries.length === 0) return nowhere;
  let certain: Intervals<Bound> = intervalsOf<Bound>(
    entries.flatMap((entry) => ('word' in entry ? [] : [entry.from, entry.to])),
  );
  let possible = certain;
  for (const entry of entries) {
    if (!('word' in entry)) continue;
    const word = entry.resolvable ? asAddressWord(entry.word) : undefined;
    const answer = word === undefined ? undefined : resolve(word, family);
    certain = union(certain, answer?.certain ?? []);
    possible = union(possible, answer?.possible ?? allAddresses[family]);
  }
  return { certain, possible };
}

const serversOf: Record<
  Exclude<AddressWord, 'localsubnet'>,
  (adapter: NetworkAdapter) => readonly string[] | undefined
> = {
  dns: (adapter) => adapter.dnsServers,
  dhcp: (adapter) => adapter.dhcpServers,
  wins: (adapter) => adapter.winsServers,
  defaultgateway: (adapter) => adapter.gateways,
};

/** The addresses behind a word on one adapter; undefined when the snapshot does not say. */
function wordOnAdapter(
  word: AddressWord,
  family: Family,
  adapter: NetworkAdapter,
): Intervals<Bound> | undefined {
  const texts =
    word === 'localsubnet'
      ? adapter.addresses.map(({ address, prefixLength }) => `${address}/${prefixLength}`)
      : serversOf[word](adapter);
  if (texts === undefined) return undefined;
  const ranges = texts.map(parseAddressRange).filter((range) => range?.family === family);
  return intervalsOf<Bound>(
    ranges.flatMap((range) => (range === undefined ? [] : [range.from, range.to])),
  );
}

/**
 * Answers address words from the adapters. Certain is what every adapter of the profile agrees on,
 * possible what any adapter of the host says: whether Windows resolves a word per adapter or for
 * all of them together is not documented.
 */
export function adapterResolver(
  adapters: readonly NetworkAdapter[] | undefined,
  profile: Profile,
): WordResolver {
  const ofProfile = adapters?.filter((adapter) => adapter.profile === profile) ?? [];
  if (adapters === undefined || ofProfile.length === 0) return () => undefined;
  return (word, family) => {
    let possible: Intervals<Bound> = [];
    let certain: Intervals<Bound> = allAddresses[family];
    for (const adapter of adapters) {
      const addresses = wordOnAdapter(word, family, adapter);
      if (addresses === undefined) return undefined;
      possible = union(possible, addresses);
      if (ofProfile.includes(adapter)) certain = intersect(certain, addresses);
    }
    return { certain, possible };
  };
}
