/**
 * Everything that can go wrong between us and a script, as values. `what` says what happened, `why`
 * the reason as far as it is known (it may hold text from PowerShell), `next` what to do.
 */
export interface PowerShellError {
  readonly kind: PowerShellErrorKind;
  readonly what: string;
  readonly why: string;
  readonly next: string;
  /** FullyQualifiedErrorId of a `scriptError`: the part of it that no language changes. */
  readonly errorId?: string;
}

export type PowerShellErrorKind = keyof typeof texts;

const again = 'Try again: the next call starts PowerShell afresh.';
const report = 'This is a defect of the program; please report it with the reason given.';

const texts = {
  missingExecutable: [
    'PowerShell was not found.',
    'Check that Windows PowerShell is installed at this path and may be started.',
  ],
  cannotStart: [
    'PowerShell could not be started.',
    'Check whether an application control policy forbids it.',
  ],
  processEnded: ['PowerShell ended in the middle of the work.', again],
  timedOut: ['PowerShell gave no answer in time and was ended.', again],
  cancelled: ['The work was cancelled.', 'Start it again when it is wanted.'],
  closed: ['The PowerShell session is closed.', 'Open a new session.'],
  scriptMissing: ['A script of this program could not be read.', 'Repair the installation.'],
  scriptNotAscii: ['A script holds characters outside ASCII and was not sent.', report],
  scriptNotRun: ['PowerShell did not run the script.', report],
  scriptError: ['The script stopped with an error.', 'See the reason.'],
  endedEarly: ['Output of the script looked like its own end, so its answer was not used.', again],
  answerNotWritten: [
    'The script ran, but its answer could not be written.',
    'Check the free space and the permissions of the temporary folder.',
  ],
  answerUnreadable: ['The answer of the script could not be read.', again],
  answerUnexpected: ['The answer of the script is not what was agreed.', report],
  errorOutput: [
    'The script wrote to its error output, so its answer was not used.',
    'See the reason; the text came from PowerShell or from a program it ran.',
  ],
  strayOutput: [
    'Something wrote into the output of the script, so its answer was not used.',
    'See the reason; the text came from PowerShell or from a program it ran.',
  ],
  exchangeFailed: [
    'The private folder for parameters and answers could not be used.',
    'Check the free space and the permissions of the temporary folder.',
  ],
} as const;

/** @param why the reason, shortened to 2,000 characters */
export function powerShellError(
  kind: PowerShellErrorKind,
  why: string,
  errorId?: string,
): PowerShellError {
  const [what, next] = texts[kind];
  const error = { kind, what, why: why.length > 2000 ? `${why.slice(0, 2000)} ...` : why, next };
  return errorId === undefined ? error : { ...error, errorId };
}
