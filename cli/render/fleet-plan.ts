import type { FleetPlan, PlannedHost } from '../../app/remediation/fleet-plans.ts';
import type { FixFormat } from '../../core/remediation/writers/fix-formats.ts';
import { listed } from '../../core/assessment/words/english.ts';
import { argument } from './next-steps.ts';
import { renderNext } from './plan-view.ts';
import { renderTable, wrapped, type Layout } from './table.ts';

/** A terminal shows the worst. */
const mostHosts = 25;

const counted = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;
const rulesOf = ({ fix }: PlannedHost) => fix.plan.steps.length;

function sentence(planned: readonly PlannedHost[], output: string | undefined): string {
  const changed = planned.filter((host) => rulesOf(host) > 0);
  const rules = changed.reduce((sum, host) => sum + rulesOf(host), 0);
  if (planned.length === 0) return 'No server was planned, so nothing was written.';
  const servers = counted(planned.length, 'server', 'servers');
  if (changed.length === 0) return `There is nothing to change on ${servers}.`;
  const where = output === undefined ? '' : `, in ${output}`;
  return `${counted(rules, 'rule', 'rules')} for ${changed.length} of ${servers}${where}, with what takes them back.`;
}

function closedTable(planned: readonly PlannedHost[], layout: Layout): string {
  const closed = planned
    .filter(({ stillFailing }) => stillFailing > 0)
    .toSorted((a, b) => b.stillFailing - a.stillFailing);
  if (closed.length === 0) return '';
  const table = renderTable(
    [{ title: 'STAY CLOSED' }, { title: 'SERVER', weight: 2 }, { title: 'INPUT', weight: 3 }],
    closed
      .slice(0, mostHosts)
      .map(({ stillFailing, fix, input }) => [
        { text: counted(stillFailing, 'flow', 'flows'), tone: 'bad' as const },
        { text: fix.plan.host },
        { text: input },
      ]),
    layout,
  );
  const more = closed.length - mostHosts;
  const title = layout.paint('No rule of these opens (plan INPUT says why)', 'heading');
  return `${title}\n${table.trimEnd()}${more > 0 ? `\n(${more} more)` : ''}`;
}

/** What was planned for many servers, what stays closed on which, and what could not be read. */
export function renderFleetPlan(
  plans: readonly FleetPlan[],
  format: FixFormat,
  output: string | undefined,
  layout: Layout,
): string {
  const planned = plans.filter((plan) => plan.kind === 'planned');
  const unread = plans.filter((plan) => plan.kind === 'unread');
  const leftOut = plans.filter((plan) => plan.kind === 'left-out').map(({ input }) => input);
  const isPlaybook = format === 'ansible' && output !== undefined && planned.some(rulesOf);
  const blocks = [
    wrapped(sentence(planned, output), layout.width),
    closedTable(planned, layout),
    unread.length === 0
      ? ''
      : [
          layout.paint('Not planned', 'heading'),
          ...unread.map(({ problem }) => wrapped(`- ${problem}`, layout.width, '  ')),
        ].join('\n'),
    leftOut.length === 0
      ? ''
      : wrapped(`Note: left out, being no server: ${listed(leftOut)}.`, layout.width),
    isPlaybook
      ? renderNext(
          [
            {
              what: 'Look at it first, where Ansible and the collections community.windows and ansible.windows are:',
              command: `ansible-playbook ${argument(output)} --check --diff`,
            },
          ],
          layout,
        )
      : '',
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
