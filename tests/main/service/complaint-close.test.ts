/** The end of a case: closing, reopening, erasing, and the answer to head office. */
import { describe, expect, it } from 'vitest'
import { complaintCalls } from '#shared/contract/calls/complaint.ts'
import { formatInstant, HOUR_MS, MINUTE_MS } from '#shared/foundation/instant.ts'
import { verifyStore } from '#main/store/verify.ts'
import {
  betweenStarts,
  clock,
  desk,
  refusalOf,
  refusalsNotMet,
  openCounterForEach,
} from '../../support/counter.ts'
import { intake, newId, openDesk, setUp } from '../../support/desk.ts'
import { startHeadOffice } from '../../support/head-office.ts'
import { closedCase, contact, everyChange, registered, seenOf } from './support/case-inputs.ts'

openCounterForEach()

describe('closing', () => {
  it('needs a handler and an answer that reached the customer', async () => {
    let seen = await registered()
    const close = () => desk.ask('complaint.close', { ...seen, outcome: 'solved', reason: '好' })
    expect((await desk.must('complaint.get', { caseId: seen.caseId })).closingObstacles).toEqual([
      'handler_missing',
      'reply_missing',
    ])
    expect(await refusalOf(close)).toMatchObject({ code: 'handler_missing', source: 'S1-25(4)' })
    seen = seenOf(await desk.must('complaint.assignHandler', { ...seen, handler: 'E100' }))
    expect(await refusalOf(close)).toMatchObject({ code: 'reply_missing', source: 'S4-26#16' })
    seen = seenOf(await desk.must('complaint.logContact', contact(seen, { reached: false })))
    expect(await refusalOf(close)).toMatchObject({ code: 'reply_missing' })
    seen = seenOf(await desk.must('complaint.logContact', contact(seen, { direction: 'inbound' })))
    expect(await refusalOf(close)).toMatchObject({ code: 'reply_missing' })
    seen = seenOf(await desk.must('complaint.logContact', contact(seen)))
    seen = seenOf(await desk.must('complaint.close', { ...seen, outcome: 'solved', reason: '好' }))
    expect(await refusalOf(close)).toMatchObject({ code: 'already_closed' })
    expect(
      await refusalOf(() => desk.ask('complaint.assignHandler', { ...seen, handler: 'E100' })),
    ).toMatchObject({
      code: 'already_closed',
    })
    expect(
      await refusalOf(() =>
        desk.ask('complaint.makePromise', {
          ...seen,
          promiseId: newId(),
          dueAt: formatInstant(clock.now() + HOUR_MS),
          what: '答复',
        }),
      ),
    ).toMatchObject({ code: 'already_closed' })
  })

  it('is undone by a reopening, which asks for a new answer', async () => {
    let seen = await registered()
    expect(
      await refusalOf(() => desk.ask('complaint.reopen', { ...seen, reason: '遗留问题' })),
    ).toMatchObject({
      code: 'not_closed',
    })
    seen = await closedCase()
    clock.pass(MINUTE_MS)
    seen = seenOf(await desk.must('complaint.reopen', { ...seen, reason: '遗留问题' }))
    expect(
      await refusalOf(() =>
        desk.ask('complaint.close', { ...seen, outcome: 'solved', reason: '好' }),
      ),
    ).toMatchObject({ code: 'reply_missing' })
    seen = seenOf(await desk.must('complaint.logContact', contact(seen)))
    const closed = await desk.must('complaint.close', { ...seen, outcome: 'solved', reason: '好' })
    expect(closed.row.state).toBe('closed')
    expect(
      closed.clocks
        .filter(({ state }) => ['pending', 'due_soon', 'overdue'].includes(state))
        .map(({ kind }) => kind),
    ).toEqual(['close_report', 'callback'])
  })
})

