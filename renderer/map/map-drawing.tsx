import type { KeyboardEvent } from 'react';
import { VerdictIcon } from '../parts/verdict-icon.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { wordOf } from '../texts/vocabulary.ts';
import type { Bundle } from './bundle-flows.ts';
import type { Layout, Line, Node } from './lay-out.ts';
import { mapWidth } from './lay-out.ts';
import { nameOnMap } from './name-on-map.ts';

interface Pointing {
  readonly current: string | null;
  /** The pointer or the focus is on a bundle. */
  readonly onPoint: (key: string) => void;
  readonly onChoose: (key: string) => void;
}

/** What a bundle is called where it cannot be seen. */
export function useBundleName(): (bundle: Bundle) => string {
  const { t, words, vocabulary } = useTexts();
  return ({ role, peer, flows, verdict }) =>
    t('map.bundle', {
      count: flows.length,
      peer: wordOf(vocabulary.roles, peer),
      role: wordOf(vocabulary.roles, role),
      verdict: words.verdicts[verdict].word,
    });
}

export function MapDrawing(
  props: Pointing & { readonly layout: Layout; readonly host: string | null },
) {
  const { layout, host, ...pointing } = props;
  const { t, vocabulary } = useTexts();
  const { height, peers, headings, centre, roles, lines } = layout;
  return (
    <div className="map-drawing">
      <svg viewBox={`0 0 ${mapWidth} ${height}`} role="group" aria-label={t('map.label')}>
        {headings.map(({ column, x, y }) => (
          <text key={column} className="map-heading" x={x} y={y}>
            {t(`map.${column}`)}
          </text>
        ))}
        {lines.map((line) => (
          <BundleLine key={line.bundle.key} line={line} {...pointing} />
        ))}
        {peers.map((node) => (
          <MapNode key={node.role} node={node} text={wordOf(vocabulary.roles, node.role)} />
        ))}
        <rect className="map-centre" {...box(centre)} rx="10" />
        <text className="map-host" x={centre.x + centre.width / 2} y={centre.y + 30}>
          {host === null ? t('flow.this-server') : nameOnMap(host)}
          {host === null ? null : <title>{host}</title>}
        </text>
        {roles.map((node) => (
          <MapNode key={node.role} node={node} text={wordOf(vocabulary.roles, node.role)} />
        ))}
      </svg>
    </div>
  );
}

const box = ({ x, y, width, height }: Node) => ({ x, y, width, height });

function MapNode({ node, text }: { readonly node: Node; readonly text: string }) {
  return (
    <g>
      <rect className="map-node" {...box(node)} rx="6" />
      <text
        className="map-role"
        x={node.x + node.width / 2}
        y={node.y + node.height / 2}
        // Long names of other languages are drawn narrower instead of cut.
        {...(text.length > 25
          ? { textLength: node.width - 16, lengthAdjust: 'spacingAndGlyphs' }
          : {})}
      >
        {text}
      </text>
    </g>
  );
}

function BundleLine({ line, current, onPoint, onChoose }: Pointing & { readonly line: Line }) {
  const nameOf = useBundleName();
  const { bundle, path, badge } = line;
  const { key, verdict, flows } = bundle;
  const point = () => onPoint(key);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose(key);
  };
  return (
    <g
      className={`bundle tone-${verdict}${current === key ? ' current' : ''}`}
      role="button"
      tabIndex={0}
      aria-label={nameOf(bundle)}
      aria-pressed={current === key}
      onMouseEnter={point}
      onFocus={point}
      onClick={() => onChoose(key)}
      onKeyDown={onKeyDown}
    >
      <path className="bundle-reach" d={path} />
      <path className="bundle-line" d={path} strokeWidth={1.5 + Math.min(flows.length, 8) / 2} />
      <circle className="bundle-badge" cx={badge.x} cy={badge.y} r="11" />
      <svg x={badge.x - 9} y={badge.y - 9} width="18" height="18" overflow="visible">
        <VerdictIcon verdict={verdict} size={18} />
      </svg>
    </g>
  );
}
