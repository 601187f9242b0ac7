import path from 'node:path';
import type { AppPaths } from './start.ts';

/**
 * Where the program's files lie. Windows runs the PowerShell scripts by their path, and an archive has
 * none for them: in an installation they are beside app.asar, in a checkout in its root.
 * @param bundle folder of the bundled main process
 */
export function appPaths(
  app: { readonly isPackaged: boolean },
  resources: string,
  bundle: string,
): AppPaths {
  return {
    assets: path.join(app.isPackaged ? resources : path.join(bundle, '../..'), 'assets'),
    page: path.join(bundle, '../renderer'),
    preload: path.join(bundle, 'preload.cjs'),
  };
}
