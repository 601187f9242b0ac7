import { z } from 'zod';

/** Progress of a script: which part it is at, and how many of how many are done. */
const progressSchema = z.strictObject({
  part: z.string(),
  done: z.number().int(),
  total: z.number().int(),
});
export type Progress = z.infer<typeof progressSchema>;

export type OutputStream = 'stdout' | 'stderr';

/** What a call has printed so far: how far it got, and what nobody asked for. */
export interface Transcript {
  started: boolean;
  answered: boolean;
  /** Why the answer could not be written. */
  unwritten: string | undefined;
  readonly noise: Record<OutputStream, string>;
  read(stream: OutputStream, line: string): void;
}

const noiseLimit = 4000;

/**
 * Reads the lines of one call. Our own lines are known by the id of the call, which may stand in the
 * middle of a line when something printed before it without a line end.
 */
export function transcriptOf(id: string, onProgress: (progress: Progress) => void): Transcript {
  const ours = new RegExp(`^(.*?)${id} (started|answered|unwritten|progress)(?: (.*))?$`, 's');
  const transcript: Transcript = {
    started: false,
    answered: false,
    unwritten: undefined,
    noise: { stdout: '', stderr: '' },
    read(stream, line) {
      const match = stream === 'stdout' ? ours.exec(line) : null;
      const [, before = '', word, detail = ''] = match ?? ['', line];
      if (before.trim() !== '' && transcript.noise[stream].length < noiseLimit) {
        transcript.noise[stream] += `${before.slice(0, noiseLimit)}\n`;
      }
      if (word === 'started') transcript.started = true;
      if (word === 'answered') transcript.answered = true;
      if (word === 'unwritten') transcript.unwritten = detail;
      if (word === 'progress') reportProgress(detail, onProgress);
    },
  };
  return transcript;
}

/** Progress that cannot be read is left out: it is a courtesy, the answer does not depend on it. */
function reportProgress(text: string, onProgress: (progress: Progress) => void): void {
  const progress = progressSchema.safeParse(parseJson(text));
  if (progress.success) onProgress(progress.data);
}

/** The value of a JSON text, or undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
