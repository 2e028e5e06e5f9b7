/** Moments of the sample week for the tests of the day on duty, the registers and the reports. */
import { type EpochMs, parseInstant } from '#shared/foundation/instant.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'

/** An instant in +08:00, `2025-10-20 10:00` or with seconds. */
export function at(text: string): EpochMs {
  const [date, time = '00:00'] = text.split(' ')
  const parsed = parseInstant(`${date}T${time}+08:00`)
  if (!parsed.ok) throw new Error(`no instant: ${text}`)
  return parsed.value
}

/** The value of an answer; a refusal fails the test with its field. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal.field} ${result.refusal.message}`)
  return result.value
}

/** The refusal of an answer; a value fails the test. */
export function refusalOf(result: Result<unknown>): Refusal {
  if (result.ok) throw new Error('accepted')
  return result.refusal
}
