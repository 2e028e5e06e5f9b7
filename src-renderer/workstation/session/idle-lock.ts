/** Locks after minutes without a hand on keyboard, mouse or screen (S4-21(4)). */
import { useEffect } from 'react'
import { MINUTE_MS } from '#shared/foundation/instant.ts'
import { useSession } from './session.state.ts'

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
const LOOK_EVERY_MS = 2000

/** Watches while the frame is shown. `minutes` is the setting of this workstation. */
export function useIdleLock(minutes: number): void {
  useEffect(() => {
    let last = performance.now()
    const alive = () => {
      last = performance.now()
    }
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { passive: true })
    const timer = setInterval(() => {
      if (performance.now() - last < minutes * MINUTE_MS) return
      alive()
      void useSession.getState().lock()
    }, LOOK_EVERY_MS)
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive)
    }
  }, [minutes])
}
