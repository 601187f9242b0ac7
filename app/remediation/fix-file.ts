import { ansiblePlaybook } from '../../core/remediation/writers/ansible-playbook.ts';
import type { FixFormat } from '../../core/remediation/writers/fix-formats.ts';
import type { Fix, Way } from '../../core/remediation/writers/fix.ts';
import {
  fixWriters,
  type FixEncoding,
  type FixWriter,
} from '../../core/remediation/writers/writers.ts';

/** A fix in a format in which others deploy it, as the bytes of a file. */
export interface FixFile {
  /** What the file is usually called. */
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** The writer of a format. */
export function fixWriter(format: FixFormat): FixWriter {
  const writer = fixWriters.find(({ id }) => id === format);
  if (writer === undefined) throw new Error(`there is no writer ${format}`);
  return writer;
}

/** What carries a plan out, or takes it back. The same plan gives the same bytes. */
export function fixFile(fix: Fix, format: FixFormat, way: Way): FixFile {
  const { fileNames, encoding, write } = fixWriter(format);
  const text = write(fix, way);
  return { name: fileNames[way], text, bytes: encoded(text, encoding) };
}

/** One playbook for all hosts, each with its own plan as variables. */
export function playbookFile(fixes: readonly Fix[], way: Way): FixFile {
  const text = ansiblePlaybook(fixes, way);
  return { name: fixWriter('ansible').fileNames[way], text, bytes: encoded(text, 'utf-8') };
}

const mark = '\uFEFF';
function encoded(text: string, encoding: FixEncoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8-with-mark':
      return Buffer.from(mark + text, 'utf8');
    case 'utf-16le-with-mark':
      return Buffer.from(mark + text, 'utf16le');
  }
}
