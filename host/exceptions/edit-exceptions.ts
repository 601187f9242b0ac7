import { isSeq, parseDocument, type Document, type YAMLSeq } from 'yaml';
import type { FlowException } from '../../core/exceptions/exception.ts';
import { isSameException, type ExceptionsChange } from '../../core/exceptions/exceptions-change.ts';
import type { ExceptionsDocument } from './exceptions-document.ts';

const header = `# Flows that are left closed on purpose. The window writes this file, and so may you;
# at a prompt: vmm-firewall assess live --exceptions exceptions.yaml
exceptions: []
`;

/** The file as it begins. */
export const newDocument = (): Document => parseDocument(header);

/** What is not said is left out: every host, both ends, no end. */
function entryOf({ flow, direction, host, reason, who, expires }: FlowException): object {
  return {
    flow,
    ...(direction === undefined ? {} : { direction }),
    ...(host === '*' ? {} : { host }),
    reason,
    who,
    ...(expires === null ? {} : { expires }),
  };
}

function listOf(document: Document): YAMLSeq {
  const list = document.get('exceptions', true);
  if (isSeq(list)) return list;
  document.set('exceptions', document.createNode([]));
  return listOf(document);
}

/** The places of what is removed, each once: a file may say the same twice. */
function placesOf(
  removed: readonly FlowException[],
  entries: ExceptionsDocument['entries'],
): ReadonlySet<number> {
  const places = new Set<number>();
  for (const exception of removed) {
    const found = entries.find(
      (entry) => !places.has(entry.index) && isSameException(entry.exception, exception),
    );
    if (found !== undefined) places.add(found.index);
  }
  return places;
}

/**
 * The text of a file after some entries came and some went. Comments, and entries that are not
 * understood, stay as they are; so does whether lines end as Windows ends them.
 * @param read of `newDocument` nothing is read yet
 * @throws when an entry that is removed holds what another one repeats (a YAML anchor)
 */
export function editedText(
  { document, entries }: Pick<ExceptionsDocument, 'document' | 'entries'>,
  { remove, add }: ExceptionsChange,
  before = '',
): string {
  const list = listOf(document);
  const places = placesOf(remove, entries);
  list.items = list.items.filter((_item, index) => !places.has(index));
  for (const exception of add) list.add(document.createNode(entryOf(exception)));
  // An empty list begins as `[]`; entries are written one below the other.
  if (list.items.length > 0 && !before.trimStart().startsWith('{')) list.flow = false;
  const text = document.toString({ lineWidth: 0 });
  return before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}
