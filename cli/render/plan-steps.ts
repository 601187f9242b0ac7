import type { PlanStepView } from '../../app/companion/api.ts';
import { listed, profileWords } from '../../core/assessment/words/english.ts';
import { parseRule } from '../../core/firewall/rule/parse-rule.ts';
import type { Cell, Layout } from './table.ts';
import { renderTable } from './table.ts';

const actionWords: Record<PlanStepView['action'], string> = {
  create: 'create',
  enable: 'switch on',
  remove: 'remove',
  disable: 'switch off',
};

/** `inbound TCP 8100`: the direction stands in the rule as it will be. */
function trafficWords({ after, ports }: PlanStepView): string {
  const rule = parseRule('local', '', after ?? '');
  const what = ports.includes(' ') ? ports : `${ports} any port`;
  return `${rule.direction === 'out' ? 'outbound' : 'inbound'} ${what}`;
}

function row(step: PlanStepView): Cell[] {
  const { ruleId, ruleName, program, service, profiles, remoteAddresses } = step;
  const where = listed(profiles.map((profile) => profileWords[profile]));
  return [
    { text: actionWords[step.action], tone: 'good' },
    { text: [ruleName.startsWith('@') || ruleName === ruleId ? '' : ruleName, ruleId] },
    {
      text: [
        trafficWords(step),
        remoteAddresses.length === 0 ? '' : `peers ${listed(remoteAddresses, 6)}`,
        `${where === '' ? 'every' : where} profile`,
      ],
    },
    {
      text: [
        program === '' ? 'any program' : fileName(program),
        service === '' ? '' : `service ${service}`,
      ],
    },
    { text: step.flows },
  ];
}

/** The folder stands in the commands. */
const fileName = (program: string) => program.split('\\').at(-1) ?? program;

/** What a plan changes, one row a rule. */
export function renderSteps(steps: readonly PlanStepView[], layout: Layout): string {
  return renderTable(
    [
      { title: 'CHANGE' },
      { title: 'RULE', weight: 4 },
      { title: 'OPENS', weight: 2 },
      { title: 'FOR', weight: 2 },
      { title: 'FLOWS', weight: 3 },
    ],
    steps.map(row),
    layout,
  );
}
