/** Keeps a draft while somebody types: soon after the last key, at once when asked, one at a time. */
import type { Refusal } from '#shared/foundation/result.ts'

/** What is typed is kept at the latest this long after the last key. */
const AUTOSAVE_MS = 800
const RETRY_MS = 3000

export interface Autosave {
  /** Something changed. */
  touch(): void
  /** Keeps what is not kept yet; resolves when it is, or when it could not be. */
  flush(): Promise<void>
  /** Nothing to keep any more. */
  stop(): void
}

/** `save` answers null when the draft is kept. What could not be kept is tried again until it is. */
export function createAutosave(save: () => Promise<Refusal | null>): Autosave {
  let dirty = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined

  const arm = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }
  const run = async () => {
    while (dirty) {
      dirty = false
      const refusal = await save()
      if (refusal === null) continue
      dirty = true
      // Only a host that is away may come back; a draft that is refused stays refused.
      if (refusal.code === 'host_lost') arm(RETRY_MS)
      return
    }
  }
  const flush = async () => {
    clearTimeout(timer)
    if (running) await running
    if (!dirty) return
    running = run().finally(() => {
      running = undefined
    })
    await running
  }
  return {
    touch() {
      dirty = true
      arm(AUTOSAVE_MS)
    },
    flush,
    stop() {
      dirty = false
      clearTimeout(timer)
    },
  }
}
