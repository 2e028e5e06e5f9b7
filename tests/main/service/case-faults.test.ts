/** Ways around the gates of a case, each tried at the counter: what was said before answers nothing later. */
import { expect, test } from 'vitest'
import type { CaseDetail } from '#shared/contract/views.ts'
import { HOUR_MS, formatInstant } from '#shared/foundation/instant.ts'
import { clock, desk, openCounterForEach } from '../../support/counter.ts'
import { ADMINISTRATOR } from '../../support/desk.ts'
import { caseIn, refusalOf, take } from './support/steps.ts'
import { MANAGER, as, walkedTo } from './support/walk.ts'

openCounterForEach()

const again = ({ row }: CaseDetail) => desk.must('complaint.get', { caseId: row.caseId })

/** Called back by somebody else than the handler; the administrator is signed in afterwards. */
async function calledBack(detail: CaseDetail, leftoverIssue: boolean): Promise<CaseDetail> {
  await as(MANAGER.employeeNo)
  const back = await take(detail, 'complaint.callBack', { leftoverIssue })
  await as(ADMINISTRATOR.employeeNo)
  return back
}

test.each(['closed', 'archived'] as const)(
  'T-95: a problem found by a callback on a %s case opens it once and not again',
  async (state) => {
    const reopened = await calledBack(await caseIn(state), true)
    expect(reopened.row.state).toBe('reopened')
    const closed = await walkedTo(reopened.row.caseId, 'closed')
    const archived = await take(closed, 'complaint.archive')
    expect(archived.row.state).toBe('archived')
    expect(archived.course.reopenings).toHaveLength(1)
    expect((await calledBack(archived, false)).row.state).toBe('called_back')
  },
)

test('a callback of the round before does not stand in for one of this round', async () => {
  const back = await calledBack(await caseIn('closed'), false)
  const reopened = await take(back, 'complaint.reopen')
  const closed = await walkedTo(reopened.row.caseId, 'closed')
  expect((await take(closed, 'complaint.archive')).row.state).toBe('archived')
})

test('S2-19: nobody calls back before the case was closed', async () => {
  const early = await caseIn('verified')
  const at = formatInstant(clock.now() + HOUR_MS)
  clock.pass(26 * HOUR_MS)
  await as(ADMINISTRATOR.employeeNo)
  const closed = await walkedTo(early.row.caseId, 'closed')
  await as(MANAGER.employeeNo)
  expect(await refusalOf(closed, 'complaint.callBack', { at })).toMatchObject({
    code: 'step_incomplete',
    missing: 'callback.at',
  })
  expect(await refusalOf(closed, 'complaint.callBack')).toEqual({})
})

test('a new letter takes back the answer that told of the old one', async () => {
  const replied = await caseIn('replied')
  const written = await take(replied, 'complaint.writeLetter', { decisionText: '不予支持' })
  expect([written.row.state, written.course.reply]).toEqual(['proposing', null])
  expect(await refusalOf(written, 'complaint.close')).toMatchObject({ code: 'step_not_possible' })
  const told = await take(written, 'complaint.reply')
  expect((await take(told, 'complaint.close')).row.state).toBe('closed')
})

test('a new investigation takes back what was judged and told', async () => {
  const started = await take(await caseIn('replied'), 'complaint.startInvestigation')
  const { natureProposal, letter, reply, investigation } = started.course
  expect([natureProposal, letter, reply, investigation?.concluded]).toEqual([
    null,
    null,
    null,
    null,
  ])
  const proposed = await take(started, 'complaint.proposeSolution')
  expect(await refusalOf(proposed, 'complaint.reply')).toMatchObject({ code: 'step_incomplete' })
  const written = await take(proposed, 'complaint.writeLetter')
  const replied = await take(written, 'complaint.reply')
  const { missing } = await refusalOf(replied, 'complaint.close')
  expect(missing?.split(',').toSorted()).toEqual(['investigated', 'nature'])
})

test('other findings ask for the reasons to be confirmed again, another solution for another letter', async () => {
  const replied = await caseIn('replied')
  const concluded = await take(replied, 'complaint.concludeInvestigation', {
    fault: 'misunderstanding',
  })
  expect(concluded.course.natureProposal?.confirmed).toBeNull()
  expect((await refusalOf(concluded, 'complaint.close')).missing).toContain('nature')
  const proposed = await take(await again(concluded), 'complaint.proposeSolution')
  expect([proposed.course.letter, proposed.course.reply]).toEqual([null, null])
})

test('S4-26: an answer from before the letter tells nothing of it', async () => {
  const verified = await caseIn('verified')
  const at = formatInstant(clock.now())
  clock.pass(5 * HOUR_MS)
  await as(ADMINISTRATOR.employeeNo)
  const proposing = await walkedTo(verified.row.caseId, 'proposing')
  const written = await take(proposing, 'complaint.writeLetter')
  expect(await refusalOf(written, 'complaint.reply', { at })).toMatchObject({ missing: 'reply' })
  expect((await take(written, 'complaint.reply')).row.state).toBe('replied')
})
