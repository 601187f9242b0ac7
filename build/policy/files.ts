import { adml } from './adml.ts';
import { admx } from './admx.ts';
import { german } from './german.ts';
import { english } from './texts.ts';

/** Languages by the names that Windows gives their folders. */
export const policyLanguages = { 'en-US': english, 'de-DE': german } as const;

/** Every file of assets/policy, to the byte. */
export const policyFiles = (): { readonly name: string; readonly text: string }[] => [
  { name: 'VmmFirewallCompanion.admx', text: admx() },
  ...Object.entries(policyLanguages).map(([language, texts]) => ({
    name: `${language}/VmmFirewallCompanion.adml`,
    text: adml(texts),
  })),
];
