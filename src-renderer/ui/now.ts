/** The time that screens count with: the host's clock, ticking once a second while anybody looks. */
import { useSyncExternalStore } from 'react'
import { MINUTE_MS } from '#shared/foundation/instant.ts'

let offsetMs = 0
let ticked = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** Milliseconds now, by the host's clock. */
export function hostNow(): number {
  return Date.now() + offsetMs
}

/** Learns the host's clock from an answer that carries its time. */
export function learnHostTime(ms: number): void {
  if (Number.isFinite(ms)) offsetMs = ms - Date.now()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // While nobody looked the clock stood still.
  if (timer === undefined) ticked = hostNow()
  timer ??= setInterval(() => {
    ticked = hostNow()
    for (const one of listeners) one()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === undefined) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Now to the second: for the one loud clock. */
export function useSecond(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(ticked / 1000) * 1000)
}

/** Now to the minute: redraws once a minute. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(ticked / MINUTE_MS) * MINUTE_MS)
}
