import { plainText } from './render/plain-text.ts';
import type { Terminal } from './terminal.ts';

/** Somebody who watches is told so often, in milliseconds. */
const everyMs = 1000;
/** A log is told after so many servers. */
const everyServers = 100;

/**
 * Says on the error output how far the work on many servers is, and at once what is wrong with one:
 * each second where somebody watches, else after so many. A closed error output stops nothing.
 */
export function fleetProgress(
  { err, ask }: Terminal,
  total: number,
): (done: number, problem: string | undefined) => void {
  const isWatched = ask !== undefined;
  let told = performance.now();
  return (done, problem) => {
    if (problem !== undefined) void err.write(`vmm-firewall: ${plainText(problem)}\n`);
    const isTime = isWatched ? performance.now() - told >= everyMs : done % everyServers === 0;
    if (!isTime) return;
    told = performance.now();
    void err.write(`${done} of ${total} servers\n`);
  };
}
