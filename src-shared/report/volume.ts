/** When work comes in, for those who plan the roster (S4-18(3), R-268). */
import { dayNumberOf, isMoment, weekdayOfDay } from '../calendar/day-number.ts'
import { type EpochMs, businessDateOf, minuteOfDay } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'

export const VOLUME_GRAINS = ['half_hour', 'weekday', 'day_of_month', 'month', 'year'] as const
export type VolumeGrain = (typeof VOLUME_GRAINS)[number]

/**
 * How many of the moments fall on each half hour of the day (`07:30`), weekday (0 = Sunday), day of the
 * month (`01`), month (`2025-10`) or year, all in +08:00, in order; what never occurs is left out. Refuses
 * by field what is no moment.
 */
export function volumeBy(
  moments: readonly EpochMs[],
  grain: VolumeGrain,
): Result<readonly { readonly value: string; readonly count: number }[]> {
  const odd = moments.findIndex((at) => !isMoment(at))
  if (odd >= 0) {
    return refused('invalid_input', 'this is no moment', {
      field: `moments.${odd}`,
      source: 'S4-18(3)',
    })
  }
  const counts = new Map<string, number>()
  for (const at of moments) {
    const value = partOf(at, grain)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return accepted(
    [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => (a.value < b.value ? -1 : 1)),
  )
}

function partOf(at: EpochMs, grain: VolumeGrain): string {
  const date = businessDateOf(at)
  switch (grain) {
    case 'half_hour': {
      const minute = minuteOfDay(at)
      const hour = String(Math.floor(minute / 60)).padStart(2, '0')
      return `${hour}:${minute % 60 < 30 ? '00' : '30'}`
    }
    case 'weekday':
      return String(weekdayOfDay(dayNumberOf(at)))
    case 'day_of_month':
      return date.slice(8)
    case 'month':
      return date.slice(0, 7)
    case 'year':
      return date.slice(0, 4)
  }
}
