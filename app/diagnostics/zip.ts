import type { DiagnosticFile } from './diagnostics.ts';

/** Years that a zip's dates can say. */
const [firstYear, lastYear] = [1980, 2099];

/** The files as one zip. */
export async function zipOf(files: readonly DiagnosticFile[], at: Date): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  const isInRange = at.getFullYear() >= firstYear && at.getFullYear() <= lastYear;
  const mtime = isInRange ? at : new Date(firstYear, 0, 1);
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])), {
    level: 9,
    mtime,
  });
}

/** `vmm-firewall-diagnostics-20261124-0935.zip`: says when and not whose. */
export function zipName(at: Date): string {
  const stamp = at.toISOString().slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-');
  return `vmm-firewall-diagnostics-${stamp}.zip`;
}
