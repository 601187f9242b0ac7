import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { openLiveHost, type LiveHost } from '../../host/live/live-host.ts';
import { windowsPowerShell } from '../../host/powershell/engine.ts';
import { engineCommand } from '../powershell-engine/engine.ts';

/**
 * Whether tests may change this computer: its firewall, its policies, its programs. Asked for by a word
 * that nobody says by accident; meant for machines of continuous integration that are thrown away, and
 * on which the process is elevated.
 */
export function mayChangeThisComputer(what: string): boolean {
  const may = process.platform === 'win32' && process.env['VMM_REAL_FIREWALL'] === 'throw-away';
  if (!may) process.stderr.write(`Skipped, not a throw-away Windows: ${what}\n`);
  return may;
}

export const timeoutMs = 180_000;

/** This computer through the PowerShell that is tested. */
export function openThisComputer(): LiveHost {
  const usual = windowsPowerShell(process.env, process.arch);
  const programData = process.env['ProgramData'] ?? 'C:\\ProgramData';
  return openLiveHost({
    engine: { ...usual, executable: engineCommand()?.command ?? usual.executable },
    scripts: path.resolve('assets/powershell'),
    resultFolder: path.join(programData, 'VmmFirewallCompanion'),
  });
}

export async function collectFrom(live: LiveHost, secondOpinion = false): Promise<Snapshot> {
  const result = await live.collect({ timeoutMs: 4 * timeoutMs, secondOpinion });
  if (!result.ok) throw new Error(`${result.error.what} ${result.error.why}`);
  return result.value;
}

/** The rule strings of the local store by rule. */
export function localRules({ firewall }: Snapshot): ReadonlyMap<string, string> {
  const keys = isAvailable(firewall.local) ? firewall.local.keys : [];
  const values = keys
    .filter((key) => key.path.toLowerCase() === 'firewallrules')
    .flatMap((key) => key.values);
  return new Map(values.map(({ name, data }) => [name, String(data)]));
}

/** Keeps what a run found for whoever looks at it afterwards. */
export function keepResult(name: string, content: unknown): void {
  mkdirSync('test-results', { recursive: true });
  writeFileSync(path.join('test-results', name), `${JSON.stringify(content, undefined, 2)}\n`);
}
