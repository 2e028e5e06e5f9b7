/**
 * Compiles the encrypted SQLite driver against Node-API 9, which older runtimes (the Electron of the
 * window tests, Node 20) need: the driver's own prebuilt binary asks for Node-API 10 and ends such
 * a process without a word. About two and a half minutes; done once per version and machine.
 */
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { nativeFolder } from './cache-folder.ts'

const root = join(import.meta.dirname, '..', '..')
const driver = join(root, 'node_modules', 'better-sqlite3')

/** File name under which the driver looks for the build in its native folder. */
const builtName = `sqlite-napi9-${process.platform}-${process.arch}.node`

/** Builds unless the same version is there already; answers the folder that holds the build. */
export function buildDatabaseDriver(): string {
  const { version } = JSON.parse(readFileSync(join(driver, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(nativeFolder(), version)
  const built = join(folder, builtName)
  if (existsSync(built)) return folder

  const work = mkdtempSync(join(tmpdir(), 'counterbook-driver-'))
  try {
    copySources(work)
    compile(work)
    mkdirSync(folder, { recursive: true })
    // Copied beside and then renamed, so that an interrupted copy never passes for a build.
    copyFileSync(join(work, 'build', 'Release', 'better_sqlite3.node'), `${built}.part`)
    renameSync(`${built}.part`, built)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return folder
}

function copySources(work: string): void {
  for (const entry of ['binding.gyp', 'deps', 'lib', 'src', 'package.json']) {
    cpSync(join(driver, entry), join(work, entry), { recursive: true })
  }
  cpSync(
    join(root, 'node_modules', 'node-addon-api'),
    join(work, 'node_modules', 'node-addon-api'),
    { recursive: true },
  )
  const recipes = readdirSync(join(work, 'deps')).filter((name) => /\.gypi?$/.test(name))
  for (const recipe of ['binding.gyp', ...recipes.map((name) => join('deps', name))]) {
    const path = join(work, recipe)
    const text = readFileSync(path, 'utf8')
    // Link-time optimisation doubles the build time and gains nothing here.
    writeFileSync(
      path,
      text.replaceAll('NAPI_VERSION=10', 'NAPI_VERSION=9').replaceAll(/'-flto',?\s*/g, ''),
    )
  }
}

function compile(work: string): void {
  const headers = dirname(dirname(process.execPath))
  if (!existsSync(join(headers, 'include', 'node', 'node_api.h'))) {
    throw new Error(`no Node headers beside ${process.execPath}; run this through npm`)
  }
  const prelude = join(import.meta.dirname, 'napi9-reference.h')
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js'),
      'rebuild',
      '--release',
      '--force_build=1',
      '-j',
      '2',
      `--nodedir=${headers}`,
    ],
    {
      cwd: work,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, CXXFLAGS: `-include ${prelude}` },
    },
  )
}
