// Bundles the command line tool for a single executable: its main script and its worker are one
// CommonJS file each, since a program without files beside it can load no module.
import { bundleForNode } from '../bundle-for-node.mjs';

const entries = { 'vmm-firewall': 'cli/exe.ts', 'each-worker': 'cli/exe-each-worker.ts' };

/** Writes NAME.cjs of each entry into a folder. */
export async function bundleExe(folder) {
  for (const [name, input] of Object.entries(entries)) {
    await bundleForNode({
      input,
      folder,
      license: { fileName: `${name}.licenses.json` },
      output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
    });
  }
}
