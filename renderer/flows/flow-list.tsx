import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { FlowKey } from '../../electron/contract/model.ts';
import { keyOf } from '../../core/assessment/flow-key.ts';
import { endsOf, portText } from '../parts/flow-text.ts';
import { VerdictBadge } from '../parts/verdict-badge.tsx';
import { useKeptScroll } from '../state/use-kept-scroll.ts';
import { useRowKeys } from '../parts/use-row-keys.ts';
import { ExceptedTag } from '../parts/excepted-tag.tsx';
import { useTexts } from '../texts/use-texts.tsx';

/** At most some sixty lines, so each is an ordinary button; arrow keys go from one to the next. */
export function FlowList(props: {
  readonly flows: readonly FlowAssessment[];
  readonly chosen: FlowKey | null;
  readonly onChoose: (flow: FlowKey) => void;
}) {
  const { flows, chosen, onChoose } = props;
  const { t } = useTexts();
  const scroll = useKeptScroll<HTMLUListElement>('flows.scroll');
  const onKeyDown = useRowKeys();
  useFocusOfLeft(scroll, chosen);
  return (
    <ul ref={scroll} className="flow-list" aria-label={t('view.flows')} onKeyDown={onKeyDown}>
      {flows.map((flow) => (
        <li key={keyOf(flow)}>
          <FlowRow
            flow={flow}
            isChosen={chosen !== null && keyOf(chosen) === keyOf(flow)}
            onChoose={() => onChoose({ id: flow.id, direction: flow.direction })}
          />
        </li>
      ))}
    </ul>
  );
}

/** Whoever closes a flow goes on in the list where it was opened. */
function useFocusOfLeft(list: RefObject<HTMLElement | null>, chosen: FlowKey | null): void {
  const before = useRef(chosen);
  useEffect(() => {
    const left = before.current;
    before.current = chosen;
    if (left === null || chosen !== null) return;
    const row = `[data-flow=${CSS.escape(keyOf(left))}]`;
    list.current?.querySelector<HTMLElement>(row)?.focus();
  }, [list, chosen]);
}

function FlowRow(props: {
  readonly flow: FlowAssessment;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { flow, isChosen, onChoose } = props;
  const texts = useTexts();
  const { t } = texts;
  return (
    <button
      type="button"
      className="flow-row"
      data-flow={keyOf(flow)}
      aria-current={isChosen ? 'true' : undefined}
      onClick={onChoose}
    >
      <span className="flow-row-verdict">
        <VerdictBadge verdict={flow.verdict} />
        <ExceptedTag flow={flow} />
      </span>
      <span className="flow-row-port mono">{portText(flow)}</span>
      <span className="flow-row-purpose">{flow.purpose}</span>
      <span className="flow-row-ends quiet-text">{t('flow.ends', endsOf(flow, texts))}</span>
    </button>
  );
}
