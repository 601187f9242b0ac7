import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { z } from 'zod';

/** What the packed program says of itself to Windows. */
export interface ProgramResources {
  /** Of the version resource, e.g. `ProductName`; empty without one. */
  readonly strings: Readonly<Record<string, string>>;
  /** `1.2.3.4` */
  readonly fileVersion: string;
  /** Of the manifest, e.g. `asInvoker`; undefined without one. */
  readonly executionLevel: string | undefined;
  /** SHA-256 of the header of each archive that Electron checks at its start, by its path. */
  readonly archiveHashes: Readonly<Record<string, string>>;
}

const manifestType = 24;
/** Type and name that Electron looks for (docs/tutorial/asar-integrity.md). */
const integrity = { type: 'INTEGRITY', id: 'ELECTRONASAR' };
const integrityList = z.array(
  z.object({ file: z.string(), alg: z.literal('SHA256'), value: z.string() }),
);

/** @throws when the bytes are no Windows program */
export function readResources(program: Buffer): ProgramResources {
  const executable = NtExecutable.from(program, { ignoreCert: true });
  const { entries } = NtExecutableResource.from(executable, true);
  const text = (type: number | string, id: number | string) => {
    const found = entries.find((entry) => entry.type === type && entry.id === id);
    return found === undefined ? undefined : Buffer.from(found.bin).toString('utf8');
  };
  const list = integrityList.parse(JSON.parse(text(integrity.type, integrity.id) ?? '[]'));
  return {
    ...versionOf(entries),
    executionLevel: /<requestedExecutionLevel[^>]*\blevel="([^"]*)"/i.exec(
      text(manifestType, 1) ?? '',
    )?.[1],
    archiveHashes: Object.fromEntries(list.map(({ file, value }) => [file, value])),
  };
}

function versionOf(
  entries: NtExecutableResource['entries'],
): Pick<ProgramResources, 'strings' | 'fileVersion'> {
  const [version] = Resource.VersionInfo.fromEntries(entries);
  const [language] = version?.getAllLanguagesForStringValues() ?? [];
  if (version === undefined || language === undefined) return { strings: {}, fileVersion: '' };
  const { fileVersionMS, fileVersionLS } = version.fixedInfo;
  const halves = [fileVersionMS, fileVersionLS].flatMap((half) => [half >>> 16, half & 0xffff]);
  return { strings: version.getStringValues(language), fileVersion: halves.join('.') };
}
