import type { Configuration } from 'electron-builder';

/** Switches inside Electron's program that no file beside it can turn back. */
export const wantedFuses = {
  // Else the program runs any script as Node, under this product's name and signature.
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const satisfies NonNullable<Configuration['electronFuses']>;

type Fuse = keyof typeof wantedFuses;

/** Place of each switch in the wire, as Electron documents it (docs/tutorial/fuses.md). */
const wireOrder: readonly Fuse[] = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];

/** What stands before the wire in the program. */
export const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const knownWireVersion = 1;
const [on, off] = ['1', '0'];

/**
 * Reads the switches of a packed program again, from its bytes and not from what was asked for.
 * @returns a sentence for each that is not as wanted; empty when all are
 */
export function fuseFaults(program: Buffer): string[] {
  const start = program.indexOf(fuseMark);
  if (start === -1) return ['The program has no fuses: it is not an Electron program.'];
  const [version, length = 0] = program.subarray(start + fuseMark.length);
  if (version !== knownWireVersion)
    return [`The fuses are of version ${version}, and ${knownWireVersion} is known.`];
  const first = start + fuseMark.length + 2;
  const wire = program.toString('latin1', first, first + length);
  return wireOrder.flatMap((name, place) => {
    const wanted = wantedFuses[name] ? on : off;
    const found = wire[place] ?? 'absent';
    return found === wanted ? [] : [`The fuse ${name} is ${found}, not ${wanted}.`];
  });
}
