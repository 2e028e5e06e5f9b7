/** Whether each file of window tests can have a screen of its own: Linux with `Xvfb` on the path. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export const virtualScreens =
  process.platform === 'linux' &&
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'Xvfb')))
