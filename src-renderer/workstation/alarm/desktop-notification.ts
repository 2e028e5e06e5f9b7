/**
 * The browser's own notifications, for the page that the loopback host serves; in the program's window
 * the program shows them. They say what stands on the desktop for everybody to see: case number, name
 * of the clock, due time.
 */
import type { TFunction } from 'i18next'
import type { AlarmedRecord, Announcements } from '#shared/contract/topics.ts'
import { hostNow } from '../../ui/now.ts'
import { momentWords } from '../../words/moment.ts'
import { clockName, recordWords } from './alarm-words.tsx'

export type DesktopState = 'allowed' | 'askable' | 'refused'

/** Whether this browser shows notifications of ours, may be asked, or has said no. */
export function desktopState(): DesktopState {
  if (!('Notification' in window)) return 'refused'
  if (Notification.permission === 'granted') return 'allowed'
  return Notification.permission === 'default' ? 'askable' : 'refused'
}

/** Asks the person once; browsers show their own question. */
export async function askForDesktop(): Promise<DesktopState> {
  if (desktopState() === 'askable') await Notification.requestPermission()
  return desktopState()
}

/** Shows what rang. A click brings the page up and opens the record. */
export function showOnDesktop(
  t: TFunction,
  { count, pressing, first }: Announcements['alarm'],
  open: (record: AlarmedRecord) => void,
): void {
  if (count === 0 || desktopState() !== 'allowed') return
  const number = t('alarm.rang', { count })
  const about =
    first &&
    t('alarm.rangOne', { clock: clockName(t, first.clock), rung: t(`alarm.rung.${first.rung}`) })
  const place =
    first &&
    t('alarm.rangBody', { number: recordWords(t, first), at: momentWords(first.dueAt, hostNow()) })
  const notification = new Notification(count === 1 && about !== null ? about : number, {
    body: [count === 1 ? null : about, place].filter((line) => line !== null).join('\n'),
    // What is at its limit stays until somebody looks.
    requireInteraction: pressing,
    lang: document.documentElement.lang,
  })
  notification.addEventListener('click', () => {
    window.focus()
    notification.close()
    if (first) open(first)
  })
}
