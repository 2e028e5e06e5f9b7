/** The end of a case: closing, reopening, erasing, and the answer to head office. */
import { describe, expect, it } from 'vitest'
import { complaintCalls } from '#shared/contract/calls/complaint.ts'
import { formatInstant, HOUR_MS, MINUTE_MS } from '#shared/foundation/instant.ts'
import { verifyStore } from '#main/store/verify.ts'
import {
  betweenStarts,
  clock,
  desk,
  now,
  refusalOf,
  refusalsNotMet,
  openCounterForEach,
} from '../../support/counter.ts'
import { intake, newId, openDesk, setUp } from '../../support/desk.ts'
import { validStepInputs } from '../../support/valid-step-inputs.ts'
import { startHeadOffice } from '../../support/head-office.ts'
import {
  closedCase,
  closing,
  contact,
  erased,
  everyChange,
  registered,
  seenOf,
} from './support/case-inputs.ts'
import { walkedTo } from './support/walk.ts'

openCounterForEach()

describe('closing', () => {
  it('needs an answer that was given: a talk with the customer is none', async () => {
    let seen = await registered()
    const close = () => desk.ask('complaint.close', closing(seen))
    const notYet = { code: 'step_not_possible', field: 'state', source: 'S2-12' }
    expect(await refusalOf(close)).toMatchObject(notYet)
    seen = seenOf(await desk.must('complaint.assignHandler', { ...seen, handler: 'E100' }))
    seen = seenOf(await desk.must('complaint.logContact', contact(seen)))
    expect(await refusalOf(close)).toMatchObject(notYet)
    seen = seenOf(await walkedTo(seen.caseId, 'proposing'))
    seen = seenOf(
      await desk.must(
        'complaint.writeLetter',
        validStepInputs(seen, now())['complaint.writeLetter'],
      ),
    )
    expect(await refusalOf(close)).toMatchObject(notYet)
    const answer = validStepInputs(seen, now())['complaint.reply']
    expect(
      await refusalOf(() => desk.ask('complaint.reply', { ...answer, reached: false })),
    ).toMatchObject({ code: 'step_incomplete', field: 'reply', source: 'S4-26#16' })
    seen = seenOf(await desk.must('complaint.reply', answer))
    seen = seenOf(await desk.must('complaint.close', closing(seen)))
    expect((await refusalOf(close)).code).toMatch(/^(already_closed|step_not_possible)$/)
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

  it('names the unit that answers for it, and an apology where the fault is ours', async () => {
    const { caseId } = await registered()
    const seen = seenOf(await walkedTo(caseId, 'replied'))
    const lacking = { responsibleUnit: ' ', apologised: false }
    expect(
      await refusalOf(() => desk.ask('complaint.close', closing(seen, lacking))),
    ).toMatchObject({
      code: 'step_incomplete',
      params: { missing: 'fault.apologised,responsibleUnit' },
    })
    const { row, course } = await desk.must('complaint.close', closing(seen))
    expect(row.state).toBe('closed')
    expect(course.closing).toMatchObject({
      by: 'E100',
      responsibleUnit: '营业室',
      apologised: true,
    })
  })

  it('is undone by a reopening, which asks for the whole way again', async () => {
    let seen = await registered()
    expect(
      (await refusalOf(() => desk.ask('complaint.reopen', { ...seen, reason: '遗留问题' }))).code,
    ).toMatch(/^(not_closed|step_not_possible)$/)
    seen = await closedCase()
    clock.pass(MINUTE_MS)
    seen = seenOf(await desk.must('complaint.reopen', { ...seen, reason: '遗留问题' }))
    expect(await refusalOf(() => desk.ask('complaint.close', closing(seen)))).toMatchObject({
      code: 'step_not_possible',
    })
    const again = await desk.must('complaint.get', { caseId: seen.caseId })
    expect(again.course).toMatchObject({ letter: null, reply: null, closing: null })
    const closed = await walkedTo(seen.caseId, 'closed')
    expect(closed.row.state).toBe('closed')
    expect(
      closed.clocks
        .filter(({ state }) => ['pending', 'due_soon', 'overdue'].includes(state))
        .map(({ kind }) => kind),
    ).toEqual(['close_report', 'callback'])
  })
})

describe('erasing', () => {
  it('waits for the closing and leaves no word of any step in any table', async () => {
    const secret = '不该留下的话'
    const seen = await registered({ facts: secret })
    expect(
      await refusalOf(() =>
        desk.ask('complaint.requestErasure', { ...seen, basis: 'customer_request' }),
      ),
    ).toMatchObject({
      code: 'case_open',
      source: 'R-28',
    })
    const shown = await desk.must('complaint.changeDetails', {
      ...seen,
      demand: secret,
      changeReason: secret,
    })
    const before = await walkedTo(shown.row.caseId, 'called_back', () => {}, secret)
    expect(JSON.stringify(before.course)).toContain(secret)
    const gone = seenOf(await erased(seen.caseId))
    expect(
      await desk.ask('complaint.reveal', { caseId: gone.caseId, purpose: 'handle_case' }),
    ).toMatchObject({ refusal: { code: 'erased' } })
    for (const ask of everyChange(gone).filter((_ask, index) => index !== 1))
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
  const names = ['get', 'reveal', 'answerInstruction'].map((name) => `complaint.${name}`)
  // Those that every change shares are met with the other changes.
  // Nobody acts in a complaint about oneself: tests/main/service/case-ways.test.ts.
  const shared = ['unknown_case', 'needs_update', 'changed_meanwhile', 'own_complaint']
  const notMet = refusalsNotMet(complaintCalls, names)
  expect(notMet.filter((entry) => !shared.includes(entry.split(' ')[1] ?? ''))).toEqual([])
})
