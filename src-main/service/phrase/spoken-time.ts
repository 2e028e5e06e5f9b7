/** A time as it is said to a customer. */
import { type EpochMs, businessDateOf, minuteOfDay } from '#shared/foundation/instant.ts'

/**
 * Day and clock of the branch as they are spoken, in Chinese, because customers hear them: `11月23日9:05`; on the day
 * of `today` `今天9:05`. Without `today` always with the date, for what may be said on another day.
 */
export function spokenTime(at: EpochMs, today?: EpochMs): string {
  const date = businessDateOf(at)
  const [, month, day] = date.split('-').map(Number)
  const minutes = minuteOfDay(at)
  const clock = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  const said = today !== undefined && date === businessDateOf(today) ? '今天' : `${month}月${day}日`
  return `${said}${clock}`
}
