import { z } from 'zod';
import type { Result } from '../../core/result.ts';
import { elevatedArguments, elevatedCall, type ElevatedCall } from './command-line.ts';
import { elevationAnswer, elevationScript, isRefusal } from './elevation-script.ts';
import type { PowerShellError, PowerShellErrorKind } from './errors.ts';
import type { ScriptText } from './script-text.ts';
import type { RunOptions } from './session-options.ts';
import type { Session } from './session-queue.ts';

export interface Elevation<Outcome> {
  readonly session: Session;
  /** powershell.exe by its full path. */
  readonly executable: string;
  /** Whether this process has administrator rights already; then nobody is asked. */
  readonly elevated: boolean;
  /** Script of the session that does the same as the script file; gets an `ElevatedCall` without the script file. */
  readonly sessionScript: string | ScriptText;
  /**
   * Reads what the step wrote into its own folder; undefined when it wrote nothing. An operation id
   * is used once, so that no older result is taken for this one.
   */
  readonly readResult: (operationId: string) => Promise<Outcome | undefined>;
}

export interface ElevationRequest extends Omit<ElevatedCall, 'scriptFile'> {
  /**
   * What is elevated, by its full path; undefined where there is none that only administrators can
   * write. A process with their rights needs none.
   */
  readonly scriptFile: string | undefined;
  /** Plain commands that do the same, for an administrator to run by hand. */
  readonly manualScript: string;
  /** Milliseconds, the time at the prompt included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: RunOptions<unknown>['onProgress'];
}

/** After the first three nothing has run; after the others only the firewall tells. */
export type NotDoneKind = 'refused' | 'scriptsForbidden' | 'notInstalled' | 'noAnswer' | 'failed';

export type ElevationOutcome<Outcome> =
  | { readonly kind: 'done'; readonly result: Outcome }
  | {
      readonly kind: NotDoneKind;
      readonly what: string;
      readonly why: string;
      readonly next: string;
      readonly manualScript: string;
    };

/**
 * Applies a plan with administrator rights, once: whatever the outcome, it never asks again by
 * itself. What the step wrote decides; exit codes only explain why it wrote nothing.
 */
export async function applyElevated<Outcome>(
  elevation: Elevation<Outcome>,
  request: ElevationRequest,
): Promise<ElevationOutcome<Outcome>> {
  const { manualScript, scriptFile } = request;
  const notDone = (kind: NotDoneKind, why: string): ElevationOutcome<Outcome> => ({
    kind,
    ...texts[kind],
    why,
    manualScript,
  });
  if (scriptFile === undefined && !elevation.elevated)
    return notDone(
      'notInstalled',
      'It is no part of an installation that only administrators can change.',
    );
  const call = planCall.safeParse(request);
  const file = scriptPath.optional().safeParse(scriptFile);
  if (!call.success) return notDone('failed', z.prettifyError(call.error));
  if (!file.success) return notDone('failed', z.prettifyError(file.error));
  const attempt =
    elevation.elevated || file.data === undefined
      ? await runHere(elevation, call.data, request)
      : await runElsewhere(elevation, { ...call.data, scriptFile: file.data }, request);
  if (attempt.kind === 'refused' || attempt.kind === 'scriptsForbidden') {
    return notDone(attempt.kind, attempt.why);
  }
  let why = attempt.why;
  try {
    const result = await elevation.readResult(call.data.operationId);
    if (result !== undefined) return { kind: 'done', result };
  } catch (error) {
    why = `${why} Its result could not be read: ${String(error)}`;
  }
  return notDone(attempt.kind, why);
}

const planCall = z.object(elevatedCall.shape).omit({ scriptFile: true });
const scriptPath = elevatedCall.shape.scriptFile;

const texts = {
  refused: {
    what: 'Nothing was changed: the request for administrator rights was refused.',
    next: 'Apply again when an administrator can agree, or have one run the script by hand.',
  },
  scriptsForbidden: {
    what: 'Nothing was changed: a policy of this computer forbids PowerShell script files.',
    next: 'Run the commands by hand: paste them into a PowerShell window opened as administrator.',
  },
  notInstalled: {
    what: 'Nothing was changed: this copy of the program does not ask for administrator rights.',
    next: 'Run the same command in a console that is opened as administrator.',
  },
  noAnswer: {
    what: 'There was no answer in time. Whether something was changed is not known.',
    next: 'Look whether a request for administrator rights waits behind another window, then read the firewall again before you apply again.',
  },
  failed: {
    what: 'The step with administrator rights brought no result.',
    next: 'Read the firewall again. See the reason, or run the script by hand.',
  },
} as const;

interface Attempt {
  readonly kind: NotDoneKind;
  readonly why: string;
}

const optionsOf = <T>(
  { timeoutMs, signal, onProgress }: ElevationRequest,
  schema: z.ZodType<T>,
): RunOptions<T> => ({
  schema,
  timeoutMs,
  ...(signal ? { signal } : {}),
  ...(onProgress ? { onProgress } : {}),
});

/** What the script says of itself, for the case that it could not write it. */
const ownMessage = z.object({ message: z.string() });

async function runHere<Outcome>(
  { session, sessionScript }: Elevation<Outcome>,
  call: z.infer<typeof planCall>,
  request: ElevationRequest,
): Promise<Attempt> {
  const ran = await session.run(sessionScript, call, optionsOf(request, z.unknown()));
  if (!ran.ok) return unanswered(ran);
  const said = ownMessage.safeParse(ran.value).data?.message ?? '';
  return { kind: 'failed', why: said === '' ? 'The script ended without a result.' : said };
}

async function runElsewhere<Outcome>(
  { session, executable }: Elevation<Outcome>,
  call: ElevatedCall,
  request: ElevationRequest,
): Promise<Attempt> {
  const parameters = {
    executable,
    scriptFile: call.scriptFile,
    arguments: elevatedArguments(call),
  };
  const ran = await session.run(elevationScript, parameters, optionsOf(request, elevationAnswer));
  if (!ran.ok) return unanswered(ran);
  const { outcome, message, exitCode } = ran.value;
  if (isRefusal(ran.value)) return { kind: 'refused', why: message };
  if (outcome === 'forbidden') {
    return { kind: 'scriptsForbidden', why: `The execution policy is ${message}.` };
  }
  if (outcome === 'ended') {
    return { kind: 'failed', why: `It ended with exit code ${exitCode ?? 'unknown'}.` };
  }
  return { kind: 'failed', why: message };
}

/** Errors after which the elevated step may be running still. */
const openEnded: ReadonlySet<PowerShellErrorKind> = new Set([
  'timedOut',
  'cancelled',
  'closed',
  'processEnded',
  'endedEarly',
]);

const unanswered = ({ error }: Result<never, PowerShellError> & { ok: false }): Attempt => ({
  kind: openEnded.has(error.kind) ? 'noAnswer' : 'failed',
  why: `${error.what} ${error.why}`,
});
