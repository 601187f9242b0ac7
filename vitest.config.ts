import { configDefaults, defineConfig } from 'vitest/config';

const shared = { testTimeout: 30_000, env: { TZ: 'UTC' } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          include: ['{core,host,app,cli,electron,build,test,renderer}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/e2e/**'],
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/support/build-once.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'dom',
          environment: 'happy-dom',
          include: ['renderer/**/*.test.tsx'],
          setupFiles: [
            'renderer/test-double/settle-animations.ts',
            'renderer/test-double/patience.ts',
          ],
        },
      },
    ],
  },
});
