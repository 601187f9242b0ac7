import { z } from 'zod';
import type { Flaw, MistakeInText } from '../../core/flaw/flaw.ts';
import { sameType } from './equal.ts';

/** What is wrong with something that was written, as it crosses the border; held equal to core/flaw. */

const text = z.string();
const texts = z.array(text);

const flaw = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('missing') }),
  z.object({ kind: z.literal('empty') }),
  z.object({
    kind: z.literal('type'),
    expected: z.enum(['text', 'number', 'whole number', 'list', 'fields']),
  }),
  z.object({ kind: z.literal('choice'), value: text, choices: texts }),
  z.object({
    kind: z.literal('number'),
    least: z.number().nullable(),
    most: z.number().nullable(),
  }),
  z.object({ kind: z.literal('too-long'), most: z.number() }),
  z.object({ kind: z.literal('too-many'), most: z.number() }),
  z.object({ kind: z.literal('unknown-names'), names: texts, known: texts }),
  z.object({ kind: z.literal('no-list') }),
  z.object({ kind: z.literal('flow-id') }),
  z.object({ kind: z.literal('no-flow'), flow: text }),
  z.object({ kind: z.literal('day') }),
  z.object({ kind: z.literal('address'), value: text }),
  z.object({ kind: z.literal('no-json') }),
  z.object({ kind: z.literal('peers-line') }),
  z.object({ kind: z.literal('no-addresses'), role: text }),
  z.object({ kind: z.literal('registry-type'), is: text, wanted: text }),
  z.object({ kind: z.literal('no-switch') }),
  z.object({ kind: z.literal('no-setting') }),
  z.object({ kind: z.literal('bare-star') }),
  z.object({ kind: z.literal('two-documents') }),
  z.object({ kind: z.literal('syntax'), text }),
  z.object({ kind: z.literal('other'), text }),
]);

export const mistakeInText = z.object({
  at: z.array(z.union([text, z.number()])),
  flaw,
  line: z.number().nullable(),
});

sameType<z.infer<typeof flaw>, Flaw>(true);
sameType<z.infer<typeof mistakeInText>, MistakeInText>(true);
