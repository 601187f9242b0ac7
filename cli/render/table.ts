import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import type { Paint, Tone } from './paint.ts';
import { plainText } from './plain-text.ts';

export interface Column {
  readonly title: string;
  /** Share of the room that the columns without it leave. */
  readonly weight?: number;
  /** A column without weight wraps beyond this. */
  readonly most?: number;
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

type Row = readonly Cell[];

/** A table that fits the width; as a list of records where even its columns do not fit. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly Row[],
  layout: Layout,
): string {
  const measured = columns.map((column, i) => measure(column, rows, i));
  const widths =
    fit(measured, layout.width, ({ natural }) => natural) ??
    fit(measured, layout.width, ({ longestWord }) => longestWord);
  return widths === undefined
    ? renderRecords(columns, rows, layout)
    : renderColumns(columns, rows, widths, layout);
}

interface Measured {
  /** The widest line, within the column's bounds. */
  readonly natural: number;
  readonly longestWord: number;
  /** 0: takes what it needs. */
  readonly weight: number;
}

function measure({ title, weight = 0, most }: Column, rows: readonly Row[], i: number): Measured {
  const lines = [title, ...rows.flatMap((row) => paragraphs(row[i] ?? { text: '' }))];
  const bound = weight > 0 ? Infinity : (most ?? widestFixedColumn);
  const widest = (texts: readonly string[]) =>
    Math.min(bound, Math.max(...texts.map((text) => stringWidth(text))));
  return {
    natural: widest(lines),
    longestWord: widest(lines.flatMap((line) => line.split(' '))),
    weight,
  };
}

/** The width of each column, or undefined where one would become too narrow to read. */
function fit(
  columns: readonly Measured[],
  width: number,
  fixedWidth: (column: Measured) => number,
): number[] | undefined {
  const widths = columns.map((column) => (column.weight > 0 ? 0 : fixedWidth(column)));
  let room = width - gap.length * (columns.length - 1) - sum(widths);
  let weights = sum(columns.map(({ weight }) => weight));
  // The columns that need least are served first, so that what they leave goes to the others.
  const flexible = [...columns.entries()]
    .filter(([, { weight }]) => weight > 0)
    .sort(([, a], [, b]) => a.natural / a.weight - b.natural / b.weight);
  for (const [i, { natural, weight }] of flexible) {
    const given = Math.min(natural, Math.floor((room * weight) / weights));
    if (given < Math.min(natural, narrowestColumn)) return undefined;
    widths[i] = given;
    room -= given;
    weights -= weight;
  }
  return room < 0 ? undefined : widths;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

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
