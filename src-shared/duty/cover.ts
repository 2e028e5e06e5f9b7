/** Which posts of a day's roster stand empty, and when (S4-18(1), R-268). */
import type { POSTS } from '../handover/events.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { seatsOf } from './roster.ts'
import { rosterCover } from './service-hours.ts'
import type { DutyDayState } from './state.ts'

type Post = (typeof POSTS)[number]

/** A stretch of the day at one post, `HH:MM`, the end not included. */
export interface CoverGap {
  readonly post: Post
  readonly from: string
  readonly to: string
  /** People who are there all that time; fewer than the profile asks for. */
  readonly staff: number
}

/**
 * Gaps in the roster as it stands with its swaps, post by post in their order. The hotline is held against
 * the hours of service, a counter against the day's two halves. A place lasts from its beginning to the end
 * of its half. Posts that the roster names nowhere are not kept that day, except the hotline of an
 * organisation with hours of service. A day without any roster answers nothing: that is said by itself.
 */
export function coverGaps(
  state: DutyDayState,
  profile: Pick<ProfilePack, 'serviceHours' | 'roster' | 'shiftTimes'>,
): readonly CoverGap[] {
  const { serviceHours, shiftTimes, roster } = profile
  const seats = seatsOf(state)
  if (seats.length === 0) return []
  const posts = new Set<Post>(seats.map(({ post }) => post))
  if (serviceHours !== null) posts.add('hotline')
  const { source, origin } = shiftTimes
  const counter = { from: shiftTimes.am.from, to: shiftTimes.pm.to, source, origin }
  return [...posts].flatMap((post) => {
    const hours = post === 'hotline' && serviceHours !== null ? serviceHours : counter
    const entries = seats
      .filter((seat) => seat.post === post)
      .map(({ employeeNo, period, startsAt }) => ({
        employeeNo,
        from: startsAt.slice(11, 16),
        to: shiftTimes[period].to,
        reserve: false,
      }))
      .filter(({ from, to }) => from < to)
    const cover = rosterCover(entries, { serviceHours: hours, roster })
    return cover.ok ? stretches(post, cover.value.uncovered, hours.to, roster.slotMinutes) : []
  })
}

/** Slots that follow each other with equally few people are one stretch. */
function stretches(
  post: Post,
  slots: readonly { readonly from: string; readonly staff: number }[],
  end: string,
  slotMinutes: number,
): CoverGap[] {
  const gaps: CoverGap[] = []
  for (const { from, staff } of slots) {
    const last = gaps.at(-1)
    const to = earlier(later(from, slotMinutes), end)
    if (last && last.to === from && last.staff === staff) gaps[gaps.length - 1] = { ...last, to }
    else gaps.push({ post, from, to, staff })
  }
  return gaps
}

function later(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const all = hour * 60 + minute + minutes
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(all / 60))}:${two(all % 60)}`
}

function earlier(one: string, other: string): string {
  return one < other ? one : other
}
