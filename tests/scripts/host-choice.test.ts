import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chooseHost, librariesNotFound, presentBinary } from '#scripts/host-choice.ts'

let folder = ''
const platform = 'linux'

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-host-'))
  writeFileSync(join(folder, 'package.json'), '{"version":"45.4.1"}')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function install(version: string): void {
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist', 'version'), version)
  writeFileSync(join(folder, 'dist', 'electron'), '')
}

test('without a display the loopback host is chosen and the reason said', async () => {
  install('45.4.1')
  const choice = await chooseHost({ platform, environment: {}, electronPackage: folder })
  expect(choice).toEqual({ host: 'loopback', why: 'there is no display' })
})

test('a display that nobody serves is no display', async () => {
  install('45.4.1')
  const environment = { DISPLAY: ':9731' }
  const choice = await chooseHost({ platform, environment, electronPackage: folder })
  expect(choice).toEqual({ host: 'loopback', why: 'there is no display' })
})

test('with a display and a complete binary the window is chosen', async () => {
  install('v45.4.1')
  const server = createServer().listen(join(folder, 'wayland-0'))
  try {
    const environment = { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: folder }
    const choice = await chooseHost({ platform, environment, electronPackage: folder })
    expect(choice).toEqual({
      host: 'window',
      executable: join(folder, 'dist', 'electron'),
      why: 'Electron 45.4.1',
    })
  } finally {
    server.close()
  }
})

test('a download server that refuses leads to the loopback host within seconds', async () => {
  // An installer that would retry for a minute, as the real one does in a closed network.
  writeFileSync(join(folder, 'install.js'), 'setTimeout(() => {}, 60_000)')
  const server = createServer().listen(join(folder, 'wayland-0'))
  try {
    const environment = {
      WAYLAND_DISPLAY: 'wayland-0',
      XDG_RUNTIME_DIR: folder,
      ELECTRON_MIRROR: 'http://127.0.0.1:1/v',
    }
    const choice = await chooseHost({ platform, environment, electronPackage: folder })
    expect(choice.host).toBe('loopback')
    expect(choice.why).toContain('ELECTRON_MIRROR')
  } finally {
    server.close()
  }
}, 14_000)

test('a binary of another version, or one that is named but not there, does not count', () => {
  install('44.0.0')
  expect(presentBinary({ platform, environment: {}, electronPackage: folder })).toBeNull()
  const environment = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nowhere') }
  expect(presentBinary({ platform, environment, electronPackage: folder })).toBeNull()
})

test('a named folder is used whatever the package holds', () => {
  install('44.0.0')
  const environment = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'dist') }
  expect(presentBinary({ platform, environment, electronPackage: folder })).toBe(
    join(folder, 'dist', 'electron'),
  )
})

test('missing libraries are named', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007fff)',
    '\tlibgtk-3.so.0 => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
    '\tlibnss3.so => not found',
  ].join('\n')
  expect(librariesNotFound(output)).toEqual(['libgtk-3.so.0', 'libnss3.so'])
})
