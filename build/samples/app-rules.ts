import { table, type Rule } from './rules.ts';
import { existsOn, windows, type WindowsName } from './windows.ts';

const apps = table('apps.tsv', 5);

/** Two made-up accounts: the built-in administrator of a domain and one of its users. */
const owners = [500, 1131].map((rid) => `S-1-5-21-1004336348-1177238915-682003330-${rid}`);

/** The rules of Windows' own apps, one a direction for each user who ever logged on. */
export function appRules(name: WindowsName): Rule[] {
  return apps
    .filter(([since = '']) => existsOn(name, since, ''))
    .flatMap(([, family = '', text = '', sid = '', directions = '']) =>
      directions
        .split(' ')
        .flatMap((direction) =>
          owners.map((owner) => ruleText(name, { family, text, sid, direction, owner })),
        ),
    )
    .map((text, i) => ({
      id: `{A99D0000-61C7-4B0E-8F2A-${String(i + 1).padStart(12, '0')}}`,
      text,
    }));
}

interface App {
  readonly family: string;
  readonly text: string;
  readonly sid: string;
  readonly direction: string;
  readonly owner: string;
}

function ruleText(name: WindowsName, { family, text, sid, direction, owner }: App): string {
  const { build, rules } = windows[name];
  const [app = '', publisher = ''] = family.split('_');
  const display = `@{${app}_10.0.${build}.1_neutral_neutral_${publisher}?ms-resource://${text}}`;
  const profiles = direction === 'In' ? ['Domain', 'Private'] : ['Domain', 'Private', 'Public'];
  const fields = [
    rules,
    'Action=Allow',
    'Active=TRUE',
    `Dir=${direction}`,
    ...profiles.map((profile) => `Profile=${profile}`),
    `Name=${display}`,
    `Desc=${display}`,
    `LUOwn=${owner}`,
    // Windows 11 24H2 and Server 2025 name the family where older ones name the SID.
    name === '2025' ? `PFN=${family}` : `AppPkgId=${sid}`,
    `EmbedCtxt=${display}`,
    'Platform=2:6:2',
    'Platform2=GTEQ',
  ];
  return `${fields.join('|')}|`;
}
