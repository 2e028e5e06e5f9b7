/** Shedding: what cannot be served now is told so at once, and when to come back. */

export interface Load {
  /** True when one more may start. */
  hasRoom(): boolean
  /** Runs work that counts. */
  run<Answer>(work: () => Promise<Answer>): Promise<Answer>
  /** Whole seconds after which a turned-away caller may try again; spread, so that not all come back at once. */
  retryAfterSeconds(): number
}

const RETRY_FROM_SECONDS = 2
const RETRY_SPREAD_SECONDS = 14

/** Counts running work against a bound. `fraction` gives random numbers in [0, 1). */
export function createLoad(limit: number, fraction: () => number): Load {
  let running = 0
  return {
    hasRoom: () => running < limit,
    async run(work) {
      running += 1
      try {
        return await work()
      } finally {
        running -= 1
      }
    },
    retryAfterSeconds: () => RETRY_FROM_SECONDS + Math.floor(fraction() * RETRY_SPREAD_SECONDS),
  }
}
