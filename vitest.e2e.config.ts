import { defineConfig } from 'vitest/config'

/** Tests in real windows and browsers, on the build: one at a time, because a screen is one screen. */
const oneAtATime = {
  environment: 'node' as const,
  pool: 'forks' as const,
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 90_000,
  globalSetup: ['tests/e2e/support/build-first.ts'],
}

export default defineConfig({
  // Not inside node_modules: the tests may run as a user who may only read there.
  cacheDir: 'test-output/.vite',
  test: {
    maxWorkers: 1,
    projects: [
      {
        test: {
          ...oneAtATime,
          name: 'window',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['tests/e2e/packaged/**'],
        },
      },
      { test: { ...oneAtATime, name: 'packaged', include: ['tests/e2e/packaged/**/*.test.ts'] } },
    ],
  },
})
