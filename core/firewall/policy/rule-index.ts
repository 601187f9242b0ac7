import { overlaps } from '../algebra/intervals.ts';
import type { Rule } from '../rule/rule.ts';
import type { Direction, Profile } from '../terms.ts';
import { tcp, udp } from '../terms.ts';
import type { WordResolver } from './address-condition.ts';
import { adapterResolver } from './address-condition.ts';
import type { CompiledRule } from './compiled-rule.ts';
import { compileRule } from './compiled-rule.ts';
import type { Environment } from './environment.ts';
import type { RuleSet } from './participation.ts';
import { takesPart } from './participation.ts';
import { PortNaming } from './port-naming.ts';
import { RuleFiling } from './rule-filing.ts';
import type { ProfileSettings } from './settings.ts';
import type { Traffic } from './traffic.ts';

function namesAddressWord({ remoteAddresses }: Rule): boolean {
  const isWord = (entry: object) => 'word' in entry;
  return remoteAddresses[4].some(isWord) || remoteAddresses[6].some(isWord);
}

/** All rules of one direction; whether one takes part on a profile is asked when it is found. */
interface Filings {
  readonly blocks: RuleFiling;
  /** Allow and authenticated-bypass rules. */
  readonly allows: RuleFiling;
}

function portsCanHold(rule: CompiledRule, traffic: Traffic): boolean {
  return (
    (rule.localPorts === undefined || overlaps(rule.localPorts.possible, traffic.localPorts)) &&
    (rule.remotePorts === undefined || overlaps(rule.remotePorts.possible, traffic.remotePorts))
  );
}

/**
 * Finds the rules that matter for some traffic. Every rule is filed once, when its direction is
 * first asked for; only those found are ever compiled, so that a policy of 100,000 rules costs
 * little more than reading it.
 */
export class RuleIndex {
  readonly #filings = new Map<Direction, Filings>();
  /** Allow rules by protocol; few flows are closed outbound, so each direction is filed when asked for. */
  readonly #naming = new Map<Direction, ReadonlyMap<number, PortNaming>>();
  readonly #resolvers = new Map<Profile, WordResolver>();
  /** By position; rules that are the same on every profile. */
  readonly #compiled = new Map<number, CompiledRule>();
  /** By profile and position; rules with address words that adapters answer. */
  readonly #compiledFor = new Map<Profile, Map<number, CompiledRule>>();
  readonly #rules: readonly Rule[];
  readonly #settings: Readonly<Record<Profile, ProfileSettings>>;
  readonly #environment: Environment;

  constructor(
    rules: readonly Rule[],
    settings: Readonly<Record<Profile, ProfileSettings>>,
    environment: Environment,
  ) {
    this.#rules = rules;
    this.#settings = settings;
    this.#environment = environment;
  }

  /** Block rules that may match, in the order they are stored. */
  blocks(traffic: Traffic, ruleSet: RuleSet = 'in-force'): CompiledRule[] {
    return this.#found(this.#filing(traffic.direction).blocks, traffic, ruleSet);
  }

  /** Allow and authenticated-bypass rules that may match, those that demand IPsec included. */
  allows(traffic: Traffic, ruleSet: RuleSet = 'in-force'): CompiledRule[] {
    return this.#found(this.#filing(traffic.direction).allows, traffic, ruleSet);
  }

  /** Allow rules, in force or not, that name ports the traffic needs: local ones inbound, else remote ones. */
  namingPorts({ direction, protocol, localPorts, remotePorts, isRpc }: Traffic): Rule[] {
    const naming = this.#namingOf(direction).get(protocol);
    const found = naming?.naming(direction === 'in' ? localPorts : remotePorts, isRpc) ?? [];
    return found.flatMap((position) => this.#rules[position] ?? []);
  }

  /** The rule compiled for a profile. */
  compiled(rule: Rule, profile: Profile): CompiledRule {
    return compileRule(rule, this.#environment, this.#resolver(profile));
  }

  #found(filing: RuleFiling, traffic: Traffic, ruleSet: RuleSet): CompiledRule[] {
    const { profile, protocol } = traffic;
    const settings = this.#settings[profile];
    const hasPorts = protocol === tcp || protocol === udp;
    const found: CompiledRule[] = [];
    for (const position of filing.candidates(traffic)) {
      const rule = this.#rules[position];
      if (rule === undefined) continue;
      if (!takesPart(rule, profile, settings, this.#environment, ruleSet)) continue;
      const compiled = this.#compile(rule, position, profile);
      if (!hasPorts || portsCanHold(compiled, traffic)) found.push(compiled);
    }
    return found;
  }

  #filing(direction: Direction): Filings {
    const known = this.#filings.get(direction);
    if (known !== undefined) return known;
    const filings = { blocks: new RuleFiling(), allows: new RuleFiling() };
    this.#rules.forEach((rule, position) => {
      if (rule.direction !== direction) return;
      // Rules of app packages never match ordinary traffic, and a terminal server has thousands of them.
      if (rule.malformed.length === 0 && rule.foreignKeys.length === 0)
        (rule.action === 'block' ? filings.blocks : filings.allows).add(rule, position);
    });
    this.#filings.set(direction, filings);
    return filings;
  }

  #namingOf(direction: Direction): ReadonlyMap<number, PortNaming> {
    const known = this.#naming.get(direction);
    if (known !== undefined) return known;
    const byProtocol = new Map<number, PortNaming>();
    this.#rules.forEach((rule, position) => {
      if (rule.direction !== direction || rule.action !== 'allow') return;
      for (const protocol of rule.protocols) {
        const naming = byProtocol.get(protocol) ?? new PortNaming(this.#rules);
        byProtocol.set(protocol, naming.add(rule, position));
      }
    });
    this.#naming.set(direction, byProtocol);
    return byProtocol;
  }

  #resolver(profile: Profile): WordResolver {
    const known = this.#resolvers.get(profile);
    if (known !== undefined) return known;
    const resolver = adapterResolver(this.#environment.adapters, profile);
    this.#resolvers.set(profile, resolver);
    return resolver;
  }

  /** Only what adapters answer differs by profile. */
  #compile(rule: Rule, position: number, profile: Profile): CompiledRule {
    const differs = this.#environment.adapters !== undefined && namesAddressWord(rule);
    const memory = differs ? this.#memoryOf(profile) : this.#compiled;
    const known = memory.get(position);
    if (known !== undefined) return known;
    const compiled = this.compiled(rule, profile);
    memory.set(position, compiled);
    return compiled;
  }

  #memoryOf(profile: Profile): Map<number, CompiledRule> {
    const known = this.#compiledFor.get(profile);
    if (known !== undefined) return known;
    const memory = new Map<number, CompiledRule>();
    this.#compiledFor.set(profile, memory);
    return memory;
  }
}
