import { defineConfig } from 'vitest/config';

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
        },
      },
      {
        test: {
          ...shared,
          name: 'dom',
          environment: 'happy-dom',
          include: ['renderer/**/*.test.tsx'],
          setupFiles: ['renderer/test-double/settle-animations.ts'],
        },
      },
    ],
  },
});
