/** What a workstation announces to its screens after a commit. Announcements carry ids, never words. */
import type { AlarmClock, AlarmedKind, Rung } from '../complaint/alarm/kinds.ts'
import type { StripHotkey } from './strip-hotkeys.ts'

export const topics = ['records', 'session', 'sync', 'alarm', 'place', 'settings'] as const
export type Topic = (typeof topics)[number]

export interface Announcements {
  /** Rows of these aggregates changed. */
  readonly records: { readonly changed: readonly { kind: string; id: string }[] }
  /** Somebody signed in, locked or left. */
  readonly session: Record<string, never>
  /** The queue or the connection changed. */
  readonly sync: Record<string, never>
  /**
   * So many alarms rang together, the most pressing in front; 0 when only the list of alarms changed.
   * `first` is null while nobody has unlocked the workstation: then only the number is told.
   */
  readonly alarm: {
    readonly count: number
    /** One of them is at or past its limit. */
    readonly pressing: boolean
    readonly first: RungAlarm | null
  }
  /** Settings of this workstation changed: screens and shell read them again. */
  readonly settings: { readonly stripHotkey: StripHotkey }
  /** The shell asks the page to show a record: somebody clicked its notification. */
  readonly place: AlarmedRecord
}
export interface AlarmedRecord {
  readonly kind: AlarmedKind
  readonly recordId: string
}
interface RungAlarm extends AlarmedRecord {
  readonly caseNumber: string | null
  readonly clock: AlarmClock
  readonly rung: Rung
  readonly dueAt: string
}
export type Announcement = { [T in Topic]: { topic: T; detail: Announcements[T] } }[Topic]
