import { describe, expect, it } from 'vitest';
import { verdictWords } from '../../core/assessment/words/english.ts';
import { reportWriters } from '../../core/report/formats.ts';
import { visibleText } from '../../core/report/html/markup.ts';
import type { Report } from '../../core/report/model.ts';
import { attributeOf, childrenOf, elementsOf, textOf } from './support/page-tree.ts';
import { flowsOf, holdsForHostileReports as holds } from './support/reread.ts';
import { threeHosts } from './support/three-hosts.ts';

/** Read again by somebody else's parser: every verdict is found, whatever the texts are. */

describe('HTML', () => {
  it('has a row for each flow with its verdict in words, and nothing that runs or loads', () => {
    holds((report) => {
      const elements = elementsOf(reportWriters.html.write(report));
      const rows = elements
        .filter(({ tagName }) => tagName === 'tr')
        .map((row) => childrenOf(row))
        .filter(([first]) => first !== undefined && attributeOf(first, 'class') === 'verdict-cell')
        .map(
          ([verdict, flow]) =>
            `${flow === undefined ? '' : textOf(flow)}: ${verdict === undefined ? '' : textOf(verdict)}`,
        );
      const ordered = [
        ...flowsOf(report).filter(({ needed }) => needed),
        ...flowsOf(report).filter(({ needed }) => !needed),
      ];
      expect(rows.length).toBe(ordered.length);
      for (const [index, { id, verdict, purpose }] of ordered.entries()) {
        expect(rows[index]).toContain(purpose);
        expect(rows[index]).toContain(id);
        expect(rows[index]).toContain(verdictWords[verdict].word);
      }
      const names = new Set(elements.map(({ tagName }) => tagName));
      for (const name of ['script', 'img', 'iframe', 'object', 'form', 'link', 'b-'])
        expect(names).not.toContain(name);
      expect(elements.filter(({ tagName }) => tagName === 'style').length).toBe(1);
      const attributes = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
      expect(attributes.filter((name) => name.startsWith('on') || name === 'src')).toEqual([]);
      const title = elements.find(({ tagName }) => tagName === 'p');
      expect(title === undefined ? '' : textOf(title)).toContain(
        visibleText(report.assessment.host.name ?? ''),
      );
    });
  });
});

describe('the counts below the sentence', () => {
  const countsOf = (report: Report): string[] =>
    elementsOf(reportWriters.html.write(report))
      .filter((element) => attributeOf(element, 'class') === 'counts')
      .flatMap(childrenOf)
      .map((item) => textOf(item).replaceAll(/\s+/g, ' ').trim());

  it('add up with the sentence, and name the rest apart', () => {
    expect(countsOf(threeHosts['partly-unreadable-host-2022']())).toEqual([
      '9 Cannot tell',
      'and 14 that cannot fail this server',
    ]);
    const excepted = threeHosts['hyperv-host-2019-disabled-rules']();
    const counts = countsOf(excepted);
    expect(counts).toContain(`${excepted.assessment.summary.excepted} excepted`);
    const numbers = counts
      .filter((text) => !text.startsWith('and '))
      .map((text) => Number.parseInt(text, 10));
    expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(
      excepted.assessment.summary.needed,
    );
  });
});
