/** A case from registration to the return visit through the real calls, and every gate tried shut. */
import { expect, test } from 'vitest'
import type { CaseDetail } from '#shared/contract/views.ts'
import { desk, openCounterForEach } from '../../support/counter.ts'
import { walkedTo } from './support/walk.ts'
import { registered } from './support/case-inputs.ts'

openCounterForEach()

test('a case goes from registration to the return visit', async () => {
  const { caseId } = await registered()
  const states: string[] = []
  const end: CaseDetail = await walkedTo(caseId, 'called_back', ({ row }) => states.push(row.state))
  expect(end.row.state).toBe('called_back')
  expect([...new Set(states)]).toEqual([
    'registered',
    'verified',
    'investigating',
    'proposing',
    'replied',
    'closed',
    'archived',
  ])
  expect(end.course.turns.map(({ kind }) => kind)).toEqual(['closed'])
  expect(end.decision.nature.value).toBe('valid')
  expect(end.conflicts).toEqual([])
  expect(await desk.must('complaint.get', { caseId })).toEqual(end)
  // What was filed and called back is still found among what is finished.
  const listed = async (state: 'open' | 'finished') =>
    (await desk.must('complaint.list', { state, search: '', offset: 0, limit: 9 })).rows.length
  expect([await listed('open'), await listed('finished')]).toEqual([0, 1])
})
