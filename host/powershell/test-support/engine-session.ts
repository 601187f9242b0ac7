import os from 'node:os';
import { requireEngine } from '../../../test/powershell-engine/engine.ts';
import { plainOutput, windowsPowerShell, type Engine } from '../engine.ts';

const found = requireEngine();

/** The engine as a session starts it; undefined, with a line that says so, where there is none. */
export function sessionEngine(settings: Readonly<Record<string, string>>): Engine | undefined {
  if (!found) return undefined;
  if (!found.isStandIn) {
    return { ...windowsPowerShell(process.env, process.arch), executable: found.command };
  }
  return {
    executable: found.command,
    workingFolder: os.tmpdir(),
    environment: {
      PATH: process.env['PATH'] ?? '',
      HOME: os.homedir(),
      ...plainOutput,
      ...found.environment,
      ...settings,
    },
  };
}
