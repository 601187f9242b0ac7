import { z } from 'zod';
import { parseAddressRange } from '../../core/firewall/algebra/address-range.ts';
import type { GivenSituation } from '../../core/assessment/situation.ts';
import { flowException, mostExceptions } from '../../core/exceptions/exception.ts';
import { mistakeInEnglish } from '../../core/flaw/english-flaws.ts';
import { mistakeOf } from '../../core/flaw/mistake-of-issue.ts';
import { features, hostRoles, releaseIds, roles } from '../../core/vmm/terms.ts';
import type { Settings } from './api.ts';
import type { settingsKeys } from './settings-keys.ts';

const text = z.string().min(1).max(2000);
/** A word that is no address would be left out, and the rest judged as if it were all. */
const address = text.refine((word) => parseAddressRange(word) !== undefined, {
  error: 'an address, a range or a prefix',
});

/** The settings as they are kept. Words nobody knows are refused, so that a typing mistake is told. */
export const settingsSchema = z.strictObject({
  checkIntervalMinutes: z.int().min(1).max(1440),
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'de']),
  notifications: z.boolean(),
  peers: z.partialRecord(z.enum(roles), z.array(address).max(500)),
  roles: z.array(z.enum(hostRoles)).nullable(),
  release: z.enum(releaseIds).nullable(),
  features: z.array(z.enum(features)),
  exceptions: z.array(flowException).max(mostExceptions),
});
export type KeptSettings = z.infer<typeof settingsSchema>;

/**
 * The file of the settings. Exceptions lie in a file of their own; those of earlier versions are here
 * and are moved there.
 */
export const storedSettings = settingsSchema.partial({ exceptions: true });
export type StoredSettings = z.infer<typeof storedSettings>;
export type OtherSettings = Omit<KeptSettings, 'exceptions'>;

export const defaultSettings: KeptSettings = {
  checkIntervalMinutes: 5,
  theme: 'system',
  language: 'system',
  notifications: true,
  peers: {},
  roles: null,
  release: null,
  features: [],
  exceptions: [],
};

/** A setting that is missing in the list does not compile. */
const everySetting: Exclude<keyof Settings, (typeof settingsKeys)[number]> extends never
  ? true
  : never = true;
void everySetting;

/** What is said of one host, apart from what is said of the program. */
export const hostSettings = ['peers', 'roles', 'release', 'features', 'exceptions'] as const;

/** What the user said of the host, for its assessment. */
export function givenSituation(settings: KeptSettings): GivenSituation {
  const { release, roles, features, peers } = settings;
  return {
    ...(release === null ? {} : { release }),
    ...(roles === null ? {} : { roles }),
    features,
    peers,
  };
}

/** Checks settings from a window; the sentence says what is wrong. */
export function readSettings(
  input: Settings,
): { readonly ok: true; readonly value: KeptSettings } | { readonly ok: false; why: string } {
  const result = settingsSchema.safeParse(input, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  const said = result.error.issues.slice(0, 3).map((issue) => {
    const mistake = mistakeInEnglish({ ...mistakeOf(issue), line: null });
    return `${mistake.charAt(0).toUpperCase()}${mistake.slice(1)}.`;
  });
  return { ok: false, why: said.join(' ') };
}
