/** What no page of this program may do, wherever the wish comes from. */
import { app, type Session, type WebContents } from 'electron'
import { mayShow, origin } from './address.ts'

/** The one permission a page gets: to put a phrase on the clipboard when a person asks for it. */
const granted: readonly string[] = ['clipboard-sanitized-write']

/** Refuses camera, microphone, location, notifications, devices and everything like them. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((page, permission, answer) => {
    answer(granted.includes(permission) && page.getURL().startsWith(origin))
  })
  session.setPermissionCheckHandler((_page, permission, from) => {
    return granted.includes(permission) && `${from}/`.startsWith(origin)
  })
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => {
    event.preventDefault()
  })
}

/** Refuses other windows, other addresses and embedded pages, in every page that ever exists. */
export function refuseJourneys(): void {
  app.on('web-contents-created', (_event, page) => {
    holdStill(page)
  })
}

function holdStill(page: WebContents): void {
  page.setWindowOpenHandler(() => ({ action: 'deny' }))
  page.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  page.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !mayShow(event.url)) event.preventDefault()
  })
  page.on('will-redirect', (event) => {
    if (!mayShow(event.url)) event.preventDefault()
  })
}
