/** Formats of one server's assessment. Named here, since loading the writers costs time at the start. */
export const assessFormats = [
  'table',
  'json',
  'html',
  'pdf',
  'csv',
  'hdf',
  'xccdf',
  'junit',
  'sarif',
  'markdown',
] as const;
export type AssessFormat = (typeof assessFormats)[number];

/** Written here; every other format is a report. */
export type PlainFormat = Extract<AssessFormat, 'table' | 'json'>;
export const isPlain = (format: AssessFormat): format is PlainFormat =>
  format === 'table' || format === 'json';
