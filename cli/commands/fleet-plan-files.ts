import path from 'node:path';
import { fixFile, fixWriter, playbookFile } from '../../app/remediation/fix-file.ts';
import type { PlannedHost } from '../../app/remediation/fleet-plans.ts';
import { undoFileName, type FixFormat } from '../../core/remediation/writers/fix-formats.ts';
import type { Fix } from '../../core/remediation/writers/fix.ts';
import type { WholeFile } from '../../host/storage/write-whole.ts';

type NewFile = Omit<WholeFile, 'mayReplace'>;

/** A name that no host can use to leave the folder. */
const safeName = (host: string): string => host.replaceAll(/[^A-Za-z0-9-]/g, '_').slice(0, 100);

/** Hosts with nothing to change stand in no file. */
export const fixesOf = (planned: readonly PlannedHost[]): Fix[] =>
  planned.map(({ fix }) => fix).filter(({ plan }) => plan.steps.length > 0);

/** One playbook for all hosts that have something to change, with what takes it back beside it unless that alone is asked for. */
export function playbookFiles(
  planned: readonly PlannedHost[],
  output: string,
  undo: boolean,
): NewFile[] {
  const fixes = fixesOf(planned);
  const back = playbookFile(fixes, 'undo').bytes;
  if (undo) return [{ path: output, content: back }];
  return [
    { path: output, content: playbookFile(fixes, 'apply').bytes },
    { path: undoFileName(output), content: back },
  ];
}

/** A file for each host that has something to change, named after it. */
export function hostFiles(
  planned: readonly PlannedHost[],
  format: FixFormat,
  folder: string,
  undo: boolean,
): NewFile[] {
  const ending = path.extname(fixWriter(format).fileNames.apply);
  return fixesOf(planned).flatMap((fix) => {
    const file = path.join(folder, `${safeName(fix.plan.host)}${ending}`);
    const back = { path: undoFileName(file), content: fixFile(fix, format, 'undo').bytes };
    return undo ? [back] : [{ path: file, content: fixFile(fix, format, 'apply').bytes }, back];
  });
}
