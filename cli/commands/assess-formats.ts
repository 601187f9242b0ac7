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

/** Written for a terminal; every other format is a report. */
export const isReport = (format: AssessFormat): format is Exclude<AssessFormat, 'table'> =>
  format !== 'table';
