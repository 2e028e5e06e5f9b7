import { defineConfig } from 'vitest/config'
import react from '@vitejs/plugin-react'

/** Modules of the screens, bundled once: without this every screen test loads antd file by file. */
const screenModules = [
  'antd',
  'antd/locale/zh_CN',
  'antd/locale/zh_TW',
  'antd/locale/en_US',
  'react',
  'react-dom',
  'react-dom/client',
  'react/jsx-dev-runtime',
  'react/jsx-runtime',
  'dayjs',
  '@testing-library/react',
  '@testing-library/user-event',
]

const ordinary = { environment: 'node', pool: 'forks' } as const
const signingIn = { ...ordinary, setupFiles: ['tests/support/cheap-pins.ts'] }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...ordinary,
          name: 'rules',
          include: ['tests/shared/**/*.test.ts'],
          // Pure rules leave nothing behind for the next file, and loading them anew for each one costs minutes.
          isolate: false,
        },
      },
      {
        test: {
          ...signingIn,
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{shared,renderer,simulation,journeys,e2e,bench}/**'],
          testTimeout: 15_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'screen',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          testTimeout: 20_000,
          deps: { optimizer: { client: { enabled: true, include: screenModules } } },
        },
      },
      {
        test: {
          ...signingIn,
          name: 'simulation',
          include: ['tests/simulation/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          ...signingIn,
          name: 'journey',
          include: ['tests/journeys/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
