/** When calls are taken and who is there to take them (S4-18). Times of day are +08:00. */
import { isMoment } from '../calendar/day-number.ts'
import {
  DAY_MS,
  type EpochMs,
  MINUTE_MS,
  businessDateOf,
  startOfDay,
} from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { employeeKey } from '../staff/same-employee.ts'

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/
/** The end of a day, as the calendar of working days writes it too; only an end. */
const DAY_END = '24:00'

/** Milliseconds after midnight; both ends belong to the hours. */
export interface ServiceHours {
  readonly startMs: number
  readonly endMs: number
}

/**
 * Reads hours as `HH:MM`, an end also as `24:00`; refuses what is no time and an end that is not after the
 * beginning (S4-18(1)).
 */
export function serviceHours(from: string, to: string): Result<ServiceHours> {
  const startMs = timeMs(from)
  const endMs = to === DAY_END ? DAY_MS : timeMs(to)
  const source = 'S4-18(1)'
  if (startMs === null)
    return refused('invalid_input', 'a time is HH:MM', { field: 'from', source })
  if (endMs === null) return refused('invalid_input', 'a time is HH:MM', { field: 'to', source })
  if (endMs <= startMs) {
    return refused('invalid_input', 'hours end after they begin', { field: 'to', source })
  }
  return accepted({ startMs, endMs })
}

/**
 * Whether a moment lies within the hours of a profile, both ends included: the last call is taken until
 * the closing time to the second (T-72, R-267). Outside, a call is only marked: every clock runs on. Refuses
 * what is no moment.
 */
export function serviceAt(
  at: EpochMs,
  hours: ProfilePack['serviceHours'],
): Result<'within' | 'outside' | 'not_configured'> {
  if (!isMoment(at)) {
    return refused('invalid_input', 'a moment is missing', { field: 'at', source: 'S4-18(1)' })
  }
  if (hours === null) return accepted('not_configured')
  const checked = serviceHours(hours.from, hours.to)
  if (!checked.ok) return checked
  const time = at - startOfDay(businessDateOf(at))
  const within = time >= checked.value.startMs && time <= checked.value.endMs
  return accepted(within ? 'within' : 'outside')
}

/** One person's part of a roster, of one day, the end not included. */
export interface RosterEntry {
  readonly employeeNo: string
  readonly from: string
  readonly to: string
  /** On call for surprises (S4-18(2)); does not count as cover. */
  readonly reserve: boolean
}

export interface RosterAnswer {
  readonly ok: boolean
  /** Slots with too few people, as `HH:MM`, in order. */
  readonly uncovered: readonly { readonly from: string; readonly staff: number }[]
  readonly reserve: number
  readonly reserveShort: boolean
}

/**
 * Every slot of the service hours has the profile's least number of people for its whole length, and the
 * reserve is there too (S4-18(1)(2), R-268). One person counts once, however many entries they have and
 * however the number is written; entries that adjoin are one. An entry of nobody covers nothing, and nobody
 * is in reserve while they serve.
 * Refuses entries that are no times or end before they begin, and a profile without service hours.
 */
export function rosterCover(
  entries: readonly RosterEntry[],
  profile: Pick<ProfilePack, 'serviceHours' | 'roster'>,
): Result<RosterAnswer> {
  if (profile.serviceHours === null) {
    return refused('not_configured', 'the profile has no service hours', {
      field: 'serviceHours',
      source: 'S4-18(1)',
    })
  }
  const hours = serviceHours(profile.serviceHours.from, profile.serviceHours.to)
  if (!hours.ok) return hours
  const parts: Part[] = []
  for (const [index, entry] of entries.entries()) {
    const read = serviceHours(entry.from, entry.to)
    if (!read.ok) {
      const { code, message, field = 'from' } = read.refusal
      return refused(code, message, { field: `entries.${index}.${field}`, source: 'S4-18(1)' })
    }
    const who = employeeKey(entry.employeeNo)
    if (who !== null) parts.push({ who, ...read.value, reserve: entry.reserve })
  }
  const serving = joined(parts.filter((part) => !part.reserve))
  const waiting = parts.filter((part) => part.reserve && !serving.some((own) => meets(own, part)))
  const { slotMinutes, minimumPerSlot, minimumReserve } = profile.roster
  const uncovered: { from: string; staff: number }[] = []
  const { startMs, endMs } = hours.value
  for (let slot = startMs; slot < endMs; slot += slotMinutes * MINUTE_MS) {
    const slotEnd = Math.min(slot + slotMinutes * MINUTE_MS, endMs)
    const staff = new Set(
      serving.filter((part) => part.startMs <= slot && part.endMs >= slotEnd).map(({ who }) => who),
    ).size
    if (staff < minimumPerSlot) uncovered.push({ from: clockText(slot), staff })
  }
  const reserve = new Set(waiting.map(({ who }) => who)).size
  const reserveShort = reserve < minimumReserve
  return accepted({ ok: uncovered.length === 0 && !reserveShort, uncovered, reserve, reserveShort })
}

interface Part extends ServiceHours {
  readonly who: string
  readonly reserve: boolean
}

/** The entries of each person with those that touch or overlap made one. */
function joined(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = []
  for (const part of parts.toSorted((a, b) => a.startMs - b.startMs)) {
    const index = result.findIndex((own) => own.who === part.who && own.endMs >= part.startMs)
    const own = result[index]
    if (own) result[index] = { ...own, endMs: Math.max(own.endMs, part.endMs) }
    else result.push(part)
  }
  return result
}

/** True when one person has both at the same time. */
function meets(one: Part, other: Part): boolean {
  return one.who === other.who && one.startMs < other.endMs && other.startMs < one.endMs
}

function timeMs(text: string): number | null {
  const match = TIME.exec(text)
  return match ? (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS : null
}

function clockText(ms: number): string {
  return new Date(ms % DAY_MS).toISOString().slice(11, 16)
}
