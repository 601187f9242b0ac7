import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packageFaults } from '../../build/packaging/check-package.ts';
import { fuseMark } from '../../build/packaging/fuses.ts';
import { consoleFile, product, programFile } from '../../build/packaging/product.ts';
import { fakeConsoleProgram } from './fake-electron.ts';
import { packAroundFake, type Packed } from './packed.ts';

let packed: Packed | undefined;
let copy = '';
const there = () => {
  if (packed === undefined) throw new Error('nothing was packed');
  return packed;
};
beforeAll(async () => {
  packed = await packAroundFake(true);
  copy = path.join(packed.folder, 'copy');
}, 120_000);
afterAll(() => packed && rmSync(packed.folder, { recursive: true, force: true }));
beforeEach(() => cpSync(there().unpacked, copy, { recursive: true }));
afterEach(() => rmSync(copy, { recursive: true, force: true }));

const file = (name: string) => path.join(copy, name);
const write = (name: string, content: string | Buffer) => {
  mkdirSync(path.dirname(file(name)), { recursive: true });
  writeFileSync(file(name), content);
};

describe('the check of a package objects to', () => {
  it.each([
    ['a source map', 'resources/assets/x.js.map', 'is a source map'],
    ['source code', 'resources/assets/x.ts', 'is source code'],
    ['a dependency beside the program', 'resources/node_modules/x/x.json', 'was not bundled'],
    ['an update address', 'resources/app-update.yml', 'is an update address'],
    ['a script that nobody listed', 'resources/assets/powershell/x/y.ps1', 'signing list'],
  ])('%s', (_, name, why) => {
    write(name, 'x');
    expect(packageFaults(copy, false)).toEqual([expect.stringContaining(why)]);
  });

  it('a library that nobody listed, whatever its name', () => {
    write('data.bin', readFileSync(file('ffmpeg.dll')));
    expect(packageFaults(copy, false)).toEqual([expect.stringContaining('data.bin')]);
  });

  it('an archive that is not the one that was packed', async () => {
    await createPackage(path.join(copy, 'locales'), file('resources/app.asar'));
    expect(packageFaults(copy, false)).toEqual([expect.stringContaining('hash of app.asar')]);
  });

  it('a fuse that was turned back', () => {
    const program = readFileSync(file(programFile));
    program.write('1', program.indexOf(fuseMark) + fuseMark.length + 2, 'latin1');
    write(programFile, program);
    expect(packageFaults(copy, false)).toEqual([expect.stringContaining('runAsNode is 1')]);
  });

  it('a program that asks for rights', () => {
    const program = readFileSync(file(programFile));
    program.write('"highestAv"', program.indexOf('"asInvoker"'), 'latin1');
    write(programFile, program);
    expect(packageFaults(copy, false)).toEqual([expect.stringContaining('rights highestAv')]);
  });

  it('a console program of another version, and one that is not there', () => {
    write(consoleFile, fakeConsoleProgram('9.9.9'));
    expect(packageFaults(copy, false)).toEqual([
      `${consoleFile} is ${product.name} 9.9.9.0, not this version.`,
    ]);
    rmSync(file(consoleFile));
    expect(packageFaults(copy, false)).toEqual([
      `${consoleFile} is on the signing list, but not there.`,
    ]);
  });

  it('a program that says it is something else', () => {
    write(programFile, fakeConsoleProgram('9.9.9'));
    const faults = packageFaults(copy, false).join('\n');
    for (const what of [
      'fuse runAsNode',
      'CompanyName',
      'FileVersion',
      'version is 9.9.9.0',
      'hash',
    ])
      expect(faults).toContain(what);
  });
});
