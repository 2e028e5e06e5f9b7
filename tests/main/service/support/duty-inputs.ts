/** Inputs of the duty calls at the counter of the running test: Monday 2026-03-02, 10:00. */
import type { DutyDay } from '#shared/contract/duty-view.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { desk } from '../../../support/counter.ts'

export const DATE = '2026-03-02'
export const at = (time: string) => `${DATE}T${time}:00+08:00`

/** The second leader of the branch and a third person, beside the administrator E100 and the teller E200. */
export const LEADER = { employeeNo: 'E150', pin: '736251' } as const
export const THIRD = 'E300'

export async function addPeople(): Promise<void> {
  await desk.must('staff.add', {
    employeeNo: LEADER.employeeNo,
    name: '主任',
    role: 'hall_manager',
  })
  await desk.must('session.activate', LEADER)
  await desk.must('staff.add', { employeeNo: 'E200', name: '柜员', role: 'teller' })
  await desk.must('session.activate', { employeeNo: 'E200', pin: '593817' })
  await desk.must('staff.add', { employeeNo: THIRD, name: '大堂', role: 'lobby_manager' })
}

export const today = (): Promise<DutyDay> => desk.must('duty.day', { date: null })

type Slot = Input<'duty.roster'>['slots'][number]
export const place = (
  employeeNo: string,
  startsAt: string = at('08:30'),
  change: Partial<Slot['entries'][number]> = {},
): Slot['entries'][number] => ({ position: 1, employeeNo, startsAt, kind: 'handover', ...change })
export const slot = (change: Partial<Slot> = {}): Slot => ({
  period: 'am',
  post: 'high_counter',
  seen: null,
  entries: [place('E200')],
  ...change,
})
export const rosterOf = (...slots: readonly Slot[]): Input<'duty.roster'> => ({
  date: DATE,
  slots: [...slots],
})

/** The afternoon, which is still to come at 10:00. */
export const afternoon = (employeeNo: string, change: Partial<Slot> = {}): Slot =>
  slot({ period: 'pm', entries: [place(employeeNo, at('12:30'))], ...change })

export const swapping = (
  change: Partial<Input<'duty.agreeSwap'>> = {},
): Input<'duty.agreeSwap'> => ({
  date: DATE,
  period: 'pm',
  requester: 'E200',
  partner: THIRD,
  partnerPeriod: null,
  approver: { employeeNo: 'E100', pin: null },
  reason: '家中有事',
  ...change,
})
