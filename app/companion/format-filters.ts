import type { ReportFormat } from './api.ts';

/**
 * Endings that a dialog offers for each format, without their point, the usual one first. A table of
 * its own, so that asking does not load the writers; a test holds it equal to theirs.
 */
export const formatFilters: readonly {
  readonly format: ReportFormat;
  readonly extensions: readonly string[];
}[] = [
  { format: 'html', extensions: ['html'] },
  { format: 'pdf', extensions: ['pdf'] },
  { format: 'csv', extensions: ['csv'] },
  { format: 'markdown', extensions: ['md'] },
  { format: 'hdf', extensions: ['hdf.json'] },
  { format: 'xccdf', extensions: ['xccdf.xml'] },
  { format: 'junit', extensions: ['junit.xml'] },
  { format: 'sarif', extensions: ['sarif'] },
  { format: 'json', extensions: ['json'] },
];
