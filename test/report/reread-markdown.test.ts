import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { verdictWords } from '../../core/assessment/words/english.ts';
import { reportWriters } from '../../core/report/formats.ts';
import { sentenceOf } from '../../core/report/words.ts';
import { flowsOf, holdsForHostileReports as holds } from './support/reread.ts';

/** Read again by somebody else's parser: every verdict is found, whatever the texts are. */

describe('Markdown', () => {
  const inner = (token: Token): Token[] => ('tokens' in token && token.tokens ? token.tokens : []);
  const all = (tokens: readonly Token[]): Token[] =>
    tokens.flatMap((token) => [token, ...all(inner(token)), ...cellsOf(token)]);
  const cellsOf = (token: Token): Token[] => {
    if (token.type !== 'table') return [];
    // marked types every token of type `table` so.
    const { rows } = token as Tokens.Table;
    return rows.flatMap((row) => row.flatMap((cell) => all(cell.tokens)));
  };

  it('has its sentence as the only first heading, a row for each failing flow, no HTML and no link', () => {
    holds((report) => {
      const tokens = marked.lexer(reportWriters.markdown.write(report));
      const headings = tokens.filter((token): token is Tokens.Heading => token.type === 'heading');
      expect(headings.filter(({ depth }) => depth === 1).map(({ text }) => text)).toEqual([
        sentenceOf(report),
      ]);
      const table = tokens.find((token): token is Tokens.Table => token.type === 'table');
      const failing = flowsOf(report).filter((flow) => flow.failing);
      expect((table?.rows ?? []).length).toBe(failing.length);
      for (const [index, { id, verdict }] of failing.entries()) {
        const cells = (table?.rows[index] ?? []).map(({ text }) => text);
        expect(cells.length).toBe(5);
        expect(cells[0]).toContain(verdictWords[verdict].word);
        expect(cells[1]).toContain(id);
      }
      const types = new Set(all(tokens).map(({ type }) => type));
      for (const type of ['html', 'link', 'image', 'code', 'blockquote', 'hr'])
        expect(types).not.toContain(type);
    });
  });
});
