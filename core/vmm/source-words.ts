import type { Source } from './catalogue-schema.ts';

/** The title of a document, without the place it was found in. */
export const sourceTitle = ({ text }: Source): string => text.split(' - ')[0] ?? text;

/** `Title (https://...)`; where there is no address, the place in words that its text has. */
export const sourceWords = (source: Source): string =>
  source.url === undefined ? source.text : `${sourceTitle(source)} (${source.url})`;
