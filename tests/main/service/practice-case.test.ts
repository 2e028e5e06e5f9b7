/** Cases as exercises: only what the learner may read, without anybody in it, and never kept. */
import { beforeEach, expect, test } from 'vitest'
import type { Exercise } from '#shared/contract/calls/practice.ts'
import { betweenStarts, desk, openCounterForEach, refusalOf } from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE } from '../../support/desk.ts'
import { erased, fresh } from './support/case-inputs.ts'
import { as, addPeople, walkedTo } from './support/walk.ts'

openCounterForEach()
beforeEach(addPeople)

const FACTS =
  '2月27日下午王说明在3号窗口办理转账，柜员李业务态度冷淡，说明说了三遍他才处理，电话13800000042。'
const DEMAND = '要求柜员李业务道歉，并且书面答复王说明。'

/** Two customers and a teller whose names are words of the list. */
async function finished(change: Parameters<typeof fresh>[0] = {}): Promise<string> {
  await as(ADMINISTRATOR.employeeNo)
  const { caseId } = await desk.must(
    'complaint.register',
    fresh({ customerName: '王说明', facts: FACTS, demand: DEMAND, ...change }),
  )
  await walkedTo(caseId, 'closed')
  return caseId
}

async function question() {
  const { exercise } = await desk.must('practice.next', { kind: 'case', situation: null })
  return exercise as Extract<Exercise, { kind: 'quiz' | 'case' }> | null
}

test('S4-40, R-313 no name, number or day of the case stands in the question', async () => {
  await desk.must('staff.add', { employeeNo: 'E501', name: '李业务', role: 'teller' })
  await finished()
  const asked = await question()
  expect(asked).toMatchObject({ kind: 'case', question: 'what_for_this_case' })
  const shown = asked?.shown ?? ''
  expect(shown).toContain('态度')
  for (const gone of ['王', '说明', '李', '业务', '138', '2月', '27', '3号', '三遍']) {
    expect(shown, gone).not.toContain(gone)
  }
  const words = asked?.options.find(({ code }) => code === 'SP-K1')
  expect(words).toBeDefined()
  const answer = await desk.must('practice.answer', {
    questionId: asked?.questionId ?? '',
    answer: { kind: 'option', code: 'SP-K1' },
  })
  expect(answer).toMatchObject({ right: true, source: 'S2-33' })
})

test('an open case is nobody’s exercise, nor one of too few words', async () => {
  await as(ADMINISTRATOR.employeeNo)
  await desk.must('complaint.register', fresh({ facts: FACTS, demand: DEMAND }))
  expect(await question()).toBeNull()
  await finished({ facts: '态度。', demand: '道歉。' })
  expect(await question()).toBeNull()
})

test('R-17 whoever a case is about does not practise it, others do', async () => {
  await finished({ complainedOf: [COLLEAGUE.employeeNo] })
  expect(await question()).not.toBeNull()
  await as(COLLEAGUE.employeeNo)
  expect(await question()).toBeNull()
})

test('S2-06 a case whose words are gone is asked about no more, though the question waited', async () => {
  const caseId = await finished()
  const asked = await question()
  expect((await question())?.questionId).toBe(asked?.questionId)
  await erased(caseId)
  expect(await question()).toBeNull()
  const input = {
    questionId: asked?.questionId ?? '',
    answer: { kind: 'option', code: 'SP-K1' },
  } as const
  expect((await refusalOf(() => desk.ask('practice.answer', input))).code).toBe('not_asked')
})

test('what is kept of a question holds no word of the case', async () => {
  await finished()
  const shown = (await question())?.shown ?? ''
  expect(shown).not.toBe('')
  await betweenStarts((store) => {
    const kept = store.db.prepare('SELECT content FROM practice_question').pluck().all().join()
    for (const word of ['王说明', '李业务', '冷淡', '13800000042', shown]) {
      expect(kept).not.toContain(word)
    }
  })
})
