/** What the program writes down of itself. */
export const logEvents = [
  'start',
  'end',
  'call',
  'collect',
  'counters',
  'try-plan',
  'apply',
  'worse',
  'page-gone',
  'graphics-lost',
  'defect',
  'lines-lost',
] as const;
export type LogEventName = (typeof logEvents)[number];

/**
 * One thing the program did. Nothing personal has a place in it: an event of a closed list, codes
 * and names that the source code holds, numbers. Texts of errors, which may name files, accounts
 * and computers, go into `details`, and those are written only where somebody asked for them.
 */
export interface LogEvent {
  readonly event: LogEventName;
  /** Which one: a call, a command. */
  readonly what?: string;
  /** `done`, or the code of what went wrong. */
  readonly code?: string;
  readonly ms?: number;
  readonly numbers?: Readonly<Record<string, number>>;
  readonly details?: string;
}

export interface Log {
  write(event: LogEvent): void;
  /** Resolves when everything so far is written or lost. */
  settled(): Promise<void>;
}

export interface LineSink {
  write(line: string): void;
  settled(): Promise<void>;
}

export interface LogParts {
  /** Called with the first event; gets the line that tells of lines that could not be written. */
  readonly open: (sayLost: (lines: number) => string) => Promise<LineSink>;
  readonly now: () => Date;
  readonly withDetails: boolean;
}

export const noLog: Log = { write: () => undefined, settled: () => Promise.resolve() };

/** Value of VMM_FIREWALL_LOG that asks for the texts of errors as well. */
export const wantsDetails = (environment: Readonly<Record<string, string | undefined>>): boolean =>
  environment['VMM_FIREWALL_LOG'] === 'details';

const codeShape = /^[A-Za-z][A-Za-z0-9_.:-]{0,80}$/;
/** A code is a word of the source code; anything else would be text from outside. */
const asCode = (text: string) => (codeShape.test(text) ? text : 'other');

const numbersOf = (numbers: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [asCode(name), value]));

function lineOf({ event, what, code, ms, numbers, details }: LogEvent, parts: LogParts): string {
  return JSON.stringify({
    time: parts.now().toISOString(),
    event,
    ...(what === undefined ? {} : { what: asCode(what) }),
    ...(code === undefined ? {} : { code: asCode(code) }),
    ...(ms === undefined ? {} : { ms: Math.round(ms) }),
    ...(numbers === undefined ? {} : { numbers: numbersOf(numbers) }),
    ...(details === undefined || !parts.withDetails ? {} : { details: details.slice(0, 2000) }),
  });
}

/** A log that is never in the way: no call waits, throws or rejects, whatever the disk does. */
export function createLog(parts: LogParts): Log {
  let opened: Promise<LineSink> | undefined;
  const sayLost = (lines: number) => lineOf({ event: 'lines-lost', numbers: { lines } }, parts);
  const sink = () => (opened ??= parts.open(sayLost));
  return {
    write(event) {
      const line = lineOf(event, parts);
      sink().then(
        (file) => file.write(line),
        () => undefined,
      );
    },
    settled: () =>
      sink().then(
        (file) => file.settled(),
        () => undefined,
      ),
  };
}

/** Runs something and writes down how it went and how long it took. */
export async function timed<T>(
  log: Log,
  now: () => Date,
  run: () => Promise<T>,
  describe: (value: T) => Omit<LogEvent, 'ms'>,
): Promise<T> {
  const begun = now().getTime();
  const value = await run();
  log.write({ ...describe(value), ms: now().getTime() - begun });
  return value;
}
