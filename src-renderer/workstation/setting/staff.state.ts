/** The people of this branch as the workstation knows them. */
import { create } from 'zustand'
import type { Input, Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { forgetAfterLeaving } from '../session/memory.ts'

type People = Output<'staff.list'>['people']

interface StaffState {
  readonly people: People | null
  readonly fault: Refusal | null
  load(): Promise<void>
  /** Both answer the refusal, or null when it is done. */
  add(person: Input<'staff.add'>): Promise<Refusal | null>
  activate(employeeNo: string, pin: string): Promise<Refusal | null>
}

export const useStaff = create<StaffState>((set, get) => ({
  people: null,
  fault: null,
  async load() {
    const answer = await call('staff.list', {})
    set(answer.ok ? { people: answer.value.people, fault: null } : { fault: answer.refusal })
  },
  async add(person) {
    const answer = await call('staff.add', person)
    if (!answer.ok) return answer.refusal
    await get().load()
    return null
  },
  async activate(employeeNo, pin) {
    const answer = await call('session.activate', { employeeNo, pin })
    if (!answer.ok) return answer.refusal
    await get().load()
    return null
  },
}))

forgetAfterLeaving(() => useStaff.setState({ people: null, fault: null }))
