/** The calendar of the branch: looking at it, taking in a year's list, setting own hours and days. */
import { branchCalendar, calendarAlarm } from '#shared/calendar/branch-calendar.ts'
import {
  type BranchCalendarState,
  CALENDAR_AGGREGATE_ID,
  type OwnDay,
  UNCHANGED,
  calendarBranchDaysChanged,
  calendarYearListed,
} from '#shared/calendar/events.ts'
import {
  type HolidayList,
  holidayListFault,
  readHolidayList,
} from '#shared/calendar/holiday-list.ts'
import type { calendarCalls } from '#shared/contract/calls/calendar.ts'
import type { CallInput, CallOutput, Handlers } from '#shared/contract/gate.ts'
import { canonicalJson } from '#shared/foundation/bytes.ts'
import { businessDateOf } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { type Desk, type DeskSession, actorOf, branchCalendarOf, packsOf } from '../desk.ts'

type Calls = typeof calendarCalls
type View = CallOutput<Calls, 'calendar.get'>
type OwnDays = CallInput<Calls, 'calendar.changeBranchDays'>

export function calendarHandlers(desk: Desk): Handlers<Calls, DeskSession> {
  return {
    'calendar.get': () => accepted(viewOf(desk)),
    'calendar.readList': ({ text }) => readList(desk, text),
    'calendar.takeInList': ({ list }, session) => takeIn(desk, list, actorOf(session)),
    'calendar.changeBranchDays': (input, session) =>
      changeBranchDays(desk, input, actorOf(session)),
  }
}

/** The year whose list should be there by now; for the screens that everybody sees. */
export function alarmOf(desk: Desk): View['alarm'] {
  const { calendar } = packsOf(desk)
  return calendarAlarm(defaultPacks.calendarPack, calendar, businessDateOf(desk.book.now()))
}

function viewOf(desk: Desk): View {
  const state = branchCalendarOf(desk)
  const { calendarPack } = defaultPacks
  const taken = Object.values(state?.lists ?? {})
  const shipped = calendarPack.years.filter(({ year }) => !taken.some((list) => list.year === year))
  return {
    years: [
      ...shipped.map(({ year, holidays, makeUpWorkdays, source }) => ({
        year,
        holidays,
        makeUpWorkdays,
        source,
        origin: 'shipped' as const,
      })),
      ...taken.map((list) => ({ ...list, origin: 'taken_in' as const })),
    ].toSorted((a, b) => a.year - b.year),
    workingHours: hoursOf(state),
    ownRestDays: [...(state?.ownRestDays ?? [])],
    ownWorkdays: [...(state?.ownWorkdays ?? [])],
    alarm: alarmOf(desk),
    today: businessDateOf(desk.book.now()),
  }
}

function hoursOf(state: BranchCalendarState | null): [string, string][] {
  const hours = state?.workingHours ?? defaultPacks.calendarPack.workday.hours
  return hours.map(([from, to]) => [from, to])
}

function readList(desk: Desk, text: string): Result<CallOutput<Calls, 'calendar.readList'>> {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refused('invalid_list', 'the text is not JSON', {
      field: 'text',
      params: { reason: 'form' },
    })
  }
  const list = readHolidayList(json)
  if (!list.ok) return list
  return (
    gapBefore(desk, list.value.year) ??
    accepted({ list: list.value, replaces: known(desk, list.value.year) })
  )
}

function takeIn(desk: Desk, list: HolidayList, actor: Actor): Result<View> {
  const fault = holidayListFault(list) ?? gapBefore(desk, list.year)
  if (fault) return fault
  const standing = viewOf(desk).years.find(({ year }) => year === list.year)
  const { holidays, makeUpWorkdays } = list
  const same =
    standing !== undefined &&
    canonicalJson([standing.holidays, standing.makeUpWorkdays]) ===
      canonicalJson([holidays, makeUpWorkdays])
  if (same) return refused('nothing_to_change', 'this list stands already', { field: 'list.year' })
  const written = desk.book.write(actor, (writer) =>
    accepted(writer.append(calendarYearListed, CALENDAR_AGGREGATE_ID, list)),
  )
  return written.ok ? accepted(viewOf(desk)) : written
}

/** A list beyond a year that nobody has listed would count for nothing, so it is asked for first. */
function gapBefore(desk: Desk, year: number): ReturnType<typeof refused> | null {
  if (known(desk, year) || known(desk, year - 1)) return null
  return refused('year_before_missing', `the list of ${year - 1} comes first`, {
    field: 'list.year',
    params: { year: year - 1 },
  })
}

function known(desk: Desk, year: number): boolean {
  return viewOf(desk).years.some((list) => list.year === year)
}

function changeBranchDays(desk: Desk, input: OwnDays, actor: Actor): Result<View> {
  const standing = branchCalendarOf(desk)
  const today = businessDateOf(desk.book.now())
  const past =
    changedBefore(today, standing?.ownRestDays, input.ownRestDays, 'ownRestDays') ??
    changedBefore(today, standing?.ownWorkdays, input.ownWorkdays, 'ownWorkdays')
  if (past) return past
  const shown = viewOf(desk)
  const changes = Object.fromEntries(
    Object.entries(input).filter(
      ([name, value]) =>
        value !== undefined && canonicalJson(value) !== canonicalJson(shown[name as keyof OwnDays]),
    ),
  ) as OwnDays
  if (Object.keys(changes).length === 0) return refused('nothing_to_change', 'nothing was changed')
  const next = { ...(standing ?? UNCHANGED), ...changes } as BranchCalendarState
  const calendar = branchCalendar(defaultPacks.calendarPack, next)
  if (!calendar.ok) return { ok: false, refusal: inInput(calendar.refusal, next) }
  const written = desk.book.write(actor, (writer) =>
    accepted(writer.append(calendarBranchDaysChanged, CALENDAR_AGGREGATE_ID, changes)),
  )
  return written.ok ? accepted(viewOf(desk)) : written
}

/** Days that are over stay as they were: nobody makes a late answer timely by a rest day afterwards. */
function changedBefore(
  today: string,
  standing: readonly OwnDay[] = [],
  wanted: readonly OwnDay[] | undefined,
  field: string,
): ReturnType<typeof refused> | null {
  if (wanted === undefined) return null
  const over = (days: readonly OwnDay[]) =>
    canonicalJson(
      days.filter(({ date }) => date < today).toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    )
  if (over(standing) === over(wanted)) return null
  const index = wanted.findIndex(
    (day) => day.date < today && !standing.some(({ date }) => date === day.date),
  )
  return refused('in_the_past', 'a day that is over stays as it was', {
    field: index < 0 ? field : `${field}.${index}.date`,
  })
}

/** The calendar numbers own days in one row; the form has two lists. */
function inInput(
  refusal: { code: string; message: string; field?: string },
  next: BranchCalendarState,
) {
  const field = refusal.field ?? ''
  const at = /^ownDays\.(\d+)$/.exec(field)
  const index = Number(at?.[1] ?? 0) - next.ownRestDays.length
  const named = at
    ? `ownWorkdays.${Math.max(index, 0)}.date`
    : field.replace(/^workday/, 'workingHours')
  return { ...refusal, code: 'invalid_input', field: named }
}
