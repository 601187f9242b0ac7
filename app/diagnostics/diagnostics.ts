import type { Snapshot } from '../../core/snapshot/schema.ts';
import type { SettingsProblem, SettingsView } from '../companion/api.ts';
import { lastErrors, readEvents, timingsOf } from './events.ts';
import { redactAddressEntry } from './redact/address-texts.ts';
import { publicNames } from './redact/public-names.ts';
import { redactionFor, redactSnapshot } from './redact/redact-snapshot.ts';
import { learnFromPath, redactText, type Redaction } from './redact/text.ts';

/** One file of the diagnostics, before it is packed: what is shown is what is saved. */
export interface DiagnosticFile {
  readonly name: string;
  /** What is in it, in a sentence. */
  readonly about: string;
  readonly text: string;
}

/** What the program and its surroundings are, without what tells whose they are. */
export interface Surroundings {
  readonly program: string;
  readonly version: string;
  readonly catalogues: Readonly<Record<string, string>>;
  readonly runtime: Readonly<Record<string, string>>;
  readonly system: Readonly<Record<string, string>>;
}

export interface LogContent {
  readonly program: string;
  readonly lines: readonly string[];
  /** Names of files that could not be read. */
  readonly unread: readonly string[];
}

export type KnownSettings = Pick<SettingsView, 'values'> &
  Partial<Pick<SettingsView, 'locked' | 'startAtLogin' | 'problems'>>;

export interface DiagnosticsParts {
  readonly createdAt: Date;
  readonly surroundings: Surroundings;
  /** null: there are none here. What only the window knows is absent elsewhere. */
  readonly settings: KnownSettings | null;
  readonly logs: readonly LogContent[];
  /** Only when it was asked for. */
  readonly snapshot: Snapshot | null;
  /** Random, and used once: whoever has it could turn what was replaced back. */
  readonly secret: string;
}

const mostErrors = 100;
const mostLines = 5000;

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Everything a person needs who looks for a fault from afar, and nothing that names anybody. */
export function makeDiagnostics(parts: DiagnosticsParts): readonly DiagnosticFile[] {
  const { createdAt, surroundings, settings, snapshot, secret } = parts;
  const known = publicNames();
  const redaction = redactionFor(snapshot, secret, known);
  const logs = parts.logs.map((log) => ({ ...log, ...readEvents(log.lines) }));
  const events = logs.flatMap((log) => log.events).sort((a, b) => (a.time < b.time ? -1 : 1));
  const files: DiagnosticFile[] = [
    {
      name: 'versions.json',
      about: 'Versions of the program, its catalogues, its runtime and Windows.',
      text: json({ createdAt: createdAt.toISOString(), ...surroundings }),
    },
    ...(settings === null ? [] : [settingsFile(settings, redaction)]),
    {
      name: 'last-errors.json',
      about: `What went wrong, by code, the last first; at most ${mostErrors}.`,
      text: json(lastErrors(events, mostErrors)),
    },
    {
      name: 'timings.json',
      about: 'How often things were done, and how long they took.',
      text: json(timingsOf(events)),
    },
    ...logs.flatMap(logFile),
  ];
  if (snapshot !== null)
    files.push({
      name: 'snapshot.json',
      about:
        'The server as it was read, with other names, identifiers and addresses; every verdict is the same.',
      text: json(redactSnapshot(snapshot, redaction, known)),
    });
  return [readMe(files), ...files];
}

type ReadLog = LogContent & ReturnType<typeof readEvents>;

function logFile({ program, events, unreadable, unread }: ReadLog): DiagnosticFile[] {
  if (events.length + unreadable + unread.length === 0) return [];
  const kept = events.slice(-mostLines);
  const gaps = [
    ...(events.length > kept.length ? [`${events.length - kept.length} older lines`] : []),
    ...(unreadable > 0 ? [`${unreadable} lines that could not be read`] : []),
    ...unread.map((name) => `the file ${name}, which could not be read`),
  ];
  return [
    {
      name: `log-${program}.jsonl`,
      about: `The log of ${program}${gaps.length > 0 ? `, without ${gaps.join(', ')}` : ''}.`,
      text: kept.map((event) => `${JSON.stringify(event)}\n`).join(''),
    },
  ];
}

const settingsFile = (settings: KnownSettings, redaction: Redaction): DiagnosticFile => ({
  name: 'settings.json',
  about: 'The settings, addresses replaced; who agreed to an exception and why is left out.',
  text: json(redactSettings(settings, redaction)),
});

/** What a person wrote wrong is left out, as everything a person wrote; where and how is told. */
const saidOf = (problem: SettingsProblem): string[] =>
  problem.kind === 'storage'
    ? [`${problem.problem.what} ${problem.problem.why}`]
    : problem.mistakes.map(({ flaw, line, ...where }) => {
        const place = 'path' in where ? where.path : problem.kind;
        return `${place}${line === null ? '' : `, line ${line}`}: ${flaw.kind}`;
      });

function redactSettings({ values, ...window }: KnownSettings, redaction: Redaction): object {
  const { peers, exceptions, ...plain } = values;
  const { locked, startAtLogin, problems = [] } = window;
  const text = (value: string) => {
    learnFromPath(redaction, value);
    return redactText(redaction, value);
  };
  return {
    ...plain,
    peers: Object.fromEntries(
      Object.entries(peers).map(([role, addresses]) => [
        role,
        addresses.flatMap((one) => redactAddressEntry(one, redaction.addresses)),
      ]),
    ),
    exceptions: exceptions.map(({ flow, expires }) => ({ flow, expires })),
    ...(startAtLogin === undefined ? {} : { startAtLogin }),
    ...(locked === undefined ? {} : { lockedByPolicy: Object.keys(locked) }),
    ...(problems.length === 0 ? {} : { problems: problems.flatMap(saidOf).map(text) }),
  };
}

function readMe(files: readonly DiagnosticFile[]): DiagnosticFile {
  const lines = [
    'Diagnostics of VMM Firewall Companion',
    '',
    ...files.flatMap(({ name, about }) => [name, `  ${about}`, '']),
    'Names of computers, domains and users, security identifiers and addresses are replaced, each',
    'by the same one everywhere. Texts that somebody wrote (names of rules, reasons) are left out.',
    'What they stood for is kept nowhere.',
    '',
  ];
  return { name: 'read-me.txt', about: 'What is in each file.', text: lines.join('\n') };
}
