import { z } from 'zod';
import { logEvents } from './log.ts';

/** An event as it stands in a log file. Its details are not read: they may name anybody. */
const loggedEvent = z.object({
  time: z.iso.datetime(),
  event: z.enum(logEvents),
  what: z.string().max(100).optional(),
  code: z.string().max(100).optional(),
  ms: z.number().optional(),
  numbers: z.record(z.string(), z.number()).optional(),
});
export type LoggedEvent = z.infer<typeof loggedEvent>;

export interface ReadEvents {
  readonly events: readonly LoggedEvent[];
  /** Lines that are no events: torn by a crash, or written by somebody else. */
  readonly unreadable: number;
}

export function readEvents(lines: readonly string[]): ReadEvents {
  const events = lines.map(eventOf).filter((event) => event !== undefined);
  return { events, unreadable: lines.length - events.length };
}

function eventOf(line: string): LoggedEvent | undefined {
  try {
    return loggedEvent.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** Events that tell of something broken by being there. */
const broken = new Set<LoggedEvent['event']>([
  'defect',
  'page-gone',
  'graphics-lost',
  'lines-lost',
]);

/** What went wrong, the last first. */
export function lastErrors(events: readonly LoggedEvent[], most: number): LoggedEvent[] {
  return events
    .filter(({ event, code = 'done' }) => broken.has(event) || code !== 'done')
    .toReversed()
    .slice(0, most);
}

export interface Timing {
  /** `collect`, or `call getState`. */
  readonly what: string;
  readonly times: number;
  readonly failed: number;
  readonly medianMs: number;
  readonly longestMs: number;
  readonly lastMs: number;
  /** Of the last one: milliseconds of each part. */
  readonly parts?: Readonly<Record<string, number>>;
}

/** How long things took, those that took longest first. */
export function timingsOf(events: readonly LoggedEvent[]): Timing[] {
  const groups = new Map<string, LoggedEvent[]>();
  for (const one of events) {
    if (one.ms === undefined) continue;
    const what = one.what === undefined ? one.event : `${one.event} ${one.what}`;
    const group = groups.get(what);
    if (group === undefined) groups.set(what, [one]);
    else group.push(one);
  }
  return [...groups]
    .map(([what, group]) => timingOf(what, group))
    .sort((a, b) => b.longestMs - a.longestMs);
}

function timingOf(what: string, group: readonly LoggedEvent[]): Timing {
  const times = group.map(({ ms = 0 }) => ms).sort((a, b) => a - b);
  const last = group.at(-1);
  return {
    what,
    times: group.length,
    failed: group.filter(({ code = 'done' }) => code !== 'done').length,
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    longestMs: times.at(-1) ?? 0,
    lastMs: last?.ms ?? 0,
    ...(last?.event === 'collect' && last.numbers !== undefined ? { parts: last.numbers } : {}),
  };
}
