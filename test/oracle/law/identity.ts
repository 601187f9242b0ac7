import type { Match } from '../../../core/firewall/terms.ts';
import type { OracleHost } from './host.ts';
import { plainGuid, type Asked } from './question.ts';
import { valuesOf, wordsOf, type ParsedRule } from './rule.ts';

const any = (found: boolean): Match => (found ? 'yes' : 'no');

const standardFolders = new Map(
  Object.entries({
    systemroot: 'C:\\Windows',
    windir: 'C:\\Windows',
    systemdrive: 'C:',
    programfiles: 'C:\\Program Files',
    'programfiles(x86)': 'C:\\Program Files (x86)',
    programdata: 'C:\\ProgramData',
    allusersprofile: 'C:\\ProgramData',
  }),
);

function expand(path: string, host: OracleHost): string {
  return path.replace(/%([^%]+)%/g, (whole, name: string) => {
    const standard = standardFolders.get(name.toLowerCase());
    if (standard === undefined) return whole;
    const own = Object.entries(host.folders ?? {}).find(
      ([key]) => key.replaceAll('%', '').toLowerCase() === name.toLowerCase(),
    );
    return own?.[1] ?? standard;
  });
}

const plainPath = (path: string): string => path.replace(/\\+/g, '\\').toLowerCase();

export function app(rule: ParsedRule, asked: Asked, host: OracleHost): Match {
  const entries = valuesOf(rule, 'app');
  if (entries.length === 0) return 'yes';
  if (asked.program === undefined) return 'may';
  const program = plainPath(expand(asked.program, host));
  const paths = entries.map((entry) => plainPath(expand(entry, host)));
  // A path with another variable left in it is no full path, not even beside its own spelling.
  const unexpanded = paths.filter((path) => /%[^%]+%/.test(path));
  if (paths.some((path) => path === program && !unexpanded.includes(path))) return 'yes';
  return unexpanded.some((path) => program.endsWith(path.slice(path.lastIndexOf('%') + 1)))
    ? 'may'
    : 'no';
}

export function service(rule: ParsedRule, asked: Asked): Match {
  const entries = wordsOf(rule, 'svc');
  if (entries.length === 0) return 'yes';
  const services = asked.services;
  if (services === undefined) return 'may';
  return any(services.some((one) => entries.includes(one) || entries.includes('*')));
}

export function adapter(rule: ParsedRule, asked: Asked): Match {
  const entries = valuesOf(rule, 'if').map(plainGuid);
  if (entries.length === 0) return 'yes';
  return asked.interface === undefined ? 'may' : any(entries.includes(asked.interface));
}

const interfaceWords = {
  lan: 'wired',
  wireless: 'wireless',
  remoteaccess: 'remoteAccess',
} as const;

export function interfaceType(rule: ParsedRule, asked: Asked): Match {
  const entries = wordsOf(rule, 'iftype');
  if (entries.length === 0) return 'yes';
  const known = Object.entries(interfaceWords).filter(([word]) => entries.includes(word));
  if (known.length === 3) return 'yes';
  if (asked.interfaceType === undefined) return 'may';
  if (known.some(([, type]) => type === asked.interfaceType)) return 'yes';
  return entries.some((word) => !Object.hasOwn(interfaceWords, word)) ? 'may' : 'no';
}

/** The access control entries between outermost parentheses. */
function entriesOf(sddl: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < sddl.length; at++) {
    if (sddl[at] === '(' && depth++ === 0) start = at + 1;
    if (sddl[at] === ')' && depth > 0 && --depth === 0) found.push(sddl.slice(start, at));
  }
  return found;
}

const notOrdinary = /^(s-1-15-3-.*|s-1-15-2-.*|ac|ud|s-1-5-84-.*)$/i;

function userMatch(sddl: string): Match {
  const entries = entriesOf(sddl).map((entry) => entry.split(';'));
  if (entries.length === 0) return 'may';
  const harmless = entries.every((entry) => {
    const type = entry[0]?.toLowerCase();
    return (
      entry.length === 6 && (type === 'd' || (type === 'a' && notOrdinary.test(entry[5] ?? '')))
    );
  });
  return harmless ? 'no' : 'may';
}

export function localUser(rule: ParsedRule): Match {
  const entries = valuesOf(rule, 'luauth').map(userMatch);
  return entries.length === 0 || entries.includes('may')
    ? entries.length === 0
      ? 'yes'
      : 'may'
    : 'no';
}

/** Satisfied unless the host's Windows is known and says otherwise; Platform2=GTEQ is for the last entry. */
export function platform(rule: ParsedRule, host: OracleHost): Match {
  const entries = valuesOf(rule, 'platform').map((entry) => entry.split(':').map(Number));
  const windows = host.windows;
  if (entries.length === 0 || !windows) return 'yes';
  const minimum = wordsOf(rule, 'platform2').includes('gteq');
  return any(
    entries.some(([kind = 0, major = 0, minor = 0], index) => {
      if (kind !== 2) return false;
      if (major === windows.major && minor === windows.minor) return true;
      const newer = windows.major > major || (windows.major === major && windows.minor > minor);
      return minimum && index === entries.length - 1 && newer;
    }),
  );
}
