import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { product } from '../../build/packaging/product.ts';
import { fuseMark } from '../../build/packaging/fuses.ts';

const english = { lang: 1033, codepage: 1200 };
const manifest = `<assembly><trustInfo><security><requestedPrivileges>
<requestedExecutionLevel level="asInvoker" uiAccess="false"/>
</requestedPrivileges></security></trustInfo></assembly>`;
/** As Electron ships them: run as Node, options, inspection and the rest on, integrity off. */
const shippedFuses = '10110001';

/** A Windows program without code, with all that packing reads and changes of the real one. */
function program(name: string, number: string): Buffer {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = english.lang;
  version.setFileVersion(number);
  version.setStringValues(english, { ProductName: name, FileVersion: number });
  version.outputToResourceEntries(resources.entries);
  const add = (type: number | string, id: number | string, content: Buffer) =>
    resources.entries.push({ type, id, ...english, bin: new Uint8Array(content).buffer });
  add(24, 1, Buffer.from(manifest));
  const wire = [
    Buffer.from(fuseMark),
    Buffer.from([1, shippedFuses.length]),
    Buffer.from(shippedFuses),
  ];
  add('FAKE', 'FUSES', Buffer.concat(wire));
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}

const library = () => Buffer.from(NtExecutable.createEmpty(false, true).generate());
const libraries = ['d3dcompiler_47', 'ffmpeg', 'libEGL', 'libGLESv2', 'vk_swiftshader', 'vulkan-1'];
const languages = ['de', 'en-GB', 'en-US', 'fr', 'ja'];
const data = ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'resources.pak', 'version'];

/**
 * Lays out a folder like an unpacked Electron for Windows, where the real one cannot be had: names
 * as in script/zip_manifests/dist_zip.win.x64.manifest of Electron, contents empty.
 */
export function fakeElectron(folder: string): string {
  const write = (name: string, content: Buffer | string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  write('electron.exe', program('Electron', '45.4.1'));
  for (const name of libraries) write(`${name}.dll`, library());
  for (const name of languages) write(`locales/${name}.pak`, '');
  for (const name of data) write(name, '');
  return folder;
}

/** Stands in for the program of the console. */
export const fakeConsoleProgram = (number: string = product.version) =>
  program(product.name, number);
