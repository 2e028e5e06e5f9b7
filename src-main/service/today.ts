/** Today: what waits, most urgent first (S1-26(2d): complaints come before normal work). */
import type { CallOutput, Handlers } from '#shared/contract/gate.ts'
import type { workCalls } from '#shared/contract/calls/work.ts'
import { isComplainedOf } from '#shared/complaint/lifecycle/facts-of-case.ts'
import { deadlineStateOf } from '#shared/complaint/rules/clock/deadline-state.ts'
import { type EpochMs, businessDateOf, formatInstant } from '#shared/foundation/instant.ts'
import { accepted } from '#shared/foundation/result.ts'
import { countCases, findCase, listCases, listTasks } from '../store/tables/case-table.ts'
import { listNotices } from '../store/tables/notice-table.ts'
import { listCurrentShifts } from '../store/tables/shift-table.ts'
import { listSlips } from '../store/tables/slip-table.ts'
import { alarmOf } from './calendar/handlers.ts'
import { caseRow } from './complaint/view.ts'
import { counterDay } from './counter-day.ts'
import { type Desk, type DeskSession, actorOf, packsOf } from './desk.ts'
import { lessonsToDecide } from './lesson/handlers.ts'
import { standardsToRead } from './practice/standards.ts'
import { slipRow } from './referral-in/view.ts'
import { shiftRow } from './shift/view.ts'
import type { SyncStatus } from '#shared/contract/views.ts'

type TodayCalls = Pick<typeof workCalls, 'today.get'>
type Today = CallOutput<TodayCalls, 'today.get'>

/** Today shows the top of each pile; the lists show the rest. */
const CASES_SHOWN = 50
const TASKS_SHOWN = 50
const OPEN = { state: 'open', search: '' } as const

export function todayHandlers(
  desk: Desk,
  background: {
    readonly sync: () => SyncStatus
    readonly storeFaults: () => number | null
  },
): Handlers<TodayCalls, DeskSession> {
  return {
    'today.get': (_input, session) => {
      const now = desk.book.now()
      const actor = actorOf(session)
      const { employeeNo, role } = actor
      const { db } = desk.book
      const date = businessDateOf(now)
      return accepted({
        now: formatInstant(now),
        businessDate: date,
        cases: byEarliestClock(
          listCases(db, OPEN, 0, CASES_SHOWN).flatMap(
            (found) => caseRow(desk, found, now, employeeNo) ?? [],
          ),
        ),
        openCases: countCases(db, OPEN),
        promises: openPromises(desk, now, employeeNo),
        agreedTasks: openAgreedTasks(desk, employeeNo),
        instructions: openInstructions(desk, employeeNo),
        slips: listSlips(db, true, 0, TASKS_SHOWN).flatMap(
          (found) => slipRow(desk, found, now) ?? [],
        ),
        notices: listNotices(db),
        shifts: listCurrentShifts(db, date).flatMap((found) => shiftRow(desk, found) ?? []),
        counter: counterDay(desk, role),
        standards: standardsToRead(desk, actor),
        lessonsToDecide: lessonsToDecide(desk, actor),
        sync: background.sync(),
        calendarAlarm: alarmOf(desk),
        storeFaults: background.storeFaults(),
      })
    },
  }
}

function byEarliestClock(rows: Today['cases']): Today['cases'] {
  const due = (row: Today['cases'][number]) => row.nextClock?.dueAt ?? '9999'
  // Instants are all written in +08:00, so their texts sort like their times.
  return rows.toSorted((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0))
}

function openPromises(desk: Desk, now: EpochMs, viewer: string): Today['promises'] {
  const { rules } = packsOf(desk)
  return listTasks(desk.book.db, 'promise', TASKS_SHOWN).flatMap(({ caseId, task }) => {
    const state = findCase(desk.book.db, caseId)?.folded.state
    const promise = state?.promises.find(({ promiseId }) => promiseId === task)
    if (!state || !promise || isComplainedOf(state, viewer)) return []
    const clock = deadlineStateOf(
      { startAt: promise.madeAt, dueAt: promise.dueAt, unit: 'given' },
      { now },
      rules,
    )
    return {
      caseId,
      caseNumber: state.caseNumber,
      promiseId: task,
      dueAt: promise.dueAt,
      what: promise.what,
      state: clock === 'overdue' || clock === 'due_soon' ? clock : ('pending' as const),
    }
  })
}

function openAgreedTasks(desk: Desk, viewer: string): Today['agreedTasks'] {
  return listTasks(desk.book.db, 'agreed_task', TASKS_SHOWN).flatMap(({ caseId, task }) => {
    const state = findCase(desk.book.db, caseId)?.folded.state
    const agreed = state?.agreements
      .flatMap(({ tasks }) => tasks)
      .find(({ taskId }) => taskId === task)
    if (!state || !agreed || isComplainedOf(state, viewer)) return []
    const { assignee, dueAt, what } = agreed
    return { caseId, caseNumber: state.caseNumber, taskId: task, assignee, dueAt, what }
  })
}

function openInstructions(desk: Desk, viewer: string): Today['instructions'] {
  return listTasks(desk.book.db, 'instruction', TASKS_SHOWN).flatMap(({ caseId, task }) => {
    const state = findCase(desk.book.db, caseId)?.folded.state
    const instruction = state?.instructions.find(({ instructionId }) => instructionId === task)
    return state && instruction && !isComplainedOf(state, viewer)
      ? {
          caseId,
          caseNumber: state.caseNumber,
          instructionId: task,
          at: instruction.at,
          dueAt: instruction.dueAt,
          text: instruction.text,
        }
      : []
  })
}
