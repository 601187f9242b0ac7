import { policyPath, policyValues } from '../../app/companion/policy-settings.ts';
import { policySettingNames, policyShapes, type PolicySetting } from '../policy/shapes.ts';
import { english } from '../policy/texts.ts';
import { code, page, table } from './markdown.ts';

/** Lists whose lines are read by policy-lines.ts. */
const lineForms: Readonly<Partial<Record<PolicySetting, string>>> = {
  peers: 'each line a role and its addresses: `hyperv-host=10.0.5.7, 10.0.6.0/24`',
  exceptions:
    'each line an exception as JSON, with the fields of an [exceptions file](user-guide.md#flows-that-stay-closed-on-purpose): `{"flow":"vmconnect-hyperv","host":"HV*","reason":"No consoles here","who":"Ops","expires":"2027-01-31"}`',
};

/** What the schema of the settings lets pass, in words. */
function allowed(setting: PolicySetting): string {
  const shape = policyShapes[setting];
  if (shape.kind === 'number') return `${shape.least} to ${shape.most}`;
  if (shape.kind === 'switch') return '`0` or `1`';
  const words = shape.words.map(code).join(', ');
  return lineForms[setting] ?? (shape.kind === 'lines' ? `each line one of ${words}` : words);
}

/** Every value that an administrator can set for everybody. */
export const policyPage = (): string =>
  page(
    '# Settings by policy',
    `An administrator sets this program's settings for everybody in ${code(policyPath)}. What is set there wins over what a user has chosen, is shown as locked with its path, and another value is refused by the service behind the window, not only greyed. It ends with the policy: the user's own choice is kept meanwhile.`,
    table(
      ['value', 'type', 'allowed', 'what it sets'],
      policySettingNames.map((setting) => {
        const { name, type } = policyValues[setting];
        return [code(name), type, allowed(setting), english.settings[setting].what];
      }),
    ),
    "A value of another type, one that cannot be used and one that nothing reads are told in Settings with their path, for a list with the line, and lock nothing. Policy holds for the computer it was read on: a sample or another server's file keeps its own roles, peers and exceptions.",
    '## With group policies',
    `The folder ${code('policy')} of an installation has the administrative templates, in English and German. Copy ${code('VmmFirewallCompanion.admx')} and the folders ${code('en-US')} and ${code('de-DE')} to ${code('PolicyDefinitions')}: of the domain (${code('\\\\DOMAIN\\SYSVOL\\DOMAIN\\Policies\\PolicyDefinitions')}), or of one computer (${code('%SystemRoot%\\PolicyDefinitions')}). The settings then stand under Computer Configuration, Administrative Templates, ${english.product}.`,
    'This page and the templates are generated from the schema of the settings.',
  );
