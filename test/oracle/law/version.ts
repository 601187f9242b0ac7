import type { Match } from '../../../core/firewall/terms.ts';
import type { OracleHost } from './host.ts';
import type { ParsedRule } from './rule.ts';

/** First build of a Windows and the minor of policy version 2 it knows (MS-FASP appendix). */
const minorByBuild: readonly (readonly [build: number, minor: number])[] = [
  [6000, 0],
  [6001, 1],
  [7600, 10],
  [9200, 20],
  [9600, 22],
  [10240, 24],
  [10586, 25],
  [14393, 26],
  [15063, 27],
  [17134, 28],
  [17763, 29],
  [18362, 30],
  [20348, 31],
  [22621, 32],
  [26100, 33],
];

/** Section 5, "Version": 'no' takes no part, 'may' may match where it would match. */
export function versionMatch(rule: ParsedRule, host: OracleHost): Match {
  const build = host.windows?.build;
  const row = build === undefined ? undefined : minorByBuild.findLast(([first]) => first <= build);
  if (!row) return 'yes';
  if (rule.version.major > 2) return 'no';
  return rule.version.major === 2 && rule.version.minor > row[1] ? 'may' : 'yes';
}