describe('erasing', () => {
  it('waits for the closing and leaves no word in any table', async () => {
    const secret = '不该留下的话'
    let seen = await registered({ facts: secret })
    expect(
      await refusalOf(() => desk.ask('complaint.erase', { ...seen, basis: 'customer_request' })),
    ).toMatchObject({
      code: 'case_open',
      source: 'R-28',
    })
    seen = seenOf(await desk.must('complaint.assignHandler', { ...seen, handler: 'E100' }))
    seen = seenOf(await desk.must('complaint.logContact', contact(seen, { summary: secret })))
    seen = seenOf(await desk.must('complaint.changeDetails', { ...seen, demand: secret }))
    seen = seenOf(
      await desk.must('complaint.close', { ...seen, outcome: 'explained', reason: secret }),
    )
    seen = seenOf(await desk.must('complaint.erase', { ...seen, basis: 'customer_request' }))
    expect(
      await desk.ask('complaint.reveal', { caseId: seen.caseId, purpose: 'handle_case' }),
    ).toMatchObject({ refusal: { code: 'erased' } })
    for (const ask of everyChange(seen).filter((_ask, index) => index !== 1))
      expect(await refusalOf(ask)).toMatchObject({ code: 'erased' })
    const listed = await desk.must('complaint.list', {
      state: 'all',
      search: '韩',
      offset: 0,
      limit: 10,
    })
    expect(listed.total).toBe(0)
    await betweenStarts((store) => {
      const tables = store.db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .pluck()
        .all() as string[]
      for (const table of tables) {
        for (const row of store.db
          .prepare(`SELECT * FROM "${table}"`)
          .iterate() as Iterable<object>) {
          const text = Object.values(row).map(String).join(' ')
          expect(
            text.includes(secret) || text.includes('韩先生') || text.includes('13800000042'),
            table,
          ).toBe(false)
        }
      }
      expect(verifyStore(store).faults).toEqual([])
    })
  })
})

describe('an instruction of head office', () => {
  it('is answered once', async () => {
    // Real exchanges need the real time: signatures and first contacts look at it.
    const place = openDesk()
    const headOffice = await startHeadOffice()
    try {
      await setUp(place)
      const { caseId, version } = await place.must('complaint.register', intake(newId()))
      await place.must('sync.enrol', {
        hubUrl: headOffice.url,
        code: await headOffice.invite('B01'),
      })
      for (const branchId of await headOffice.hub.waitingBranches())
        await headOffice.hub.project(branchId)
      const { rows } = (await headOffice.console('console.branches', {})) as {
        rows: { branchId: string }[]
      }
      await headOffice.console('console.instruct', {
        branchId: rows[0]?.branchId,
        caseId,
        kind: 'query',
        dueAt: null,
        text: '请说明情况。',
      })
      await place.must('sync.now', {})
      const { instructions } = await place.must('complaint.get', { caseId })
      expect(instructions).toMatchObject([{ kind: 'query', answer: null }])
      const answer = {
        caseId,
        seenVersion: version,
        instructionId: instructions[0]?.instructionId ?? '',
        text: '已说明。',
      }
      expect(
        await place.ask('complaint.answerInstruction', { ...answer, instructionId: newId() }),
      ).toMatchObject({ refusal: { code: 'unknown_instruction', field: 'instructionId' } })
      const answered = await place.must('complaint.answerInstruction', answer)
      expect(answered.instructions).toMatchObject([{ answer: { by: 'E100', text: '已说明。' } }])
      expect(await place.ask('complaint.answerInstruction', answer)).toMatchObject({
        refusal: { code: 'already_answered' },
      })
      expect((await place.must('today.get', {})).instructions).toEqual([])
      expect(place.faults).toEqual([])
    } finally {
      await place.close()
      await headOffice.close()
    }
  }, 60_000)
})

it('has met every refusal that the end of a case declares', async () => {
  const names = ['get', 'reveal', 'close', 'reopen', 'erase', 'answerInstruction'].map(
    (name) => `complaint.${name}`,
  )
  // Those that every change shares are met with the other changes.
  const shared = ['unknown_case', 'needs_update', 'changed_meanwhile']
  const notMet = refusalsNotMet(complaintCalls, names)
  expect(notMet.filter((entry) => !shared.includes(entry.split(' ')[1] ?? ''))).toEqual([])
})
