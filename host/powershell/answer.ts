import { z } from 'zod';
import { failure, success, type Result } from '../../core/result.ts';
import { powerShellError, type PowerShellError } from './errors.ts';
import { parseJson, type Transcript } from './transcript.ts';

const answerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ id: z.string(), ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    id: z.string(),
    ok: z.literal(false),
    message: z.string(),
    errorId: z.string(),
    place: z.string(),
  }),
]);

/** `refuse`: an answer counts only if nothing else was printed. `report`: noise is handed over beside it. */
export type NoiseRule = 'report' | 'refuse';

/**
 * What came of a call whose command ran to its end marker.
 * @param receive reads the answer's text
 */
export async function answerOf<T>(
  id: string,
  transcript: Transcript,
  receive: () => Promise<string>,
  expected: { readonly schema: z.ZodType<T>; readonly noise: NoiseRule },
): Promise<Result<T, PowerShellError>> {
  const unfinished = unfinishedReason(transcript);
  if (unfinished) return failure(unfinished);
  let text: string;
  try {
    text = await receive();
  } catch (error) {
    return failure(powerShellError('answerUnreadable', String(error)));
  }
  const answer = answerSchema.safeParse(parseJson(text));
  if (!answer.success || answer.data.id !== id) {
    return failure(
      powerShellError('answerUnreadable', `${text.length} characters, not an answer to this call`),
    );
  }
  if (!answer.data.ok) {
    const { message, place, errorId } = answer.data;
    return failure(powerShellError('scriptError', `${message} (line ${place})`, errorId));
  }
  if (expected.noise === 'refuse') {
    const { stdout, stderr } = transcript.noise;
    if (stderr !== '') return failure(powerShellError('errorOutput', stderr));
    if (stdout !== '') return failure(powerShellError('strayOutput', stdout));
  }
  const value = expected.schema.safeParse(answer.data.value);
  return value.success
    ? success(value.data)
    : failure(powerShellError('answerUnexpected', z.prettifyError(value.error)));
}

/** Why a call that seems over has no answer; undefined when it has one. */
function unfinishedReason(transcript: Transcript): PowerShellError | undefined {
  const { started, answered, unwritten, noise } = transcript;
  if (answered) return undefined;
  if (unwritten !== undefined) return powerShellError('answerNotWritten', unwritten);
  const said = noise.stderr || noise.stdout || 'PowerShell gave no reason.';
  return started
    ? powerShellError('endedEarly', 'The end marker came before the answer.')
    : powerShellError('scriptNotRun', said);
}
