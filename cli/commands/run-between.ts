import { knowHost } from '../../app/assess-input.ts';
import { questionFor } from '../../app/fleet-host.ts';
import type { Profile } from '../../core/firewall/terms.ts';
import { judgeTwoSided, type HostAtEnd } from '../../core/two-sided/two-sided.ts';
import type { TwoSided } from '../../core/two-sided/model.ts';
import type { Feature, ReleaseId } from '../../core/vmm/terms.ts';
import { readHost } from '../read-host.ts';
import { betweenJson } from '../render/between-json.ts';
import { renderBetween } from '../render/between.ts';
import { painter } from '../render/paint.ts';
import { safeJson } from '../render/plain-text.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes, pipedWidth } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { checkWritable, writeFiles } from '../write-file.ts';
import { formatOfOutput } from './format-of-output.ts';
import { addressesOfInputs, rolesOfInputs } from './said-of-inputs.ts';

export interface BetweenOptions {
  readonly release?: ReleaseId;
  /** `INPUT=ROLE,...`. */
  readonly role?: readonly string[];
  /** `INPUT=ADDRESS,...`. */
  readonly address?: readonly string[];
  readonly feature?: readonly Feature[];
  readonly profile?: readonly Profile[];
  readonly allPairs?: boolean;
  readonly all?: boolean;
  readonly format?: 'table' | 'json';
  readonly output?: string;
  readonly force?: boolean;
}

const json = {
  ofName: (name: string) => (/\.json$/i.test(name) ? ('json' as const) : undefined),
  endings: '.json',
};

/** @throws {UsageError} when a server cannot be read, or only the user can say what it is */
export async function runBetween(
  inputs: readonly string[],
  options: BetweenOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { output, force = false } = options;
  const twice = inputs.find((input, index) => inputs.indexOf(input) !== index);
  if (twice !== undefined)
    throw new UsageError(`${twice} is given twice; between needs different servers.`);
  const format =
    output === undefined ? options.format : formatOfOutput(output, options.format, json);
  if (output !== undefined) await checkWritable([output], force);
  const hosts = await hostsOf(inputs, options, terminal);
  const result = judgeTwoSided(hosts, options.allPairs === true ? 'all' : 'first');
  const text = textOf(result, format, options, terminal);
  if (output === undefined) await terminal.out.write(text);
  else await writeFiles([{ path: output, content: text }], force, terminal);
  const { needed, open } = result.summary;
  return open === needed ? exitCodes.fine : exitCodes.actionNeeded;
}

async function hostsOf(
  inputs: readonly string[],
  { release, feature, profile, role = [], address = [] }: BetweenOptions,
  terminal: Terminal,
): Promise<HostAtEnd[]> {
  const roles = rolesOfInputs(role, inputs);
  const addresses = addressesOfInputs(address, inputs);
  const hosts: HostAtEnd[] = [];
  for (const input of inputs) {
    const { snapshot } = await readHost([input], terminal);
    const ownRoles = roles.get(input);
    const known = knowHost(snapshot, {
      ...(release === undefined ? {} : { release }),
      ...(ownRoles === undefined ? {} : { roles: ownRoles }),
      ...(feature === undefined ? {} : { features: feature }),
      ...(profile === undefined ? {} : { profiles: profile }),
    });
    if (known.kind === 'ask')
      throw new UsageError(
        questionFor(input, known, known.what === 'release' ? '--release' : `--role ${input}=ROLE`),
      );
    const own = addresses.get(input);
    const { catalogue, situation } = known;
    hosts.push({
      input,
      snapshot,
      catalogue,
      situation,
      ...(own === undefined ? {} : { addresses: own }),
    });
  }
  return hosts;
}

function textOf(
  result: TwoSided,
  format: BetweenOptions['format'] | undefined,
  options: BetweenOptions,
  terminal: Terminal,
): string {
  if (format === 'json') return `${safeJson(betweenJson(result), 2)}\n`;
  const toFile = options.output !== undefined;
  return renderBetween(result, {
    width: toFile ? pipedWidth : terminal.width,
    paint: painter(terminal.colour && !toFile),
    all: options.all === true,
  });
}
