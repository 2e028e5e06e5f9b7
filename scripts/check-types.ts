/** `npm run types`: checks each room under its own settings, so that no room sees another's globals. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const projects = [
  'src-shared',
  'src-main',
  'src-main/preload',
  'src-hub',
  'src-renderer',
  'tests',
  'scripts',
]

/** Rooms that have source files: the compiler refuses a project without any. */
const inhabited = projects.filter((project) => {
  const folder = join(root, project)
  if (!existsSync(folder)) return false
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) =>
    /\.tsx?$/.test(name),
  )
})

function check(project: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const compiler = spawn(
      process.execPath,
      [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', project, '--pretty'],
      { cwd: root, stdio: 'inherit' },
    )
    compiler.on('error', reject)
    compiler.on('exit', (code) => {
      if (code !== 0) console.error(`types: ${project} has faults`)
      resolve(code === 0)
    })
  })
}

let sound = true
for (const project of inhabited) sound = (await check(project)) && sound
process.exitCode = sound ? 0 : 1
