/** What every use case of a workstation works with: the book, the person, the packs, the settings. */
import { branchCalendar } from '#shared/calendar/branch-calendar.ts'
import { type BranchCalendarState, CALENDAR_AGGREGATE_ID } from '#shared/calendar/events.ts'
import type { WorkCalendar } from '#shared/calendar/work-calendar.ts'
import { BRANCH_AGGREGATE_ID, type BranchState } from '#shared/branch/events.ts'
import type { SessionState } from '#shared/contract/gate.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { ProfilePack } from '#shared/pack/profile-pack.ts'
import type { Rules } from '#shared/pack/rules-pack.ts'
import type { StaffState } from '#shared/staff/events.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import type { BackupReport } from '../store/backup.ts'
import type { VerifyReport } from '../store/verify.ts'
import { listPeople } from '../store/tables/people.ts'
import type { Book } from './book.ts'

/** The person in front of this workstation. One workstation has one, whatever doors are open. */
export interface DeskSession extends SessionState {
  readonly signedIn: Actor | null
}

/** What a supervisor may ask of the data folder while the workstation runs. */
export interface StoreCare {
  verify(): Promise<VerifyReport>
  backUp(): Promise<BackupReport>
}

export interface Desk {
  readonly book: Book
  readonly pinPepper: string
  /** Long jobs on the data folder, off the main thread. */
  readonly care: StoreCare
  /** Case numbers given since the start, by prefix; the store tells where an earlier run stopped. */
  readonly caseCounts: Map<string, number>
  readonly host: 'electron' | 'loopback'
  readonly appVersion: string
  /** The working calendar as it stands: the shipped lists and what this branch added. */
  calendar(): WorkCalendar
  session(): DeskSession
  setSession(session: DeskSession): void
}

/** The branch of this workstation; null before set-up. */
export function branchOf(desk: Desk): BranchState | null {
  return desk.book.fold<BranchState>('branch', BRANCH_AGGREGATE_ID)?.state ?? null
}

/** What this branch added to the shipped calendar; null when nothing. */
export function branchCalendarOf(desk: Pick<Desk, 'book'>): BranchCalendarState | null {
  return desk.book.fold<BranchCalendarState>('calendar', CALENDAR_AGGREGATE_ID)?.state ?? null
}

/** The calendar that follows from it. Own days that contradict each other leave the lists alone. */
export function calendarOf(desk: Pick<Desk, 'book'>): WorkCalendar {
  const { calendarPack } = defaultPacks
  const state = branchCalendarOf(desk)
  const whole = branchCalendar(calendarPack, state)
  if (whole.ok || state === null) return whole.ok ? whole.value : defaultPacks.calendar
  const lists = branchCalendar(calendarPack, {
    ...state,
    workingHours: null,
    ownRestDays: [],
    ownWorkdays: [],
  })
  return lists.ok ? lists.value : defaultPacks.calendar
}

/** A person of the staff list; null when unknown. */
export function personOf(desk: Desk, employeeNo: string): StaffState | null {
  return desk.book.fold<StaffState>('staff', employeeNo)?.state ?? null
}

/** The same however the number is written: case, width and blanks make no other person. */
export function personNamed(desk: Desk, employeeNo: string): StaffState | null {
  const exact = personOf(desk, employeeNo)
  if (exact) return exact
  const same = listPeople(desk.book.db).find((one) => sameEmployee(one.employeeNo, employeeNo))
  return same ? personOf(desk, same.employeeNo) : null
}

/** The packs that decide here. Shipped defaults until head office publishes others. */
export function packsOf(desk: Desk): {
  rules: Rules
  calendar: WorkCalendar
  profile: ProfilePack
} {
  const profile = branchOf(desk)?.profile ?? 'bank'
  return {
    rules: defaultPacks.rules,
    calendar: desk.calendar(),
    profile: defaultPacks.profiles[profile],
  }
}

/** The signed-in person. The gate has made sure there is one; anything else is a programming error. */
export function actorOf(session: DeskSession): Actor {
  if (!session.signedIn) throw new Error('a call without a person passed the gate')
  return session.signedIn
}
