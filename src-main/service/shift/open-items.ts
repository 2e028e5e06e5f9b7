/** Everything that is open at this branch, in the one shape in which shifts carry it over (S4-15(4)). */
import { clocksOf, isDone } from '#shared/complaint/clocks.ts'
import { type CarryOverItem, inOrderOfUrgency } from '#shared/handover/carry-over.ts'
import { type ReferralInState, isOpenSlip } from '#shared/referral-in/state.ts'
import { findCase, listCases, listTasks } from '../../store/tables/case-table.ts'
import { listShiftsWithIssues } from '../../store/tables/shift-table.ts'
import { listSlips } from '../../store/tables/slip-table.ts'
import { type Desk, packsOf } from '../desk.ts'
import { openUpwardItems } from '../duty/open-items.ts'
import { openRegisterItems } from '../register/open-items.ts'

/** SQLite's word for "every row": what is left out would be forgotten. */
const EVERY = -1
const OPEN = { state: 'open', search: '' } as const

/** Open items of every room, the most urgent in front. A room that keeps open things adds its own here. */
export function openItems(desk: Desk): readonly CarryOverItem[] {
  return inOrderOfUrgency([
    ...complaints(desk),
    ...promises(desk),
    ...agreedTasks(desk),
    ...instructions(desk),
    ...slips(desk),
    ...openRegisterItems(desk),
    ...openUpwardItems(desk),
    ...issues(desk),
  ])
}

/** The handler answers for a case, before there is one its first recipient (S1-25(2)). */
function complaints(desk: Desk): CarryOverItem[] {
  const { rules } = packsOf(desk)
  const now = desk.book.now()
  return listCases(desk.book.db, OPEN, 0, EVERY).flatMap(({ folded: { state } }) =>
    state
      ? {
          kind: 'complaint' as const,
          id: state.caseId,
          subject: state.caseNumber,
          since: state.receivedAt,
          dueAt: clocksOf(rules, state, now).find((clock) => !isDone(clock))?.dueAt ?? null,
          owner: state.handler ?? state.firstRecipient,
        }
      : [],
  )
}

function promises({ book }: Desk): CarryOverItem[] {
  return listTasks(book.db, 'promise', EVERY).flatMap(({ caseId, task }) => {
    const state = findCase(book.db, caseId)?.folded.state
    const promise = state?.promises.find(({ promiseId }) => promiseId === task)
    return state && promise
      ? {
          kind: 'promise' as const,
          id: task,
          subject: state.caseNumber,
          since: promise.madeAt,
          dueAt: promise.dueAt,
          owner: state.handler ?? promise.by,
        }
      : []
  })
}

function agreedTasks({ book }: Desk): CarryOverItem[] {
  return listTasks(book.db, 'agreed_task', EVERY).flatMap(({ caseId, task }) => {
    const state = findCase(book.db, caseId)?.folded.state
    for (const { at, tasks } of state?.agreements ?? []) {
      const agreed = tasks.find(({ taskId }) => taskId === task)
      if (!state || !agreed) continue
      const { dueAt, assignee } = agreed
      const subject = state.caseNumber
      return { kind: 'agreed_task' as const, id: task, subject, since: at, dueAt, owner: assignee }
    }
    return []
  })
}

function instructions({ book }: Desk): CarryOverItem[] {
  return listTasks(book.db, 'instruction', EVERY).flatMap(({ caseId, task }) => {
    const state = findCase(book.db, caseId)?.folded.state
    const instruction = state?.instructions.find(({ instructionId }) => instructionId === task)
    return state && instruction
      ? {
          kind: 'instruction' as const,
          id: task,
          subject: state.caseNumber,
          since: instruction.at,
          dueAt: instruction.dueAt,
          owner: state.handler ?? state.firstRecipient,
        }
      : []
  })
}

/** A slip that nobody took in yet has nobody who answers for it. */
function slips({ book }: Desk): CarryOverItem[] {
  const open = (state: ReferralInState | null) => (state && isOpenSlip(state) ? state : null)
  return listSlips(book.db, true, 0, EVERY).flatMap(({ folded }) => {
    const state = open(folded.state)
    return state
      ? {
          kind: 'slip' as const,
          id: state.slipId,
          subject: state.caseNumber,
          since: state.sentAt,
          dueAt: state.dueAt,
          owner: state.accepted?.acceptedBy ?? null,
        }
      : []
  })
}

/** Problems of shifts (S4-15(4)), also of those that are signed: they go on until somebody settles them. */
function issues({ book }: Desk): CarryOverItem[] {
  return listShiftsWithIssues(book.db).flatMap(({ folded }) =>
    (folded.state?.issues ?? [])
      .filter(({ settled }) => settled === null)
      .map(({ issueId, at, owner }) => ({
        kind: 'issue' as const,
        id: issueId,
        subject: folded.state?.shiftId ?? '',
        since: at,
        dueAt: null,
        owner,
      })),
  )
}
