import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the window into dist/renderer. With `--mode double` it builds the same window over a host
 * in memory into dist/renderer-double, for looking at it and for tests in a browser.
 */
export default defineConfig(({ mode }) => ({
  root: mode === 'double' ? at('./test-double') : at('.'),
  base: './',
  logLevel: 'error',
  build: {
    outDir: at(mode === 'double' ? '../dist/renderer-double' : '../dist/renderer'),
    emptyOutDir: true,
    // Electron 30 and later, and the browsers of the same time.
    target: 'chrome124',
    sourcemap: false,
    // For the notices of an installation.
    license: { fileName: 'licenses.json' },
    modulePreload: { polyfill: false },
    // Inlined assets would need data: in the policy of the page.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
}));
