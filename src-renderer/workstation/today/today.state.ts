/** What waits today: open cases first, then promises, instructions, shifts, head office. */
import { create } from 'zustand'
import type { Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { learnHostTime } from '../../ui/now.ts'
import { msOf } from '../../words/moment.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

type Today = Output<'today.get'>

interface TodayState {
  readonly today: Today | null
  readonly fault: Refusal | null
  load(): Promise<void>
}

export const useToday = create<TodayState>((set) => ({
  today: null,
  fault: null,
  async load() {
    const answer = await call('today.get', {})
    if (!answer.ok) return set({ fault: answer.refusal })
    learnHostTime(msOf(answer.value.now))
    set({ today: answer.value, fault: null })
  },
}))

forgetAfterLeaving(() => useToday.setState({ today: null, fault: null }))
