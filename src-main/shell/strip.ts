/**
 * The strip: a slim window of words that stays on top of other programs. It is a page of ours like any other,
 * behind the same door and gate, with no right that the main window lacks; it goes when the main window goes.
 */
import { join } from 'node:path'
import { app, BrowserWindow, globalShortcut, screen } from 'electron'
import { STRIP_HOTKEYS, type StripHotkey } from '#shared/contract/strip-hotkeys.ts'
import type { Workstation } from '../ipc/door.ts'
import type { StripPort } from '../service/strip/strip-port.ts'
import { origin } from './address.ts'
import { bringUp } from './bring-up.ts'
import {
  type StripPlace,
  STRIP_SIZE,
  readStripPlace,
  stripPlace,
  writeStripPlace,
} from './strip-place.ts'
import { GROUND, pagePreferences } from './window.ts'

/** The door that this program itself is, when it asks which key was chosen. */
const CALLER = { door: 'window', id: 'strip' } as const

export interface Strip {
  readonly port: StripPort
  /** Follows the settings of a workstation until the answered function is called. */
  attend(workstation: Workstation): () => void
  /** Goes with this window. */
  belongTo(main: BrowserWindow): void
}

export function createStrip(title: string, report: (what: string, error: unknown) => void): Strip {
  let main: BrowserWindow | null = null
  let strip: BrowserWindow | null = null
  let hotkey: StripHotkey = 'none'
  let taken = false

  const show = () => {
    strip ??= openStrip(title, report, () => {
      strip = null
    })
    if (strip.isVisible()) strip.focus()
    else strip.show()
  }
  const isOpen = () => strip !== null && !strip.isDestroyed() && strip.isVisible()
  const setHotkey = (wanted: StripHotkey) => {
    if (wanted === hotkey && !taken) return
    if (hotkey !== 'none' && !taken) globalShortcut.unregister(hotkey)
    hotkey = wanted
    taken =
      wanted !== 'none' &&
      !globalShortcut.register(wanted, () => {
        // Pressed while somebody reads elsewhere it gives the strip the keys; pressed there it goes away.
        if (isOpen() && strip?.isFocused()) strip.hide()
        else show()
      })
  }

  return {
    port: {
      toggle: () => {
        if (isOpen()) strip?.hide()
        else show()
      },
      showMain: () => main && bringUp(main),
      state: () => ({ open: isOpen(), hotkeyTaken: taken }),
    },
    attend(workstation) {
      chosenHotkey(workstation)
        .then(setHotkey)
        .catch((fault: unknown) => report('setting the strip’s key', fault))
      // At once, so that whoever asks after the change hears whether the key was free.
      const leave = workstation.subscribe(({ topic, detail }) => {
        if (topic === 'settings') setHotkey(detail.stripHotkey)
      })
      return () => {
        leave()
        setHotkey('none')
      }
    },
    belongTo(window) {
      main = window
      window.on('closed', () => {
        main = null
        strip?.destroy()
      })
    },
  }
}

async function chosenHotkey(workstation: Workstation): Promise<StripHotkey> {
  const answer = await workstation.call('setting.get', {}, CALLER)
  const { stripHotkey } = (answer.ok ? answer.value : {}) as { readonly stripHotkey?: string }
  return STRIP_HOTKEYS.find((one) => one === stripHotkey) ?? 'none'
}

function openStrip(
  title: string,
  report: (what: string, error: unknown) => void,
  gone: () => void,
): BrowserWindow {
  const file = join(app.getPath('userData'), 'strip.json')
  const screens = screen.getAllDisplays().map(({ workArea }): StripPlace => workArea)
  const window = new BrowserWindow({
    ...stripPlace(readStripPlace(file), screens),
    minWidth: STRIP_SIZE.minWidth,
    minHeight: STRIP_SIZE.minHeight,
    title,
    show: false,
    skipTaskbar: true,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    autoHideMenuBar: true,
    backgroundColor: GROUND,
    webPreferences: pagePreferences(),
  })
  window.setAlwaysOnTop(true, 'floating')
  const keep = () => {
    try {
      writeStripPlace(file, window.getBounds())
    } catch (fault) {
      // Next time it stands where it stands by default.
      report('keeping the strip’s place', fault)
    }
  }
  window.on('moved', keep)
  window.on('resized', keep)
  window.on('close', keep)
  window.on('hide', keep)
  window.on('closed', gone)
  // A strip without its page is no use; the key or the button opens a new one, and a walk is kept as a draft.
  window.webContents.on('render-process-gone', () => window.destroy())
  window.webContents.on('did-fail-load', (_event, code, _text, _address, isMainFrame) => {
    if (isMainFrame && code !== SUPERSEDED) window.destroy()
  })
  window
    .loadURL(`${origin}strip.html`)
    .catch((fault: unknown) => report('loading the strip', fault))
  return window
}

/** A load that a newer one replaced. */
const SUPERSEDED = -3
