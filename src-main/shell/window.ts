/** The workstation's window. */
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'
import { programFolder } from '../folders.ts'
import { origin } from './address.ts'
import { type Failure, failureAddress } from './failure-page.ts'

/** The size that every counter's screen has; smaller than this and the frame no longer fits. */
const size = { width: 1366, height: 768, minWidth: 1024, minHeight: 680 }

/** Paper colour, so that the first moment is not a white flash. */
export const GROUND = '#faf7f2'

/** What every page of ours may do, whichever window shows it. */
export function pagePreferences(): Electron.WebPreferences {
  return {
    preload: join(programFolder(), 'out', 'preload', 'index.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The dictionary would be fetched from the network.
    spellcheck: false,
    devTools: !app.isPackaged,
  }
}

/** Opens the window on the screen, or on the page of a failure. */
export function openWindow(title: string, failure: Failure | null): BrowserWindow {
  const window = new BrowserWindow({
    ...size,
    title,
    show: false,
    backgroundColor: GROUND,
    webPreferences: pagePreferences(),
  })
  window.once('ready-to-show', () => {
    window.show()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    show(window, failureAddress({ kind: 'crashed', code: `screen_${reason.replaceAll('-', '_')}` }))
  })
  window.webContents.on('did-fail-load', (_event, code, _text, address, isMainFrame) => {
    // -3 is a load that a newer one replaced. A failure page that fails is not tried again.
    if (!isMainFrame || code === -3 || address.startsWith(`${origin}failure/`)) return
    show(window, failureAddress({ kind: 'screens', code: `load_${Math.abs(code)}` }))
  })
  show(window, failure ? failureAddress(failure) : `${origin}index.html`)
  return window
}

function show(window: BrowserWindow, address: string): void {
  // A failed load is answered by did-fail-load above; its rejection says the same again.
  window.loadURL(address).catch(() => undefined)
}
