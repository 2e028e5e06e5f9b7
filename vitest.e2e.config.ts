import { defineConfig } from 'vitest/config'

/** Tests in real windows and browsers, on the build: one at a time, because a screen is one screen. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    globalSetup: ['tests/e2e/support/build-first.ts'],
  },
})
