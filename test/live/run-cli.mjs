// Runs the command line tool on a fake Windows, to try by hand what on Windows touches the firewall:
//   node test/live/run-cli.mjs --sample hyperv-host-2019-disabled-rules -- plan live --output plan.json
// The fake host is kept between runs in a temporary folder (--folder FOLDER for one of your own);
// --fresh makes it anew.
import { fileURLToPath } from 'node:url';
import '../../build/ensure-dependencies.mjs';

const { createServer } = await import('vite');
const server = await createServer({
  configFile: false,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { runOnFakeWindows } = await server.ssrLoadModule('/test/live/run-cli.ts');
  process.exitCode = await runOnFakeWindows(process.argv.slice(2));
} finally {
  process.stdin.destroy();
  await server.close();
}
