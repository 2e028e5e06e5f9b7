/**
 * The window's door: hears the one call channel, lets only the program's own page through, and
 * hands name and input to the gate, which judges everything else.
 */
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import type { Announcement } from '#shared/contract/topics.ts'
import { refused, type Result } from '#shared/foundation/result.ts'
import { announcementChannel, callChannel } from '../preload/channels.ts'

/** Which door a call came through. The person is never told by the caller. */
export interface Caller {
  readonly door: 'window'
  readonly id: string
}

/** What this door needs of the workstation behind it. */
export interface Workstation {
  call(name: string, input: unknown, caller: Caller): Promise<Result<unknown>>
  /** Hears every announcement until the answered function is called. */
  subscribe(listener: (announcement: Announcement) => void): () => void
}

/** Larger inputs are refused before anything looks into them. Attachments have their own lane. */
const INPUT_LIMIT_CHARACTERS = 2 * 1024 * 1024

/**
 * Opens the door; answers a function that closes it. `origin` is the page address that calls may
 * come from, ending in a slash. Refuses with `foreign_sender`, `too_large` or `invalid_input`
 * before the gate is asked.
 */
export function openDoor(
  workstation: Workstation,
  origin: string,
  pages: () => readonly WebContents[],
): () => void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown) => {
    if (!isOwnPage(event, origin)) {
      return refused('foreign_sender', 'only the program’s own page may call')
    }
    const plain = plainInput(name, input)
    if (!plain.ok) return plain
    const caller: Caller = { door: 'window', id: `window-${event.sender.id}` }
    return workstation.call(plain.value.name, plain.value.input, caller)
  })
  const leave = workstation.subscribe((announcement) => {
    for (const page of pages()) {
      // Another address shown in a window of ours hears nothing of the book.
      if (page.getURL().startsWith(origin)) page.send(announcementChannel, announcement)
    }
  })
  return () => {
    ipcMain.removeHandler(callChannel)
    leave()
  }
}

/**
 * True for the top frame of our own page. Compared as text: an address with an own scheme has the
 * opaque origin "null" here, which any other opaque page would match.
 */
function isOwnPage(event: IpcMainInvokeEvent, origin: string): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && frame.url.startsWith(origin)
}

/**
 * The input as plain JSON values. The wire would also carry dates, maps and typed arrays; over the
 * loopback host they could not come, so here they do not come either.
 */
function plainInput(name: unknown, input: unknown): Result<{ name: string; input: unknown }> {
  if (typeof name !== 'string' || name.length > 100) {
    return refused('invalid_input', 'a call has a name', { field: 'name' })
  }
  let text: string | undefined
  try {
    text = JSON.stringify(input)
  } catch {
    return refused('invalid_input', 'the input must be plain values')
  }
  if (text === undefined) return { ok: true, value: { name, input: {} } }
  if (text.length > INPUT_LIMIT_CHARACTERS) {
    return refused('too_large', 'the input is too large', {
      params: { limit: INPUT_LIMIT_CHARACTERS },
    })
  }
  return { ok: true, value: { name, input: JSON.parse(text) as unknown } }
}
