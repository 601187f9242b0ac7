import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getRawHeader, listPackage } from '@electron/asar';
import { fuseFaults } from './fuses.ts';
import { consoleFile, product, programFile } from './product.ts';
import { readResources } from './program-resources.ts';
import { runnableFile, signingFaults } from './signing.ts';
import { signingList } from './signing-list.ts';

const archive = 'resources/app.asar';

/** Every file below a folder, with slashes, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** Every file in app.asar, with slashes, sorted. */
export function archivedFiles(folder: string): string[] {
  return listPackage(path.join(folder, archive), { isPack: false })
    .map((file) => file.split('\\').join('/').slice(1))
    .filter((file) => path.posix.extname(file) !== '')
    .sort();
}

/**
 * Holds a finished package against what was wanted of it, by what is in it now.
 * @param folder the unpacked package
 * @param isSigned whether this build signs
 * @returns a sentence for each fault; empty when there is none
 */
export function packageFaults(folder: string, isSigned: boolean): string[] {
  const files = filesIn(folder);
  const read = (file: string) => readFileSync(path.join(folder, file));
  const program = read(programFile);
  const runnable = files
    .map((file) => runnableFile(file, read(file)))
    .filter((file) => file !== undefined);
  return [
    ...unwanted([...files, ...archivedFiles(folder).map((file) => `${archive}/${file}`)]),
    ...fuseFaults(program),
    ...programFaults(program, archiveHash(folder)),
    ...consoleFaults(files.includes(consoleFile) ? read(consoleFile) : undefined),
    ...signingFaults(runnable, signingList, isSigned),
  ];
}

/** The hash that Electron compares: of the archive's header as it is stored. */
function archiveHash(folder: string): string {
  const { headerString } = getRawHeader(path.join(folder, archive));
  return createHash('sha256').update(headerString).digest('hex');
}

function unwanted(files: readonly string[]): string[] {
  const kinds = [
    { what: 'a source map', is: /\.map$/ },
    { what: 'a dependency that was not bundled', is: /(^|\/)node_modules\// },
    { what: 'source code', is: /\.tsx?$/ },
    { what: 'an update address', is: /(^|\/)app-update\.yml$/ },
  ];
  return files.flatMap((file) =>
    kinds.filter(({ is }) => is.test(file)).map(({ what }) => `${file} is ${what}.`),
  );
}

function programFaults(program: Buffer, hash: string): string[] {
  const { strings, fileVersion, executionLevel, archiveHashes } = readResources(program);
  const expected = {
    ProductName: product.name,
    FileDescription: product.name,
    CompanyName: product.publisher,
    FileVersion: product.version,
  };
  const faults = Object.entries(expected)
    .filter(([name, value]) => strings[name] !== value)
    .map(([name, value]) => `${name} is ${JSON.stringify(strings[name])}, not "${value}".`);
  if (fileVersion !== `${product.version}.0`) faults.push(`The version is ${fileVersion}.`);
  if (executionLevel !== 'asInvoker')
    faults.push(`The program asks for the rights ${executionLevel ?? 'nobody said'}.`);
  if (archiveHashes['resources\\app.asar'] !== hash)
    faults.push('The program does not hold the hash of app.asar, so Electron would not start.');
  return faults;
}

/** The signing list misses the program where it is not there; here it is of this version or refused. */
function consoleFaults(program: Buffer | undefined): string[] {
  if (program === undefined) return [];
  const { strings, fileVersion } = readResources(program);
  return strings['ProductName'] === product.name && fileVersion === `${product.version}.0`
    ? []
    : [`${consoleFile} is ${strings['ProductName']} ${fileVersion}, not this version.`];
}
