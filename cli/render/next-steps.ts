import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { AssessmentView, ViewOptions } from './assessment-view.ts';
import { wrapped } from './table.ts';

interface Step {
  readonly what: string;
  readonly command: string;
}

/** An argument as PowerShell, cmd and POSIX shells take it alike; others are in single quotes. */
export function argument(text: string): string {
  return /^[\w./:\\=,@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}

/** The first port of a flow: enough to ask about it. */
const firstPort = ({ ports }: FlowAssessment) => /\d+/.exec(ports)?.[0];

function stepsOf({ assessment, inputs }: AssessmentView, name: string): Step[] {
  const files = inputs.map(argument).join(' ');
  const worst = assessment.flows.find((flow) => flow.failing && firstPort(flow) !== undefined);
  const review = assessment.flows.find((flow) => flow.needed && flow.review);
  const steps: Step[] = [];
  if (worst !== undefined) {
    const port = firstPort(worst) ?? '';
    steps.push({
      what: `The rules that name port ${port}, with what is wrong with them:`,
      command: `${name} rules ${files} --port ${port}`,
    });
  }
  if (review !== undefined) {
    steps.push({
      what: 'Judge for the addresses that your peers really have:',
      command: `${name} assess ${files} --peer ${review.peerRoles[0] ?? 'console'}=ADDRESS,...`,
    });
  }
  if (assessment.roles.length === 0) {
    steps.push({
      what: 'If it is to become a VMM server, name its role:',
      command: `${name} assess ${files} --role hyperv-host --release ${assessment.release.id}`,
    });
  }
  return steps;
}

/** What to do next, as commands to paste. */
export function nextSteps(view: AssessmentView, { paint, width, name }: ViewOptions): string {
  const steps = stepsOf(view, name);
  if (steps.length === 0) return '';
  const lines = steps.flatMap(({ what, command }) => [
    wrapped(what, width, '  '),
    // Never wrapped: a command is pasted as it stands.
    `    ${command}`,
  ]);
  return [paint('Next', 'heading'), ...lines].join('\n');
}
