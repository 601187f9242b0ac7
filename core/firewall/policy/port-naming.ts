import type { Intervals } from '../algebra/intervals.ts';
import { overlaps } from '../algebra/intervals.ts';
import type { PortEntry } from '../rule/entries.ts';
import type { Rule } from '../rule/rule.ts';
import { blocksOfEntries, PortBlocks } from './port-blocks.ts';
import type { PortCondition } from './port-condition.ts';
import { portCondition } from './port-condition.ts';
import type { Positions } from './positions.ts';
import { inOrder } from './positions.ts';

interface Wide {
  readonly position: number;
  readonly ports: PortCondition;
}

/** The ports of the rule's own side: local ones inbound, else remote ones. */
const ownPorts = ({ direction, localPorts, remotePorts }: Rule): readonly PortEntry[] =>
  direction === 'in' ? localPorts : remotePorts;

const namesOne = (rule: Rule | undefined, ports: Intervals<number>): boolean =>
  rule !== undefined &&
  ownPorts(rule).some((entry) => !('word' in entry) && overlaps([entry.from, entry.to], ports));

/** Rules of one direction by the ports of their own side, whatever else they say. */
export class PortNaming {
  readonly #rules: readonly Rule[];
  readonly #narrow = new PortBlocks<number>();
  readonly #wide: Wide[] = [];
  /** Rules that name no port by number, but `RPC`. */
  readonly #rpc: number[] = [];

  /** @param rules those whose positions are added */
  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  add(rule: Rule, position: number): this {
    const entries = ownPorts(rule);
    const blocks = blocksOfEntries(entries);
    if (blocks !== undefined) {
      this.#narrow.file(blocks, position);
      return this;
    }
    const ports = portCondition(entries, []);
    if (ports?.namesRpc === true) this.#rpc.push(position);
    if (ports !== undefined && ports.certain.length > 0) this.#wide.push({ position, ports });
    return this;
  }

  /**
   * Rules that name one of the ports by number or by a word that stands for one.
   * @param isRpc the ports are those RPC servers registered, so that `RPC` names them too
   */
  naming(ports: Intervals<number>, isRpc: boolean): Positions {
    const found = isRpc ? [...this.#rpc] : [];
    for (const wide of this.#wide)
      if (overlaps(wide.ports.certain, ports)) found.push(wide.position);
    this.#narrow.within(ports, (positions) => {
      for (const position of positions)
        if (namesOne(this.#rules[position], ports)) found.push(position);
    });
    return inOrder(found);
  }
}
