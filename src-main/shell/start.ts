/** Starts the window around a workstation: guards first, then the book, then the screen. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, session } from 'electron'
import { screensFolder } from '../folders.ts'
import { openDoor, type Workstation } from '../ipc/door.ts'
import type { StripPort } from '../service/strip/strip-port.ts'
import { origin } from './address.ts'
import { type Failure, failureText } from './failure-page.ts'
import { bringUp } from './bring-up.ts'
import { setMenu } from './menu.ts'
import { notifyOfAlarms } from './notification.ts'
import { closeNetwork, registerScheme, serveScreens } from './protocol.ts'
import { refuseJourneys, refusePermissions } from './refusals.ts'
import { codeOf, report } from './report.ts'
import { type Strip, createStrip } from './strip.ts'
import { openWindow } from './window.ts'
import { languageFor } from './words.ts'

/** A workstation that can be closed: what `start` opens and, at the end, closes. */
export interface OpenedWorkstation extends Workstation {
  close(): Promise<void> | void
}

export interface ShellOptions {
  readonly dataFolder: string
  /** Opens the book. A fault with the code `store_in_use` is told apart from all others. */
  readonly open: (strip: StripPort) => Promise<OpenedWorkstation>
}

/**
 * Runs the program until its window closes. Must be called while the main module is still loading:
 * scheme and sandbox are settled before Electron is ready. Answers at once, because Electron becomes
 * ready only after the main module has finished loading.
 */
export function start({ dataFolder, open }: ShellOptions): void {
  settleWindowFolder(dataFolder)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  registerScheme()
  // As root (a test machine) the sandbox cannot start; each window still asks for its own.
  if (process.getuid?.() !== 0) app.enableSandbox()
  refuseJourneys()
  stopOnFaults()
  app.on('second-instance', showExisting)
  app.on('window-all-closed', () => app.quit())
  app
    .whenReady()
    .then(() => openAll(open))
    .catch(stopOn)
}

/**
 * The browser's own files lie beside the book, so that the single-instance lock is per book. The
 * folder is made here for this person alone, before the browser would make it for everybody.
 */
function settleWindowFolder(dataFolder: string): void {
  try {
    const folder = join(dataFolder, 'window')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // Where nothing can be written the instance lock would fail, which looks like a second start.
    accessSync(folder, constants.W_OK)
    app.setPath('userData', folder)
  } catch (fault) {
    // Opening the book will fail for the same reason, and then there is a page to say so in words.
    report('preparing the data folder', fault)
  }
}

async function openAll(open: ShellOptions['open']): Promise<void> {
  const language = languageFor(app.getPreferredSystemLanguages())
  const own = session.defaultSession
  closeNetwork(own)
  refusePermissions(own)
  serveScreens(own, screensFolder(), language)
  setMenu(language.words)

  const strip = createStrip(language.words.stripName, report)
  const failure = await openBook(open, strip)
  main = openWindow(language.words.appName, failure)
  main.once('closed', () => {
    main = null
  })
  strip.belongTo(main)
}

/** The workstation's own window, once it is there and as long as it is. */
let main: BrowserWindow | null = null

async function openBook(open: ShellOptions['open'], strip: Strip): Promise<Failure | null> {
  try {
    const workstation = await open(strip.port)
    const closeDoor = openDoor(workstation, origin, () =>
      BrowserWindow.getAllWindows().map((window) => window.webContents),
    )
    const quieten = notifyOfAlarms(workstation, origin, () => main, report)
    const letGo = strip.attend(workstation)
    closeAtEnd(async () => {
      quieten()
      letGo()
      closeDoor()
      await workstation.close()
    })
    return null
  } catch (fault) {
    report('opening the book', fault)
    const code = codeOf(fault)
    return { kind: code === 'store_in_use' ? 'storeInUse' : 'store', code }
  }
}

/** Holds the end of the program back until the book is closed. */
function closeAtEnd(close: () => Promise<void>): void {
  let closing = false
  app.on('will-quit', (event) => {
    if (closing) return
    closing = true
    event.preventDefault()
    close().then(
      () => app.exit(0),
      (fault: unknown) => {
        report('closing the book', fault)
        app.exit(1)
      },
    )
  })
}

function showExisting(): void {
  if (main) bringUp(main)
}

function stopOnFaults(): void {
  process.on('uncaughtException', stopOn)
  process.on('unhandledRejection', stopOn)
}

/** After a fault nobody expected the state is unknown: say so and stop rather than write on. */
function stopOn(fault: unknown): void {
  report('unexpected fault', fault)
  const language = languageFor(app.isReady() ? app.getPreferredSystemLanguages() : [])
  const { title, lines } = failureText({ kind: 'program', code: codeOf(fault) }, language)
  dialog.showErrorBox(title, lines.join('\n'))
  app.exit(1)
}
