import { z } from 'zod';

/**
 * Registry content as data. Nothing is interpreted here: types and texts stay exactly as stored,
 * because the wrong type of a value is itself a finding.
 */

const text = z.strictObject({
  name: z.string(),
  type: z.enum(['REG_SZ', 'REG_EXPAND_SZ', 'REG_LINK']),
  data: z.string(),
});
const dword = z.strictObject({
  name: z.string(),
  type: z.literal('REG_DWORD'),
  data: z.number().int().min(0).max(0xffff_ffff),
});
const qword = z.strictObject({
  name: z.string(),
  type: z.literal('REG_QWORD'),
  data: z.string().regex(/^\d{1,20}$/, 'a decimal number as text'),
});
const texts = z.strictObject({
  name: z.string(),
  type: z.literal('REG_MULTI_SZ'),
  data: z.array(z.string()),
});
const bytes = z.strictObject({
  name: z.string(),
  type: z.enum([
    'REG_BINARY',
    'REG_NONE',
    'REG_DWORD_BIG_ENDIAN',
    'REG_RESOURCE_LIST',
    'REG_FULL_RESOURCE_DESCRIPTOR',
    'REG_RESOURCE_REQUIREMENTS_LIST',
    'REG_UNKNOWN',
  ]),
  data: z.string().regex(/^([0-9a-f]{2})*$/, 'bytes as lower-case hexadecimal digits'),
});

/** One value. `name` is empty for a key's default value. */
export const registryValue = z.discriminatedUnion('type', [text, dword, qword, texts, bytes]);
export type RegistryValue = z.infer<typeof registryValue>;

/** One key with its own values; keys without values are kept, since an empty key can have a meaning. */
export const registryKey = z.strictObject({
  /** Path below the part's root, backslash separated, without leading or trailing backslash; '' is the root. */
  path: z.string(),
  values: z.array(registryValue),
});
export type RegistryKey = z.infer<typeof registryKey>;
