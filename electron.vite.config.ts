import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Long work of the store (reports, export, verify, rebuild) runs in a thread with a file of its own. */
const worker = resolve('src-main/store/worker.ts')

// The targets are older than the shipped Electron needs, so that the same build also runs in the
// older Electron of the window tests.
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: resolve('src-main/index.ts'),
          ...(existsSync(worker) ? { worker } : {}),
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      // A sandboxed preload script cannot load packages, nor ES modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src-main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('src-renderer'),
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: resolve('out/renderer'),
      emptyOutDir: true,
      minify: true,
      modulePreload: false,
      // Read from the disk beside it and not from a network.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: {
          index: resolve('src-renderer/index.html'),
          strip: resolve('src-renderer/strip.html'),
          console: resolve('src-renderer/console.html'),
        },
      },
    },
  },
})
