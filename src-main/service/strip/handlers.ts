/** The strip: asked of the shell, where there is one. */
import type { stripCalls } from '#shared/contract/calls/strip.ts'
import type { Handlers } from '#shared/contract/gate.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import type { StripPort } from './strip-port.ts'
import type { Desk, DeskSession } from '../desk.ts'
import { readDeskSettings } from '../setting.ts'

/** `port` is null where no shell stands around the workstation, as behind the loopback host. */
export function stripHandlers(
  desk: Desk,
  port: StripPort | null,
): Handlers<typeof stripCalls, DeskSession> {
  const state = () =>
    accepted({
      available: port !== null,
      open: port?.state().open ?? false,
      hotkey: readDeskSettings(desk).stripHotkey,
      hotkeyTaken: port?.state().hotkeyTaken ?? false,
    })
  const needsWindow = () =>
    refused('strip_needs_window', 'only the program’s own window has a strip')
  return {
    'strip.state': state,
    'strip.toggle': () => {
      if (!port) return needsWindow()
      port.toggle()
      return state()
    },
    'strip.showMain': () => {
      if (!port) return needsWindow()
      port.showMain()
      return state()
    },
  }
}
