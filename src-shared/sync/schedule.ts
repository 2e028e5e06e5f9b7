/** When to try again. There is no attempt limit: what is saved here leaves for head office one day. */

const BACK_OFF_FIRST_MS = 2_000
const BACK_OFF_LIMIT_MS = 15 * 60_000

/**
 * Full jitter: a whole province that comes back at once must not knock at the same second.
 * `attempt` counts failures from 0; `fraction` is a random number in [0, 1). A `Retry-After` is a floor.
 * Milliseconds.
 */
export function backOffMs(attempt: number, fraction: number, retryAfterMs = 0): number {
  const ceiling = Math.min(BACK_OFF_LIMIT_MS, BACK_OFF_FIRST_MS * 2 ** Math.min(attempt, 20))
  return Math.max(retryAfterMs, Math.floor(ceiling * fraction))
}

/** A device's own second in the period, from its id, so that devices spread evenly. Milliseconds. */
export function slotMs(deviceId: string, periodMs: number): number {
  return Number.parseInt(deviceId.slice(0, 8), 16) % Math.max(1, periodMs)
}

/** The size of the next batch after the hub said it was too large: half, down to one. */
export function halvedBatch(size: number): number {
  return Math.max(1, Math.floor(size / 2))
}
