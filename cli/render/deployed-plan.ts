import type { RepairView } from '../../app/companion/plan-view.ts';
import type { FixFormat } from '../../core/remediation/writers/fix-formats.ts';
import { argument } from './next-steps.ts';
import { renderHindered } from './plan-hindrance.ts';
import { planSentences, renderNext, type NextStep } from './plan-view.ts';
import type { Layout } from './table.ts';
import { wrapped } from './table.ts';

export interface DeployedPlan {
  readonly view: RepairView;
  readonly hasRoles: boolean;
  readonly format: FixFormat;
  readonly host: string;
  readonly inputNotes: readonly string[];
  readonly file: string;
  /** What takes it back; undefined when `file` does. */
  readonly undoFile: string | undefined;
}

/** How a file is used, so that nobody has to open it to find out. */
function nextOf({ format, host, file }: DeployedPlan): NextStep {
  const name = argument(file);
  const script = /^[\\/]|^[A-Za-z]:|^'/.test(name) ? name : `.\\${name.replaceAll('/', '\\')}`;
  switch (format) {
    case 'powershell':
      return {
        what: `On ${host}, in PowerShell as administrator; without -WhatIf it does what it shows:`,
        command: `${script} -WhatIf`,
      };
    case 'gpo':
      return {
        what: 'In PowerShell, with the right to edit the group policy object; without -WhatIf it does what it shows:',
        command: `${script} -Gpo 'contoso.com\\NAME OF THE OBJECT' -WhatIf`,
      };
    case 'dsc':
      return {
        what: 'In PowerShell, where the module NetworkingDsc is installed; it writes the configuration:',
        command: `. ${script}; VmmFirewall -OutputPath FOLDER -NodeName ${argument(host)}`,
      };
    case 'ansible':
      return {
        what: `In a play for ${host}:`,
        command: `- ansible.builtin.include_tasks: ${name}`,
      };
    case 'netsh':
      return { what: `On ${host}, at a prompt as administrator:`, command: name };
    case 'reg':
      return {
        what: `On ${host}, at a prompt as administrator; restart it afterwards:`,
        command: `reg import ${name}`,
      };
  }
}

/** What was written and how it is used, what it will do, and what it cannot. */
export function renderDeployed(deployed: DeployedPlan, layout: Layout): string {
  const { view, hasRoles, format, inputNotes, file, undoFile } = deployed;
  const { width } = layout;
  const count = view.steps.length;
  const rules = `${count} ${count === 1 ? 'rule' : 'rules'}`;
  const back =
    undoFile === undefined ? '' : `; ${undoFile} takes ${count === 1 ? 'it' : 'them'} back`;
  const title = format === 'gpo' ? 'No rule of a group policy opens' : 'No local rule can open';
  const blocks = [
    planSentences(view, hasRoles, layout),
    wrapped(
      undoFile === undefined ? `${file} takes ${rules} back.` : `${rules} in ${file}${back}.`,
      width,
    ),
    view.hindered.length === 0 ? '' : renderHindered(view.hindered, layout, title),
    ...inputNotes.map((note) => wrapped(`Note: ${note}`, width)),
    undoFile === undefined ? '' : renderNext([nextOf(deployed)], layout),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
