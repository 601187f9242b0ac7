import { randomBytes } from 'node:crypto';
import os from 'node:os';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { logFolder, logPrograms, readLogFiles } from '../../host/storage/log-files.ts';
import { catalogueHash } from '../catalogue-hash.ts';
import { catalogueIds, loadCatalogue } from '../catalogue.ts';
import { makeDiagnostics, type DiagnosticFile, type KnownSettings } from './diagnostics.ts';
import { readWindowSettings, windowFolder } from './window-settings.ts';

export interface GatherParts {
  readonly program: string;
  readonly version: string;
  /** Absent: those that the window keeps are looked for. */
  readonly settings?: KnownSettings;
  readonly snapshot: Snapshot | null;
  readonly now: () => Date;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const runtimeNames = ['electron', 'chrome', 'node', 'v8'] as const;

function runtime(): Record<string, string> {
  return Object.fromEntries(
    runtimeNames.flatMap((name) => {
      const version = process.versions[name];
      return version === undefined ? [] : [[name, version]];
    }),
  );
}

async function keptByWindow(
  environment: GatherParts['environment'],
): Promise<KnownSettings | null> {
  const folder = windowFolder(process.platform, environment);
  const values = folder === undefined ? undefined : await readWindowSettings(folder);
  return values === undefined ? null : { values };
}

/** The diagnostics of this program on this computer. */
export async function gatherDiagnostics(parts: GatherParts): Promise<readonly DiagnosticFile[]> {
  const { program, version, snapshot, now, environment } = parts;
  const settings = parts.settings ?? (await keptByWindow(environment));
  const folder = logFolder(process.platform, environment, os.homedir());
  const logs = await Promise.all(
    logPrograms.map(async (name) => ({ program: name, ...(await readLogFiles(folder, name)) })),
  );
  const catalogues = catalogueIds.map((id) => [id, catalogueHash(loadCatalogue(id))]);
  return makeDiagnostics({
    createdAt: now(),
    surroundings: {
      program,
      version,
      catalogues: Object.fromEntries(catalogues),
      runtime: runtime(),
      system: {
        platform: process.platform,
        architecture: process.arch,
        release: os.release(),
        version: os.version(),
        language: Intl.DateTimeFormat().resolvedOptions().locale,
      },
    },
    settings,
    logs,
    snapshot,
    secret: randomBytes(32).toString('hex'),
  });
}
