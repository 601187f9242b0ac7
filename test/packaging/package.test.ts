import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archivedFiles, filesIn, packageFaults } from '../../build/packaging/check-package.ts';
import { installerFile, product, programFile } from '../../build/packaging/product.ts';
import { readResources } from '../../build/packaging/program-resources.ts';
import { appPaths } from '../../electron/desktop/app-paths.ts';
import { appUserModelId } from '../../electron/desktop/app-user-model-id.ts';
import { elevatedCall } from '../../host/powershell/command-line.ts';
import { collectModules } from '../../host/powershell/collect.ts';
import { modulesIn } from '../../host/powershell/script-files.ts';
import { requireOrSkip } from '../support/requirements.ts';
import { hasMakensis, packAroundFake, type Packed } from './packed.ts';

let packed: Packed | undefined;
const there = () => {
  if (packed === undefined) throw new Error('nothing was packed');
  return packed;
};
beforeAll(async () => {
  packed = await packAroundFake();
}, 120_000);
afterAll(() => packed && rmSync(packed.folder, { recursive: true, force: true }));

describe('the package for Windows', () => {
  it('is sound as far as its own check goes, which misses a signature where one is demanded', () => {
    expect(packageFaults(there().unpacked, false)).toEqual([]);
    const unsigned = packageFaults(there().unpacked, true);
    expect(unsigned).toContain(`${programFile} is not signed.`);
    expect(unsigned).toContain('resources/assets/powershell/Apply.psm1 is not signed.');
  });

  it('has the bundled program in its archive and nothing else', () => {
    const files = archivedFiles(there().unpacked);
    expect(files).toContain('desktop/main.mjs');
    expect(files).toContain('renderer/index.html');
    const expected =
      /^(package\.json|desktop\/[\w-]+\.[cm]js|renderer\/(index\.html|assets\/[\w.-]+\.(js|css|svg)))$/;
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
  });

  it('has beside it scripts, icons of Windows, samples, and the languages of the program', () => {
    const files = filesIn(there().unpacked);
    const assets = files.filter((file) => file.startsWith('resources/assets/'));
    const expected =
      /^resources\/assets\/(icons\/[\w-]+\.ico|samples\/[\w-]+\.json|powershell\/[\w-]+\.psm?1)$/;
    expect(assets.filter((file) => !expected.test(file))).toEqual([]);
    expect(files).toContain('resources/assets/icons/program.ico');
    expect(files.filter((file) => file.startsWith('locales/'))).toEqual([
      'locales/de.pak',
      'locales/en-US.pak',
    ]);
    expect(files).toContain('vmm-firewall.exe');
    expect(files).toContain('LICENSE.txt');
    expect(files).toContain('policy/VmmFirewallCompanion.admx');
    expect(files).toContain('policy/de-DE/VmmFirewallCompanion.adml');
    expect(files).toContain('LICENSES.chromium.html');
  });

  it('names the works of others that are in it, with their licences', () => {
    const notices = readFileSync(path.join(there().unpacked, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['react', 'zod', 'node-powershell', '@fluentui/react-button'])
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)$`, 'm'));
    expect(notices).toContain('Permission is hereby granted, free of charge');
    expect(filesIn(there().unpacked)).toContain('THIRD-PARTY-NOTICES.vmm-firewall.txt');
  });

  it('says of itself what it is, and runs without asking for rights', () => {
    const { strings, executionLevel, fileVersion } = readResources(
      readFileSync(path.join(there().unpacked, programFile)),
    );
    expect(strings).toMatchObject({ ProductName: product.name, CompanyName: product.publisher });
    expect({ executionLevel, fileVersion }).toEqual({
      executionLevel: 'asInvoker',
      fileVersion: `${product.version}.0`,
    });
  });
});

describe('the program in the package', () => {
  const resources = () => path.join(there().unpacked, 'resources');
  const paths = () =>
    appPaths({ isPackaged: true }, resources(), path.join(resources(), 'app.asar', 'desktop'));

  it('finds its page and its preload script in the archive', () => {
    const inArchive = (file: string) =>
      path.relative(path.join(resources(), 'app.asar'), file).split(path.sep).join('/');
    const files = archivedFiles(there().unpacked);
    expect(files).toContain(`${inArchive(paths().page)}/index.html`);
    expect(files).toContain(inArchive(paths().preload));
  });

  it('finds its scripts as files, which is what Windows can run', async () => {
    const scripts = path.join(paths().assets, 'powershell');
    expect(statSync(path.join(scripts, 'Invoke-VmmFirewallPlan.ps1')).isFile()).toBe(true);
    const load = modulesIn(scripts);
    for (const name of collectModules) expect((await load(name)).length).toBeGreaterThan(0);
  });

  it('may be elevated from the folder it is installed in', () => {
    const installed = `C:\\Program Files\\${product.name}\\resources\\assets\\powershell`;
    const call = {
      scriptFile: `${installed}\\Invoke-VmmFirewallPlan.ps1`,
      planFile: 'C:\\Users\\A B\\AppData\\Local\\Temp\\vmm-plan-x\\plan.json',
      sha256: '0'.repeat(64),
      operationId: '20260131-142233-5f3a9c',
    };
    expect(elevatedCall.safeParse(call).success).toBe(true);
  });
});

const canCompile = requireOrSkip('makensis (Debian package nsis)', hasMakensis);
describe.runIf(canCompile)('the installer', () => {
  const given = () => readFileSync(there().compilations, 'utf8').split('\n');

  it('compiles whole, with our includes, and warnings are errors', () => {
    expect(existsSync(path.join(there().output, installerFile))).toBe(true);
    expect(given().filter((argument) => argument === '-WX')).toHaveLength(2);
  });

  it('is for the whole machine, in one click, with a Start-menu shortcut of the same identity', () => {
    expect(given()).toContain('-DINSTALL_MODE_PER_ALL_USERS');
    expect(given()).toContain('-DONE_CLICK');
    expect(given()).toContain('-DDO_NOT_CREATE_DESKTOP_SHORTCUT');
    expect(given()).not.toContain('-DDO_NOT_CREATE_START_MENU_SHORTCUT');
    expect(given()).toContain(`-DAPP_ID=${appUserModelId}`);
    expect(given()).toContain(`-DSHORTCUT_NAME=${product.name}`);
  });

  it('never removes what people have made, unless they say so', () => {
    expect(given()).not.toContain('-DDELETE_APP_DATA_ON_UNINSTALL');
  });
});
