import { defineConfig } from 'vitest/config'
import { virtualScreens } from './tests/e2e/support/virtual-screens.ts'

/** Tests in real windows and browsers, on the build: as many files at a time as there are screens for them. */
const workers = virtualScreens ? 2 : 1

const onScreens = {
  environment: 'node' as const,
  pool: 'forks' as const,
  fileParallelism: workers > 1,
  testTimeout: 60_000,
  hookTimeout: 90_000,
  globalSetup: ['tests/e2e/support/build-first.ts'],
  setupFiles: ['tests/e2e/support/own-screen.ts'],
}

export default defineConfig({
  // Not inside node_modules: the tests may run as a user who may only read there.
  cacheDir: 'test-output/.vite',
  test: {
    maxWorkers: workers,
    projects: [
      {
        test: {
          ...onScreens,
          name: 'window',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['tests/e2e/packaged/**'],
        },
      },
      { test: { ...onScreens, name: 'packaged', include: ['tests/e2e/packaged/**/*.test.ts'] } },
    ],
  },
})
