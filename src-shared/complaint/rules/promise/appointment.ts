/** An appointment or a committed time, and whether it was kept (S2-05(4); T-04). */
import { type EpochMs, MINUTE_MS } from '../../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'

export interface Appointment {
  readonly committedAt: EpochMs
  /** Null when nobody has come. */
  readonly keptAt?: EpochMs | null | undefined
  /** True when a change was explained beforehand and the customer accepted it. */
  readonly explanationAccepted?: boolean | undefined
}

export interface AppointmentAnswer {
  readonly kept: boolean
  /** Whole minutes after the committed time; 0 when kept. */
  readonly minutesLate: number
  /** The reason it speaks for; null when it was kept or the change was accepted. */
  readonly proposes: 'V04' | null
}

/**
 * Judges an appointment at `now`; arriving at the committed time is in time. Refuses an arrival after
 * `now`. The answer only proposes a reason: what the case is, is decided after the investigation (S1-28b).
 */
export function judgeAppointment(
  appointment: Appointment,
  now: EpochMs,
): Result<AppointmentAnswer> {
  const keptAt = appointment.keptAt ?? null
  if (keptAt !== null && keptAt > now) {
    return refused('in_the_future', 'an event cannot be later than now', {
      field: 'keptAt',
      source: 'S2-05(4)',
    })
  }
  const lateMs = (keptAt ?? now) - appointment.committedAt
  const kept = lateMs <= 0
  return accepted({
    kept,
    minutesLate: kept ? 0 : Math.floor(lateMs / MINUTE_MS),
    proposes: kept || appointment.explanationAccepted === true ? null : 'V04',
  })
}
