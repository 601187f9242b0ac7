import type { Command } from 'commander';
import type { GivenSituation } from '../core/assessment/situation.ts';
import type { Profile } from '../core/firewall/terms.ts';
import { profiles } from '../core/firewall/terms.ts';
import type { CatalogueId } from '../core/vmm/catalogue.ts';
import type { Feature, HostRole, ReleaseId } from '../core/vmm/terms.ts';
import { features, hostRoles, releaseIds } from '../core/vmm/terms.ts';
import { catalogueIdOf } from './catalogue-choice.ts';
import { mergePeers, readPeers, type PeerChoice } from './peers.ts';
import { collect, oneOf } from './usage-error.ts';

/** What the user may say of a server, for every command that judges flows. */
export interface SituationOptions {
  readonly release?: ReleaseId;
  readonly role?: readonly HostRole[];
  readonly feature?: readonly Feature[];
  readonly peer?: readonly PeerChoice[];
  readonly profile?: readonly Profile[];
  readonly catalogue?: CatalogueId;
}

export function situationOptions(command: Command): Command {
  return command
    .option('--release <release>', 'VMM release, detected when not given', (text) =>
      oneOf(text, releaseIds, 'release'),
    )
    .option(
      '--role <role>',
      'role of this server, detected when not given (repeatable)',
      collect((text) => oneOf(text, hostRoles, 'role')),
    )
    .option(
      '--feature <name>',
      'VMM feature in use, in addition to those detected (repeatable)',
      collect((text) => oneOf(text, features, 'feature')),
    )
    .option(
      '--peer <role=address,...>',
      'addresses, ranges or prefixes of the other side (repeatable)',
      collect(readPeers),
    )
    .option(
      '--profile <profile>',
      'judge this profile instead of the active ones (repeatable)',
      collect((text) => oneOf(text, profiles, 'profile')),
    )
    .option('--catalogue <name>', 'judge the flows of this catalogue', catalogueIdOf);
}

/** The options as the assessment takes them, each choice once. */
export function givenBy({
  release,
  role,
  feature,
  profile,
  peer,
}: SituationOptions): GivenSituation {
  return {
    ...(release === undefined ? {} : { release }),
    ...(role === undefined ? {} : { roles: [...new Set(role)] }),
    ...(feature === undefined ? {} : { features: [...new Set(feature)] }),
    ...(profile === undefined ? {} : { profiles: [...new Set(profile)] }),
    ...(peer === undefined ? {} : { peers: mergePeers(peer) }),
  };
}
