import { z } from 'zod';
import { policyPath, policyValues } from '../../app/companion/policy-settings.ts';
import { settingsSchema } from '../../app/companion/settings.ts';
import { code, page, table } from './markdown.ts';

/** What each setting does, in the words of the settings page. */
const meanings: Readonly<Record<keyof typeof policyValues, string>> = {
  checkIntervalMinutes: 'minutes between two looks at the firewall',
  theme: 'light, dark, or as Windows has it',
  language: 'language of the window',
  notifications: 'a notice when a flow got worse',
  startAtLogin: 'the icon is there after logging on',
  release: 'the release of VMM, instead of the one detected',
  roles: 'the roles of this server, instead of those detected',
  features: 'features in use, in addition to those detected',
  peers: 'addresses of the other servers, by role',
  exceptions: 'flows that are left closed on purpose',
};

/** Lists whose lines are read by policy-lines.ts. */
const lineForms: Readonly<Partial<Record<keyof typeof policyValues, string>>> = {
  peers: 'each line a role and its addresses: `hyperv-host=10.0.5.7, 10.0.6.0/24`',
  exceptions:
    'each line an exception as JSON, with the fields of an [exceptions file](user-guide.md#flows-that-stay-closed-on-purpose): `{"flow":"vmconnect-hyperv","host":"HV*","reason":"No consoles here","who":"Ops","expires":"2027-01-31"}`',
};

const schema = z.looseObject({
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  type: z.unknown().optional(),
  items: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
  anyOf: z.array(z.looseObject({})).optional(),
});

/** The values that the schema of the settings lets pass. */
function allowed(setting: keyof typeof policyValues): string {
  if (setting === 'startAtLogin' || setting === 'notifications') return '`0` or `1`';
  return lineForms[setting] ?? allowedBy(z.toJSONSchema(settingsSchema.shape[setting]));
}

function allowedBy(json: unknown): string {
  const { enum: words, minimum, maximum, items, anyOf } = schema.parse(json);
  if (anyOf !== undefined)
    return anyOf
      .map(allowedBy)
      .filter((text) => text !== '')
      .join(' or ');
  if (words !== undefined) return words.map(code).join(', ');
  if (items?.enum !== undefined) return `each line one of ${items.enum.map(code).join(', ')}`;
  return minimum === undefined || maximum === undefined ? '' : `${minimum} to ${maximum}`;
}

const names = Object.keys(policyValues) as readonly (keyof typeof policyValues)[];

/** Every value that an administrator can set for everybody. */
export const policyPage = (): string =>
  page(
    '# Settings by policy',
    `An administrator sets this program's settings for everybody in ${code(policyPath)}. What is set there wins over what a user has chosen, is shown as locked with its path, and another value is refused by the service behind the window, not only greyed. It ends with the policy: the user's own choice is kept meanwhile.`,
    table(
      ['value', 'type', 'allowed', 'what it sets'],
      names.map((name) => [
        code(policyValues[name].name),
        policyValues[name].type,
        allowed(name),
        meanings[name],
      ]),
    ),
    "A value of another type, one that cannot be used and one that nothing reads are told in Settings with their path, for a list with the line, and lock nothing. Policy holds for the computer it was read on: a sample or another server's file keeps its own roles, peers and exceptions.",
    'This page is generated from `app/companion/policy-settings.ts`.',
  );
