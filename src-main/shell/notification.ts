/** Alarms as notifications of the desktop. A click brings the window up and the record onto its screen. */
import { type BrowserWindow, Notification } from 'electron'
import type { AlarmedRecord, Announcement, Announcements } from '#shared/contract/topics.ts'
import { businessDateOf } from '#shared/foundation/instant.ts'
import type { Workstation } from '../ipc/door.ts'
import { announcementChannel } from '../preload/channels.ts'
import { bringUp } from './bring-up.ts'
import { notificationWords } from './notification-words.ts'
import { type Language, languageFor } from './words.ts'

/** The door that this program itself is, when it asks how the screens speak. */
const CALLER = { door: 'window', id: 'notifications' } as const

/**
 * Shows what rings until the answered function is called. `origin` is the address of our own page, and
 * `main` its window, which alone is told of a click. Desktops without notifications show nothing; the list on the screen
 * has every alarm anyway.
 */
export function notifyOfAlarms(
  workstation: Workstation,
  origin: string,
  main: () => BrowserWindow | null,
  report: (what: string, error: unknown) => void,
): () => void {
  // Kept while they stand: one that is collected as garbage no longer hears its click.
  const shown = new Set<Notification>()
  const leave = workstation.subscribe((announcement) => {
    if (announcement.topic !== 'alarm' || announcement.detail.count === 0) return
    const { detail } = announcement
    languageOf(workstation)
      .then((tag) =>
        shown.add(
          show(
            detail,
            tag,
            () => open(detail.first, origin, main()),
            (gone) => shown.delete(gone),
          ),
        ),
      )
      .catch((fault: unknown) => report('showing a notification', fault))
  })
  return () => {
    leave()
    for (const one of shown) one.close()
  }
}

function show(
  detail: Announcements['alarm'],
  tag: Language['tag'],
  clicked: () => void,
  forget: (notification: Notification) => void,
): Notification {
  const notification = new Notification({
    ...notificationWords(detail, tag, businessDateOf(Date.now())),
    urgency: detail.pressing ? 'critical' : 'normal',
    timeoutType: detail.pressing ? 'never' : 'default',
  })
  notification.on('click', () => {
    forget(notification)
    clicked()
  })
  notification.on('close', () => forget(notification))
  notification.show()
  return notification
}

function open(record: AlarmedRecord | null, origin: string, window: BrowserWindow | null): void {
  if (!window) return
  bringUp(window)
  if (record === null || !window.webContents.getURL().startsWith(origin)) return
  const { kind, recordId } = record
  const announcement: Announcement = { topic: 'place', detail: { kind, recordId } }
  window.webContents.send(announcementChannel, announcement)
}

/** The language that the screens speak; that of the machine when they cannot be asked. */
async function languageOf(workstation: Workstation): Promise<Language['tag']> {
  const answer = await workstation.call('setting.get', {}, CALLER)
  const { locale } = (answer.ok ? answer.value : {}) as { readonly locale?: string }
  return languageFor(locale === undefined ? [] : [locale]).tag
}
