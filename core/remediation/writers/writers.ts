import { writeAnsibleTasks } from './ansible.ts';
import { writeDsc } from './dsc.ts';
import type { FixFormat } from './fix-formats.ts';
import type { Fix, Way } from './fix.ts';
import { writeGpo } from './gpo-script.ts';
import { writeNetsh } from './netsh-batch.ts';
import { writePowershell } from './ps-script.ts';
import { writeReg } from './reg-file.ts';

/** How the caller turns the text into bytes; a mark is the byte order mark at the beginning. */
export type FixEncoding = 'utf-8' | 'utf-8-with-mark' | 'utf-16le-with-mark';

/** A form in which others deploy a fix. */
export interface FixWriter {
  readonly id: FixFormat;
  /** For a list to choose from. */
  readonly title: string;
  readonly fileNames: Readonly<Record<Way, string>>;
  readonly encoding: FixEncoding;
  /** The text, whose lines end as its readers want them. The same fix gives the same text. */
  readonly write: (fix: Fix, way: Way) => string;
}

const named = (name: string, ending: string): FixWriter['fileNames'] => ({
  apply: `${name}.${ending}`,
  undo: `${name}-undo.${ending}`,
});

export const fixWriters: readonly FixWriter[] = [
  {
    id: 'powershell',
    title: 'PowerShell script',
    fileNames: named('vmm-firewall', 'ps1'),
    encoding: 'utf-8-with-mark',
    write: writePowershell,
  },
  {
    id: 'gpo',
    title: 'PowerShell script for a group policy object',
    fileNames: named('vmm-firewall-gpo', 'ps1'),
    encoding: 'utf-8-with-mark',
    write: writeGpo,
  },
  {
    id: 'dsc',
    title: 'PowerShell DSC configuration',
    fileNames: named('vmm-firewall-dsc', 'ps1'),
    encoding: 'utf-8-with-mark',
    write: writeDsc,
  },
  {
    id: 'ansible',
    title: 'Ansible tasks',
    fileNames: named('vmm-firewall', 'yml'),
    encoding: 'utf-8',
    write: writeAnsibleTasks,
  },
  {
    id: 'netsh',
    title: 'netsh batch file, for Server 2008 R2',
    fileNames: named('vmm-firewall', 'cmd'),
    encoding: 'utf-8',
    write: writeNetsh,
  },
  {
    id: 'reg',
    title: 'Registry file',
    fileNames: named('vmm-firewall', 'reg'),
    encoding: 'utf-16le-with-mark',
    write: writeReg,
  },
];
