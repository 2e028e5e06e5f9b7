/** Who answers for the branch's cases: the first responsible person and the branch head. */
import { create } from 'zustand'
import type { Input, Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

interface ResponsibilityState {
  readonly named: Output<'alarm.responsibility'> | null
  readonly fault: Refusal | null
  load(): Promise<void>
  /** True when it is written. */
  name(people: Input<'alarm.nameResponsible'>): Promise<boolean>
}

export const useResponsibility = create<ResponsibilityState>((set) => ({
  named: null,
  fault: null,
  async load() {
    const answer = await call('alarm.responsibility', {})
    set(answer.ok ? { named: answer.value, fault: null } : { fault: answer.refusal })
  },
  async name(people) {
    const answer = await call('alarm.nameResponsible', people)
    set(answer.ok ? { named: answer.value, fault: null } : { fault: answer.refusal })
    return answer.ok
  },
}))

forgetAfterLeaving(() => useResponsibility.setState({ named: null, fault: null }))
