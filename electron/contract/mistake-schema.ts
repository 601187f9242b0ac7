import { z } from 'zod';
import type { Flaw, MistakeInText } from '../../core/flaw/flaw.ts';
import { sameType } from './equal.ts';

/** What is wrong with something that was written, as it crosses the border; held equal to core/flaw. */

const text = z.string();
const texts = z.array(text);

const flaw = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('missing') }),
  z.strictObject({ kind: z.literal('empty') }),
  z.strictObject({
    kind: z.literal('type'),
    expected: z.enum(['text', 'number', 'whole number', 'list', 'fields']),
  }),
  z.strictObject({ kind: z.literal('choice'), value: text, choices: texts }),
  z.strictObject({
    kind: z.literal('number'),
    least: z.number().nullable(),
    most: z.number().nullable(),
  }),
  z.strictObject({ kind: z.literal('too-long'), most: z.number() }),
  z.strictObject({ kind: z.literal('too-many'), most: z.number() }),
  z.strictObject({ kind: z.literal('unknown-names'), names: texts, known: texts }),
  z.strictObject({ kind: z.literal('no-list') }),
  z.strictObject({ kind: z.literal('flow-id') }),
  z.strictObject({ kind: z.literal('no-flow'), flow: text }),
  z.strictObject({ kind: z.literal('day') }),
  z.strictObject({ kind: z.literal('address'), value: text }),
  z.strictObject({ kind: z.literal('no-json') }),
  z.strictObject({ kind: z.literal('peers-line') }),
  z.strictObject({ kind: z.literal('no-addresses'), role: text }),
  z.strictObject({ kind: z.literal('registry-type'), is: text, wanted: text }),
  z.strictObject({ kind: z.literal('no-switch') }),
  z.strictObject({ kind: z.literal('no-setting') }),
  z.strictObject({ kind: z.literal('syntax'), text }),
  z.strictObject({ kind: z.literal('other'), text }),
]);

export const mistakeInText = z.strictObject({
  at: z.array(z.union([text, z.number()])),
  flaw,
  line: z.number().nullable(),
});

sameType<z.infer<typeof flaw>, Flaw>(true);
sameType<z.infer<typeof mistakeInText>, MistakeInText>(true);
