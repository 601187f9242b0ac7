import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{core,host,app,cli,electron,build,test}/**/*.test.ts'],
    testTimeout: 30_000,
    env: { TZ: 'UTC' },
  },
});
