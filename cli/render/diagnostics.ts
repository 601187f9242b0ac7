import type { DiagnosticFile } from '../../app/diagnostics/diagnostics.ts';
import { plainText, quoted } from './plain-text.ts';
import { renderTable, wrapped, type Layout } from './table.ts';

const columns = [{ title: 'FILE' }, { title: 'SIZE' }, { title: 'WHAT', weight: 1 }];

/** Bytes as a person reads them. */
function sizeText(text: string): string {
  const bytes = Buffer.byteLength(text);
  return bytes < 10_000 ? `${bytes} B` : `${Math.round(bytes / 1000)} kB`;
}

/** What is in the diagnostics; with `show` also every line of it. */
export function renderDiagnostics(
  files: readonly DiagnosticFile[],
  show: boolean,
  layout: Layout,
): string {
  const rows = files.map(({ name, about, text }) => [
    { text: name },
    { text: sizeText(text) },
    { text: about },
  ]);
  const contents = show ? files.map(renderContent) : [];
  return `${[renderTable(columns, rows, layout), ...contents].join('\n')}\n`;
}

function renderContent({ name, text }: DiagnosticFile): string {
  const lines = text.trimEnd().split('\n').map(plainText);
  return `=== ${name}\n${lines.join('\n')}\n`;
}

export function renderSaved(output: string | undefined, name: string, width: number): string {
  const text =
    output === undefined
      ? `Nothing was saved. ${name} diagnose --output diagnostics.zip saves these files; --show shows what is in them.`
      : `Saved as ${quoted(output)}. Look into it before you give it away.`;
  return `${wrapped(text, width)}\n`;
}
