/** Builds the program when a source is newer than the build. */
import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const sources = ['src-shared', 'src-main', 'src-renderer', 'resources']
const alone = ['package.json', 'package-lock.json', 'electron.vite.config.ts']
const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Newest change below the sources, milliseconds. A deleted file shows in its folder's own time. */
function newestSource(): number {
  const times = [...sources, ...alone].map((name) => changedAt(join(root, name)))
  for (const folder of sources) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      times.push(changedAt(join(root, folder, entry)))
    }
  }
  return Math.max(...times)
}

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** True when a file of the build is missing or older than a source. */
export function buildIsStale(): boolean {
  const oldest = Math.min(...built.map((name) => changedAt(join(root, name))))
  return oldest < newestSource()
}

/** Builds when needed; its output goes to standard error. Rejects when the build fails. */
export async function buildIfStale(): Promise<void> {
  if (!buildIsStale()) return
  await new Promise<void>((resolve, reject) => {
    const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const build = spawn(process.execPath, [tool, 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    })
    build.on('error', reject)
    build.on('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error('the build failed; see above'))
    })
  })
}
