/**
 * Gives each file of window tests a virtual screen of its own, where there is `Xvfb`: two files may then run
 * beside each other without taking the keyboard from one another. Elsewhere the screen of this machine serves.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll } from 'vitest'
import { virtualScreens } from './virtual-screens.ts'

/** Large enough for a desk of 1366 × 768 with the strip beside it. */
const SIZE = '1920x1080x24'

if (virtualScreens) {
  const screen = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] },
  )
  process.env['DISPLAY'] = `:${await numberOf(screen)}`
  // A window that is shown on Wayland would stand on the screen of whoever runs the tests.
  delete process.env['WAYLAND_DISPLAY']
  const end = () => screen.kill()
  process.once('exit', end)
  afterAll(async () => {
    process.off('exit', end)
    end()
    if (screen.exitCode === null && screen.signalCode === null) await once(screen, 'exit')
  })
}

/** The number under which the screen is reached, once it is; rejects when it ends before. */
async function numberOf(screen: ChildProcess): Promise<string> {
  const told = screen.stdio[3]
  if (!told || !('read' in told)) throw new Error('Xvfb has no way to tell its number')
  const ended = once(screen, 'exit').then(([code]) => {
    throw new Error(`Xvfb ended before it was ready (exit ${String(code)})`)
  })
  const [line] = (await Promise.race([once(createInterface(told), 'line'), ended])) as [string]
  ended.catch(() => undefined)
  return line.trim()
}
