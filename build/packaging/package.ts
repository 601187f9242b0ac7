import path from 'node:path';
import { build, Platform } from 'electron-builder';
import { packageFaults } from './check-package.ts';
import { configuration } from './configuration.ts';
import { product } from './product.ts';

export interface PackageOptions {
  /** The project's folder. */
  readonly root: string;
  readonly output: string;
  /** Program for the console, by its path; undefined packs without one. */
  readonly consoleProgram?: string | undefined;
  /** An unpacked Electron of Windows; electron-builder fetches one without. */
  readonly electron?: string | undefined;
  readonly isSigned: boolean;
  /** Stops after the unpacked package. */
  readonly isFolderOnly: boolean;
  readonly stageApp: (folder: string, publisher: string) => Promise<void>;
}

/**
 * Packs the program for Windows, checks what came out, and only then wraps it into the installer.
 * @returns the folder of the package
 * @throws with a sentence for each fault of the package
 */
export async function packageApp(options: PackageOptions): Promise<string> {
  const { output, isSigned, root, consoleProgram, electron } = options;
  const app = path.join(output, 'app');
  await options.stageApp(app, product.publisher);
  const config = configuration({ app, output, consoleProgram, electron }, isSigned);
  await build({ targets: Platform.WINDOWS.createTarget('dir'), config, projectDir: root });
  const prepackaged = path.join(output, 'win-unpacked');
  const faults = packageFaults(prepackaged, isSigned);
  if (faults.length > 0) throw new Error(`The package is not sound:\n${faults.join('\n')}`);
  if (!options.isFolderOnly) {
    const targets = Platform.WINDOWS.createTarget('nsis');
    await build({ targets, config, projectDir: root, prepackaged });
  }
  return prepackaged;
}
