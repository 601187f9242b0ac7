import type { Bundle, Column } from './bundle-flows.ts';
import { columnOfRole } from './bundle-flows.ts';

/** Units of the drawing; the page scales it. */
export const mapWidth = 760;
const nodeWidth = 190;
const centreWidth = 196;
const centreLeft = (mapWidth - centreWidth) / 2;
const gap = 10;
const headHeight = 30;
const lineGap = 22;
const leastHeight = 34;

export interface Node {
  readonly role: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Heading {
  readonly column: Column;
  readonly x: number;
  readonly y: number;
}
export interface Line {
  readonly bundle: Bundle;
  readonly path: string;
  /** Where the verdict's shape stands: beside the other end. */
  readonly badge: { readonly x: number; readonly y: number };
}
export interface Layout {
  readonly height: number;
  readonly peers: readonly Node[];
  readonly headings: readonly Heading[];
  /** This server, with a row for each of its roles. */
  readonly centre: Node;
  readonly roles: readonly Node[];
  readonly lines: readonly Line[];
}

const sides: readonly { readonly x: number; readonly columns: readonly Column[] }[] = [
  { x: 0, columns: ['clients', 'management'] },
  { x: mapWidth - nodeWidth, columns: ['hosts', 'library', 'others'] },
];

/** Places the other roles at both sides, this server between them, and a curve for each bundle. */
export function layOut(bundles: readonly Bundle[], ownRoles: readonly string[]): Layout {
  const placed = sides.map((side) => placeSide(side, bundles));
  const sideHeight = Math.max(160, ...placed.map(({ height }) => height));
  const rowHeight = 40;
  const centreHeight = 56 + ownRoles.length * rowHeight;
  const height = Math.max(sideHeight, centreHeight);
  const top = (height - centreHeight) / 2;
  const roles = ownRoles.map((role, index) => ({
    role,
    x: centreLeft + 10,
    y: top + 48 + index * rowHeight,
    width: centreWidth - 20,
    height: rowHeight - 8,
  }));
  const peers = placed.flatMap(({ nodes }) => nodes);
  return {
    height,
    peers,
    headings: placed.flatMap(({ headings }) => headings),
    centre: { role: '', x: centreLeft, y: top, width: centreWidth, height: centreHeight },
    roles,
    lines: peers.flatMap((peer) => linesOf(peer, bundles, roles)),
  };
}

function placeSide(side: (typeof sides)[number], bundles: readonly Bundle[]) {
  const nodes: Node[] = [];
  const headings: Heading[] = [];
  let y = 0;
  for (const column of side.columns) {
    const own = bundles.filter(({ peer }) => columnOfRole(peer) === column);
    const roles = [...new Set(own.map(({ peer }) => peer))];
    if (roles.length === 0) continue;
    headings.push({ column, x: side.x, y: y + 18 });
    y += headHeight;
    for (const role of roles) {
      const count = own.filter(({ peer }) => peer === role).length;
      const height = Math.max(leastHeight, count * lineGap + 8);
      nodes.push({ role, x: side.x, y, width: nodeWidth, height });
      y += height + gap;
    }
    y += gap;
  }
  return { nodes, headings, height: y };
}

function linesOf(peer: Node, bundles: readonly Bundle[], roles: readonly Node[]): Line[] {
  const own = bundles.filter((bundle) => bundle.peer === peer.role);
  const isLeft = peer.x === 0;
  return own.flatMap((bundle, index): Line[] => {
    const to = roles.find(({ role }) => role === bundle.role);
    if (to === undefined) return [];
    const fromX = isLeft ? peer.x + peer.width : peer.x;
    const fromY = peer.y + ((index + 1) * peer.height) / (own.length + 1);
    const toX = isLeft ? centreLeft : centreLeft + centreWidth;
    const toY = to.y + to.height / 2;
    const bend = (fromX + toX) / 2;
    return [
      {
        bundle,
        path: `M${fromX} ${fromY}C${bend} ${fromY} ${bend} ${toY} ${toX} ${toY}`,
        badge: { x: fromX + (isLeft ? 11 : -11), y: fromY },
      },
    ];
  });
}
