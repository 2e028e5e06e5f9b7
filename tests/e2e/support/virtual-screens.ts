/** What this machine can do with screens: each file of window tests gets its own, and keys are pressed on it. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const onPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))

/** Linux with `Xvfb` on the path. */
export const virtualScreens = process.platform === 'linux' && onPath('Xvfb')

/** `xdotool` besides: keys can be pressed as a keyboard presses them, whichever program has the focus. */
export const keysOnScreens = virtualScreens && onPath('xdotool')
