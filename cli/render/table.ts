import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Paint, Tone } from './paint.ts';
import { plainText } from './plain-text.ts';

export interface Column {
  readonly title: string;
  /** Share of the room that is left; columns without it are as wide as their widest cell. */
  readonly weight?: number;
}

export interface Cell {
  /** Paragraphs; each begins a line. */
  readonly text: string | readonly string[];
  readonly tone?: Tone;
}

export interface Layout {
  readonly width: number;
  readonly paint: Paint;
}

const gap = '  ';
/** Below this width a column cannot be read. */
const narrowestColumn = 14;
/** A column without weight is no wider than this; identifiers in rules can be of any length. */
const widestFixedColumn = 28;

const paragraphs = ({ text }: Cell) =>
  (typeof text === 'string' ? [text] : text).map(plainText).filter((line) => line !== '');

/** Text wrapped to the width, wide characters counted as terminals show them. */
export function wrapped(text: string, width: number, indent = ''): string {
  const lines = wrapAnsi(plainText(text), Math.max(1, width - indent.length), { hard: true });
  return lines
    .split('\n')
    .map((line) => `${indent}${line.trimEnd()}`)
    .join('\n');
}

/** A table that fits the width; as a list of records where even its columns do not fit. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  layout: Layout,
): string {
  const widths = columnWidths(columns, rows, layout.width);
  return widths === undefined
    ? renderRecords(columns, rows, layout)
    : renderColumns(columns, rows, widths, layout);
}

function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
): number[] | undefined {
  const natural = columns.map((column, i) =>
    Math.max(
      stringWidth(column.title),
      ...rows.flatMap((row) => paragraphs(row[i] ?? { text: '' }).map((line) => stringWidth(line))),
    ),
  );
  const fixed = natural.map((wanted, i) =>
    columns[i]?.weight === undefined ? Math.min(wanted, widestFixedColumn) : 0,
  );
  let room = width - gap.length * (columns.length - 1) - sum(fixed);
  let weights = sum(columns.map(({ weight = 0 }) => weight));
  const widths = [...fixed];
  // The columns that need least are served first, so that what they leave goes to the others.
  const order = [...columns.keys()]
    .filter((i) => columns[i]?.weight !== undefined)
    .sort((a, b) => perWeight(natural, columns, a) - perWeight(natural, columns, b));
  for (const i of order) {
    const weight = columns[i]?.weight ?? 1;
    const wanted = natural[i] ?? 0;
    const given = Math.min(wanted, Math.floor((room * weight) / weights));
    if (given < Math.min(wanted, narrowestColumn)) return undefined;
    widths[i] = given;
    room -= given;
    weights -= weight;
  }
  return room < 0 ? undefined : widths;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const perWeight = (natural: readonly number[], columns: readonly Column[], i: number) =>
  (natural[i] ?? 0) / (columns[i]?.weight ?? 1);

function renderColumns(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  widths: readonly number[],
  { paint }: Layout,
): string {
  const titles: Cell[] = columns.map(({ title }) => ({ text: title, tone: 'heading' }));
  const blocks = [titles, ...rows].map((row) => {
    const cells = widths.map((width, i) => cellLines(row[i] ?? { text: '' }, width));
    const height = Math.max(1, ...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      widths
        .map((width, i) => {
          const text = cells[i]?.[line] ?? '';
          const padding = ' '.repeat(Math.max(0, width - stringWidth(text)));
          const isLast = i === widths.length - 1;
          return `${paint(text, row[i]?.tone)}${isLast ? '' : padding}`;
        })
        .join(gap)
        .trimEnd(),
    ).join('\n');
  });
  const [head = '', ...body] = blocks;
  const isTall = body.some((block) => block.includes('\n'));
  return `${head}\n${body.join(isTall ? '\n\n' : '\n')}\n`;
}

const cellLines = (cell: Cell, width: number) =>
  paragraphs(cell).flatMap((line) => wrapped(line, width).split('\n'));

function renderRecords(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  { width, paint }: Layout,
): string {
  const records = rows.map((row) =>
    row
      .flatMap((cell, i) => {
        const text = paragraphs(cell).join(' ');
        if (text === '') return [];
        const block = wrapped(`${columns[i]?.title ?? ''}: ${text}`, width, i === 0 ? '' : gap);
        return [paint(block, cell.tone)];
      })
      .join('\n'),
  );
  return `${records.join('\n\n')}\n`;
}
