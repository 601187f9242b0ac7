import type { Rule } from '../rule/rule.ts';
import { blocksOfEntries, PortBlocks } from './port-blocks.ts';
import type { Positions } from './positions.ts';
import { inOrder } from './positions.ts';
import { fileNameOf } from './program-path.ts';
import type { Traffic } from './traffic.ts';

/** Rules of one protocol, filed by what most often tells them apart: own ports, peer's ports, program. */
class ProtocolFiling {
  readonly #byLocalPort = new PortBlocks<number>();
  readonly #byRemotePort = new PortBlocks<number>();
  readonly #byFileName = new Map<string, number[]>();
  readonly #others: number[] = [];

  add(rule: Rule, position: number): void {
    const local = blocksOfEntries(rule.localPorts);
    // Under LOM the remote ports of an allow rule do not count, so they must not hide it.
    const remote =
      local !== undefined || rule.localOnlyMapping ? undefined : blocksOfEntries(rule.remotePorts);
    if (local !== undefined) this.#byLocalPort.file(local, position);
    else if (remote !== undefined) this.#byRemotePort.file(remote, position);
    else if (!this.#fileByProgram(rule, position)) this.#others.push(position);
  }

  /** False when no program is named, or a variable stands in its file name. */
  #fileByProgram({ programs }: Rule, position: number): boolean {
    if (programs.length === 0 || programs.some(hasVariableAtEnd)) return false;
    for (const program of programs) {
      const name = fileNameOf(program).toLowerCase();
      const filed = this.#byFileName.get(name);
      if (filed === undefined) this.#byFileName.set(name, [position]);
      else filed.push(position);
    }
    return true;
  }

  candidates(traffic: Traffic, visit: (positions: Positions) => void): void {
    visit(this.#others);
    this.#byLocalPort.within(traffic.localPorts, visit);
    this.#byRemotePort.within(traffic.remotePorts, visit);
    const names = fileNamesOf(traffic);
    if (names === undefined) this.#byFileName.forEach(visit);
    else for (const name of names) visit(this.#byFileName.get(name) ?? []);
  }
}

/** A variable behind the last backslash may stand for folders too, so the file name is not known. */
const hasVariableAtEnd = (program: string): boolean =>
  program.lastIndexOf('%') > program.lastIndexOf('\\');

/** The file names the process may have; undefined when nothing is known of it. */
function fileNamesOf({ actors }: Traffic): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const { program } of actors) {
    if (program === undefined) return undefined;
    names.add('path' in program ? fileNameOf(program.path) : program.fileName);
  }
  return names.size === 0 ? undefined : names;
}

/**
 * Rules of one direction and action by their positions in the policy. Finds those that can matter
 * for some traffic: filing looks at protocol, ports and the program's file name, and leaves every
 * other condition to the matcher.
 */
export class RuleFiling {
  readonly #anyProtocol = new ProtocolFiling();
  readonly #byProtocol = new Map<number, ProtocolFiling>();

  add(rule: Rule, position: number): void {
    if (rule.protocols.length === 0) this.#anyProtocol.add(rule, position);
    // One named twice is filed twice, and found once (see `inOrder`).
    for (const protocol of rule.protocols) this.#filingOf(protocol).add(rule, position);
  }

  #filingOf(protocol: number): ProtocolFiling {
    const known = this.#byProtocol.get(protocol);
    if (known !== undefined) return known;
    const filing = new ProtocolFiling();
    this.#byProtocol.set(protocol, filing);
    return filing;
  }

  /** Positions of all rules that may match, in the order they are stored. */
  candidates(traffic: Traffic): Positions {
    const found: number[] = [];
    const visit = (positions: Positions) => {
      for (const position of positions) found.push(position);
    };
    this.#anyProtocol.candidates(traffic, visit);
    this.#byProtocol.get(traffic.protocol)?.candidates(traffic, visit);
    return inOrder(found);
  }
}
