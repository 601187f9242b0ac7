import type { Profile } from '../../firewall/terms.ts';

/** Parts of sentences that several German texts share. */

/** As German Windows calls them. */
export const profiles: Record<Profile, string> = {
  domain: 'Domäne',
  private: 'Privat',
  public: 'Öffentlich',
};

/** `a, b und c`; lists longer than `most` end with how many more there are. */
export function listed(items: readonly string[], most = 3): string {
  const shown = items.slice(0, most);
  if (items.length > most) return `${shown.join(', ')} und ${items.length - most} weitere`;
  return shown.length < 2
    ? shown.join('')
    : `${shown.slice(0, -1).join(', ')} und ${shown.at(-1) ?? ''}`;
}

export const one = (count: number, singular: string, plural: string) =>
  count === 1 ? singular : plural;
