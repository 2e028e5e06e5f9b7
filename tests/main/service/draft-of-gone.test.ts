/** A draft that comes after its case has lost its words: nothing of it is kept. */
import { expect, test } from 'vitest'
import { desk, openCounterForEach } from '../../support/counter.ts'
import { newId } from '../../support/desk.ts'
import { registered } from './support/case-inputs.ts'

openCounterForEach()

const drafts = async () => (await desk.must('draft.list', {})).drafts.map(({ draftId }) => draftId)

test('a late autosave brings back no word about a case that was restricted (S2-06(6))', async () => {
  const { caseId } = await registered()
  const typed = { kind: 'intake', content: { caseId, facts: '柜员打听举报人' } } as const
  const early = newId()
  await desk.must('draft.save', { draftId: early, ...typed })
  expect(await drafts()).toEqual([early])
  await desk.must('complaint.restrict', { caseId, restrictionReason: 'reported_wrongdoing' })
  expect(await drafts()).toEqual([])
  await desk.must('draft.save', { draftId: newId(), ...typed })
  expect(await drafts()).toEqual([])
  const other = newId()
  await desk.must('draft.save', { draftId: other, kind: 'intake', content: { facts: '另一件' } })
  expect(await drafts()).toEqual([other])
})

test.each(['intake', 'shift', 'duty', 'upward', 'register'] as const)(
  'a draft of %s is found again as what it is',
  async (kind) => {
    const draftId = newId()
    await desk.must('draft.save', { draftId, kind, content: { forms: {} } })
    expect((await desk.must('draft.list', {})).drafts).toMatchObject([{ draftId, kind }])
  },
)
