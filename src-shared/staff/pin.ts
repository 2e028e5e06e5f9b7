/**
 * PIN policy. A PIN of six digits falls to any hash offline, so what protects it is the lock: few
 * tries, growing waits that survive restarts and clock changes, and a pepper kept apart from the hashes.
 */
import type { Refusal } from '../foundation/result.ts'

/** Parameters of scrypt; about 100 ms on an old counter machine. Stored with each verifier. */
export const PIN_SCRYPT = {
  cost: 2 ** 15,
  blockSize: 8,
  parallelization: 1,
  keyLength: 32,
} as const
export const PIN_SALT_BYTES = 16

/** Why a PIN may not be chosen; null when it may. Never says which digits. */
export function pinObjection(pin: string, employeeNo: string): Refusal | null {
  const digits = [...pin].map(Number)
  const steps = digits.slice(1).map((digit, i) => digit - (digits[i] as number))
  const one = new Set(steps).size === 1 && [-1, 0, 1].includes(steps[0] as number)
  const repeated = /^(\d{1,3})\1+$/.test(pin)
  const own = employeeNo.replaceAll(/\D/g, '')
  if (one || repeated || (own.length >= 4 && pin.includes(own))) {
    return { code: 'pin_too_easy', field: 'pin', message: 'too easy to guess' }
  }
  return null
}

const FREE_FAILURES = 3
const LOCK_STEPS_MS = [30_000, 60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000] as const

/** How long to wait after so many failures in a row. Milliseconds; 0 for the first three. */
export function waitAfterFailures(failures: number): number {
  if (failures < FREE_FAILURES) return 0
  return LOCK_STEPS_MS[Math.min(failures - FREE_FAILURES, LOCK_STEPS_MS.length - 1)] as number
}
