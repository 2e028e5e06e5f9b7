/** A caller who waits is spoken to again (S4-22(10), R-280). */
import type { EpochMs } from '../foundation/instant.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'

/**
 * Reminders due to a waiting caller: how many whole intervals have passed since the agent asked for a
 * moment (S4-22(10), R-280). Whoever was spoken to again starts the count anew. Refuses a wait that begins
 * in the future.
 */
export function waitingReminders(
  waitingSince: EpochMs,
  now: EpochMs,
  rule: ProfilePack['waitingReminder'],
): Result<number> {
  return now >= waitingSince
    ? accepted(Math.floor((now - waitingSince) / (rule.seconds * 1000)))
    : refused('invalid_input', 'a wait begins before now', {
        field: 'waitingSince',
        source: rule.source,
      })
}
