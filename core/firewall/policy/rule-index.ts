import type { Rule } from '../rule/rule.ts';
import type { Direction, Profile } from '../terms.ts';
import type { WordResolver } from './address-condition.ts';
import { adapterResolver } from './address-condition.ts';
import type { CompiledRule } from './compiled-rule.ts';
import { compileRule } from './compiled-rule.ts';
import type { Environment } from './environment.ts';
import type { RuleSet } from './participation.ts';
import { takesPart } from './participation.ts';
import { RuleTable } from './rule-table.ts';
import type { PortCondition } from './port-condition.ts';
import { portCondition } from './port-condition.ts';
import type { ProfileSettings } from './settings.ts';

/** The rules that take part for one direction, profile and rule set. */
export interface RuleTables {
  readonly blocks: RuleTable;
  /** Allow and authenticated-bypass rules, those that demand IPsec included. */
  readonly allows: RuleTable;
}

function namesAddressWord({ remoteAddresses }: Rule): boolean {
  const isWord = (entry: object) => 'word' in entry;
  return remoteAddresses[4].some(isWord) || remoteAddresses[6].some(isWord);
}

/** An allow rule that names ports of its own side, and the ports. */
export interface PortNamingRule {
  readonly rule: Rule;
  readonly ports: PortCondition;
}

/** Built once per policy, a part at a time as it is asked for. */
export class RuleIndex {
  readonly #parts = new Map<string, RuleTables>();
  readonly #namingPorts = new Map<string, readonly PortNamingRule[]>();
  /** Compiled rules that are the same on every profile. */
  readonly #compiled = new Map<Rule, CompiledRule>();
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

  tables(direction: Direction, profile: Profile, ruleSet: RuleSet = 'in-force'): RuleTables {
    const key = `${direction} ${profile} ${ruleSet}`;
    const known = this.#parts.get(key);
    if (known !== undefined) return known;
    const built = this.#build(direction, profile, ruleSet);
    this.#parts.set(key, built);
    return built;
  }

  /** Allow rules, in force or not, that name ports of this protocol: local ones inbound, else remote ones. */
  namingPorts(direction: Direction, protocol: number): readonly PortNamingRule[] {
    const key = `${direction} ${protocol}`;
    const known = this.#namingPorts.get(key);
    if (known !== undefined) return known;
    const found: PortNamingRule[] = [];
    for (const rule of this.#rules) {
      if (rule.action !== 'allow' || rule.direction !== direction) continue;
      if (!rule.protocols.includes(protocol)) continue;
      const entries = direction === 'in' ? rule.localPorts : rule.remotePorts;
      const ports = portCondition(entries, this.#environment.dynamicTcp);
      if (ports !== undefined) found.push({ rule, ports });
    }
    this.#namingPorts.set(key, found);
    return found;
  }

  #build(direction: Direction, profile: Profile, ruleSet: RuleSet): RuleTables {
    const tables = { blocks: new RuleTable(), allows: new RuleTable() };
    const settings = this.#settings[profile];
    const resolve: WordResolver = adapterResolver(this.#environment.adapters, profile);
    for (const rule of this.#rules) {
      if (
        rule.direction !== direction ||
        !takesPart(rule, profile, settings, this.#environment, ruleSet)
      )
        continue;
      const table = rule.action === 'block' ? tables.blocks : tables.allows;
      table.add(this.#compile(rule, resolve));
    }
    return tables;
  }

  #compile(rule: Rule, resolve: WordResolver): CompiledRule {
    // Only what adapters answer differs by profile.
    if (this.#environment.adapters !== undefined && namesAddressWord(rule))
      return compileRule(rule, this.#environment, resolve);
    const known = this.#compiled.get(rule);
    if (known !== undefined) return known;
    const compiled = compileRule(rule, this.#environment, resolve);
    this.#compiled.set(rule, compiled);
    return compiled;
  }
}
