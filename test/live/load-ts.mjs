import { fileURLToPath } from 'node:url';
import '../../build/ensure-dependencies.mjs';

/**
 * Runs something with a TypeScript module of the project; its own imports load when they are needed.
 * @param {string} file path from the root of the project, beginning with a slash
 * @param {(module: Record<string, (...args: unknown[]) => Promise<number>>) => Promise<number>} use
 */
export async function withModule(file, use) {
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
    return await use(await server.ssrLoadModule(file));
  } finally {
    process.stdin.destroy();
    await server.close();
  }
}
