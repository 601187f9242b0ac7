import { assessHost, type AssessResult } from '../../app/assess-input.ts';
import type { GivenSituation } from '../../core/assessment/situation.ts';
import { catalogueOf, loadCatalogue } from '../../app/catalogue.ts';
import { assessmentJson } from '../render/assessment-json.ts';
import { renderAssessment } from '../render/assessment.ts';
import { painter } from '../render/paint.ts';
import { safeJson } from '../render/plain-text.ts';
import { mergePeers } from '../peers.ts';
import { readHost } from '../read-host.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes, pipedWidth } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { checkWritable, writeBeside } from '../write-file.ts';
import type { AssessOptions } from './assess.ts';

/** @throws {UsageError} when it cannot be assessed */
export async function runAssess(
  inputs: readonly string[],
  options: AssessOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkContradiction(options);
  if (options.output !== undefined) await checkWritable(options.output, options.force === true);
  const host = await readHost(inputs, terminal);
  const result = assessHost(host.snapshot, givenBy(options), options.catalogue);
  if (result.kind === 'ask') throw new UsageError(question(result));
  const { assessment, catalogue } = result;
  const toFile = options.output !== undefined;
  const text =
    options.format === 'json'
      ? `${safeJson(assessmentJson(assessment, host.notes), 2)}\n`
      : renderAssessment(
          { assessment, catalogue, inputs, inputNotes: host.notes },
          {
            width: toFile ? pipedWidth : terminal.width,
            paint: painter(terminal.colour && !toFile),
            name: terminal.name,
            all: options.all === true,
          },
        );
  if (options.output === undefined) await terminal.out.write(text);
  else await writeBeside(options.output, text, options.force === true);
  return assessment.summary.failing > 0 ? exitCodes.actionNeeded : exitCodes.fine;
}

function checkContradiction({ release, catalogue }: AssessOptions): void {
  if (release === undefined || catalogue === undefined || catalogue === catalogueOf(release))
    return;
  if (loadCatalogue(catalogue).release !== release)
    throw new UsageError(
      `--release ${release} and --catalogue ${catalogue} contradict each other; give one of them.`,
    );
}

function givenBy({ release, role, feature, profile, peer }: AssessOptions): GivenSituation {
  return {
    ...(release === undefined ? {} : { release }),
    ...(role === undefined ? {} : { roles: [...new Set(role)] }),
    ...(feature === undefined ? {} : { features: [...new Set(feature)] }),
    ...(profile === undefined ? {} : { profiles: [...new Set(profile)] }),
    ...(peer === undefined ? {} : { peers: mergePeers(peer) }),
  };
}

/** What only the user can say, with the choices. */
function question({ what, why, choices }: Extract<AssessResult, { kind: 'ask' }>): string {
  const reason = why.charAt(0).toUpperCase() + why.slice(1);
  return what === 'release'
    ? `${reason}; say which with --release: ${choices.join(', ')}.`
    : `${reason}; say which with --role (repeatable): ${choices.join(', ')}.`;
}
