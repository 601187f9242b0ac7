import { decide } from '../../core/firewall/decision/decide.ts';
import { readQuestion } from '../../core/firewall/decision/read-question.ts';
import { buildPolicy } from '../../core/firewall/policy/policy.ts';
import type { Figure } from './measure.ts';
import { best } from './measure.ts';
import { ruleKey, syntheticRules } from './synthetic-rules.ts';

const programs = [
  'System',
  'C:\\Windows\\System32\\svchost.exe',
  'C:\\Program Files\\Vendor 12\\service512.exe',
  'C:\\nowhere\\unknown.exe',
];

/** Questions as they come in: mostly well known, some with the program or the address left open. */
function question(n: number): object {
  return {
    direction: n % 4 === 0 ? 'out' : 'in',
    profile: ['domain', 'private', 'public'][n % 3],
    protocol: n % 7 === 0 ? 'udp' : 'tcp',
    localPort: n % 4 === 0 ? null : 1024 + ((n * 7919) % 60000),
    remotePort: n % 4 === 0 ? 443 : null,
    remoteAddress: n % 5 === 0 ? null : `10.${n % 256}.${(n >> 8) % 256}.${(n * 13) % 256}`,
    program: n % 10 === 0 ? null : programs[n % programs.length],
    service: n % 6 === 0 ? null : `svc${n % 211}`,
  };
}

/** Questions a second on a loaded policy, each read, checked and answered. */
export function questionFigures(): Figure[] {
  const policy = buildPolicy({ keys: [ruleKey(syntheticRules(7_000))] }, { keys: [] });
  const lines = Array.from({ length: 10_000 }, (_, n) => JSON.stringify(question(n)));
  let answered = 0;
  const seconds = best(5, () => {
    for (const line of lines) {
      const reading = readQuestion(JSON.parse(line));
      if ('question' in reading) answered += decide(policy, reading.question).rules.length + 1;
    }
  });
  if (answered < lines.length) throw new Error('A question was not answered.');
  return [
    {
      what: '10,000 questions on 7,000 rules',
      value: lines.length / seconds,
      unit: 'a second',
      limit: 20_000,
      kind: 'least',
    },
  ];
}
