import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { RuleRow } from '../../electron/contract/model.ts';
import { useKeep, useKept } from '../state/kept.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { ruleKey } from './filter-rules.ts';
import { RuleCells } from './rule-cells.tsx';

/** Of most rows; long names take more lines, and a row is measured when it comes into sight. */
const usualHeight = 52;

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + 10, last),
  PageUp: (at) => Math.max(at - 10, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/**
 * Only the rows in sight exist. The table keeps the focus and says which row is active, because a
 * row that scrolls away would take the focus with it.
 */
export function RuleTable(props: {
  readonly rules: readonly RuleRow[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}) {
  const { rules, chosen, onChoose } = props;
  const { t } = useTexts();
  const { scroll, virtual, active, setActive, onKeyDown } = useRows(rules, onChoose);
  const before = useRef(chosen);
  // Whoever closes a rule goes on in the table where it was opened.
  useEffect(() => {
    if (before.current !== null && chosen === null) scroll.current?.focus();
    before.current = chosen;
  }, [chosen, scroll]);
  return (
    <div
      ref={scroll}
      className="rule-table"
      role="grid"
      tabIndex={0}
      aria-label={t('rules.table')}
      aria-rowcount={rules.length + 1}
      aria-activedescendant={`rule-${active}`}
      onKeyDown={onKeyDown}
    >
      <HeaderRow />
      <div role="rowgroup" style={{ height: virtual.getTotalSize() }} className="rule-rows">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const rule = rules[index];
          return rule === undefined ? null : (
            // The keys of the table reach every row; the mouse is the other way.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={ruleKey(rule)}
              ref={virtual.measureElement}
              data-index={index}
              id={`rule-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={ruleKey(rule) === chosen}
              className={`rule-row${index === active ? ' active' : ''}`}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                setActive(index);
                onChoose(ruleKey(rule));
              }}
            >
              <RuleCells rule={rule} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The rows in sight, the active one among them, and the keys that move it. */
function useRows(rules: readonly RuleRow[], onChoose: (key: string) => void) {
  const [top] = useKept('rules.scroll', 0);
  const keep = useKeep();
  const scroll = useRef<HTMLDivElement>(null);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, rules.length - 1);
  const virtual = useVirtualizer({
    count: rules.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => usualHeight,
    overscan: 8,
    initialOffset: top,
    onChange: ({ scrollOffset }) => keep('rules.scroll', scrollOffset ?? 0),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const rule = rules[active];
    if ((event.key === 'Enter' || event.key === ' ') && rule !== undefined) {
      event.preventDefault();
      onChoose(ruleKey(rule));
      return;
    }
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = step(active, rules.length - 1);
    setActive(next);
    virtual.scrollToIndex(next);
  };
  return { scroll, virtual, active, setActive, onKeyDown };
}

const columns = ['state', 'rule', 'direction', 'ports', 'program', 'store'] as const;

function HeaderRow() {
  const { t } = useTexts();
  return (
    <div role="rowgroup" className="rule-head">
      <div role="row" aria-rowindex={1} className="rule-row head">
        {columns.map((column) => (
          <div key={column} role="columnheader">
            {t(`rules.column-${column}`)}
          </div>
        ))}
      </div>
    </div>
  );
}
