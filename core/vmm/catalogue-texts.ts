import { z } from 'zod';

/**
 * The shape of a file in assets/catalogue/texts: what the window shows of the catalogue, in another
 * language. What only reports and the command line show (transport, encryption, where a port is set)
 * is English, and so are quotes: titles of documents and what a published table prints itself.
 */

const text = z.string().min(1);

/** Of one flow, by the names that an assessment has for them. */
const flowTexts = z.strictObject({
  initiator: text,
  listener: text,
  purpose: text,
  symptom: text.optional(),
  notes: text.optional(),
});

/** What is said about a row of a published table. */
const rowTexts = z.strictObject({ check: text, truth: text });

export const catalogueTextsFile = z.strictObject({
  /** By flow id. */
  flows: z.record(text, flowTexts),
  /** By row id. */
  rows: z.record(text, rowTexts),
  /** Who is behind a shared listener, by the English text. */
  owners: z.record(text, text),
});
export type CatalogueTexts = z.infer<typeof catalogueTextsFile>;
