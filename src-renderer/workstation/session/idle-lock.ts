/** Locks after minutes without a hand on keyboard, mouse or screen (S4-21(4)). */
import { useEffect } from 'react'
import { sittingDemand } from '#shared/handover/rules/session.ts'
import { hearBeside, tellBeside } from '../../bridge/beside.ts'
import { useSession } from './session.state.ts'

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
const LOOK_EVERY_MS = 2000

/** Watches while the frame is shown. `minutes` is the setting of this workstation. */
export function useIdleLock(minutes: number): void {
  useEffect(() => {
    let last = performance.now()
    let told = Number.NEGATIVE_INFINITY
    const alive = () => {
      last = performance.now()
    }
    const hands = () => {
      alive()
      // The strip and the window are one desk: hands on one are hands on the other.
      if (last - told < LOOK_EVERY_MS) return
      told = last
      tellBeside({ kind: 'alive' })
    }
    const leave = hearBeside(({ kind }) => {
      if (kind === 'alive') alive()
    })
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, hands, { passive: true })
    const timer = setInterval(() => {
      const { status, lock } = useSession.getState()
      const signedIn = status?.person?.employeeNo ?? null
      const sitting = { signedIn, onDuty: null, lastInputAt: last }
      if (sittingDemand(sitting, performance.now(), minutes) !== 'unlock') return
      alive()
      void lock()
    }, LOOK_EVERY_MS)
    return () => {
      leave()
      clearInterval(timer)
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, hands)
    }
  }, [minutes])
}
