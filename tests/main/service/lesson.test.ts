/** S4-40, R-313: from a closed case to a lesson that colleagues read, and back out of sight. */
import { beforeEach, describe, expect, test } from 'vitest'
import { lessonCalls } from '#shared/contract/calls/lesson.ts'
import { lessonId, lessonProposed } from '#shared/lesson/events.ts'
import { sha256 } from '#main/service/device-keys.ts'
import { secretOfCase } from '#main/store/tables/lesson-table.ts'
import {
  betweenStarts,
  desk,
  now,
  openCounterForEach,
  refusalOf,
  refusalsNotMet,
  writePast,
} from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE, newId } from '../../support/desk.ts'
import { LESSON } from '../../support/valid-proposal-inputs.ts'
import { erased, fresh } from './support/case-inputs.ts'
import { MANAGER, addPeople, as, walkedTo } from './support/walk.ts'

openCounterForEach()
beforeEach(addPeople)

async function closedCase(change: Parameters<typeof fresh>[0] = {}): Promise<string> {
  await as(ADMINISTRATOR.employeeNo)
  const facts = '客户说柜员态度冷淡，对账单看不懂。'
  const { caseId } = await desk.must('complaint.register', fresh({ facts, ...change }))
  await walkedTo(caseId, 'closed')
  return caseId
}
/** A lesson that is not there. */
const NOBODYS = { lessonId: newId(), proposed: null }
const list = async () => (await desk.must('lesson.list', {})).lessons
/** Written by the teller, of a case that the administrator handled. */
async function proposed(change: Parameters<typeof fresh>[0] = {}) {
  const caseId = await closedCase(change)
  await as(COLLEAGUE.employeeNo)
  const { lessons } = await desk.must('lesson.propose', { caseId, words: LESSON })
  const [lesson] = lessons
  if (!lesson) throw new Error('nothing was proposed')
  return { caseId, lesson }
}
type Named = Pick<Awaited<ReturnType<typeof list>>[number], 'lessonId' | 'proposed'>
const decide = (
  { lessonId: name, proposed: read }: Named,
  outcome: 'approved' | 'declined',
  remark = '',
) => {
  const proposalId = read?.proposalId ?? newId()
  return desk.ask('lesson.decide', { lessonId: name, proposalId, outcome, remark })
}
/** Decides and must be accepted. */
const decided = async (...given: Parameters<typeof decide>) => {
  const answer = await decide(...given)
  if (!answer.ok) throw new Error(answer.refusal.code)
}

describe('the way of a lesson', () => {
  test('codes of the case go along, and colleagues read it once a supervisor approved', async () => {
    const { lesson } = await proposed()
    expect(lesson).toMatchObject({
      channel: 'counter',
      topic: 'attitude',
      words: LESSON,
      state: 'waiting',
      own: true,
      mayDecide: false,
      mayWithdraw: true,
    })
    await as(MANAGER.employeeNo)
    expect(await list()).toMatchObject([
      { own: false, mayDecide: true, proposed: { by: COLLEAGUE.employeeNo, at: now() } },
    ])
    await decided(lesson, 'approved')
    await as(COLLEAGUE.employeeNo)
    expect(await list()).toMatchObject([{ state: 'approved', own: true, mayDecide: false }])
  })

  test('one that waits is read by nobody but its author and those who decide', async () => {
    await desk.must('staff.add', { employeeNo: 'E500', name: '新同事', role: 'teller' })
    const other = { employeeNo: 'E500', pin: '719284' }
    await desk.must('session.activate', other)
    const { lesson } = await proposed()
    await desk.must('session.signIn', other)
    expect(await list()).toEqual([])
    await as(MANAGER.employeeNo)
    await decided(lesson, 'approved')
    await desk.must('session.signIn', other)
    // No case, no author, no day, no remark.
    expect(await list()).toEqual([
      {
        lessonId: lesson.lessonId,
        channel: 'counter',
        topic: 'attitude',
        answeredBy: lesson.answeredBy,
        words: LESSON,
        state: 'approved',
        own: false,
        proposed: null,
        remark: null,
        mayDecide: false,
        mayWithdraw: false,
      },
    ])
    const gone = await refusalOf(() => desk.ask('lesson.withdraw', { lessonId: lesson.lessonId }))
    expect(gone).toMatchObject({ code: 'not_the_proposer', field: 'lessonId' })
  })

  test('a declined one says why to its author, whose words are there to be written anew', async () => {
    const { caseId, lesson } = await proposed()
    await as(MANAGER.employeeNo)
    expect(await refusalOf(() => decide(lesson, 'declined', ' '))).toMatchObject({
      code: 'field_required',
      field: 'remark',
      source: 'S4-40',
    })
    await decided(lesson, 'declined', '再短一些。')
    expect(await list()).toEqual([])
    await as(COLLEAGUE.employeeNo)
    expect(await list()).toMatchObject([{ state: 'declined', remark: '再短一些。' }])
    expect((await desk.must('lesson.begin', { caseId })).words).toEqual(LESSON)
    const shorter = { ...LESSON, said: '我先听完。' }
    await desk.must('lesson.propose', { caseId, words: shorter })
    expect(await list()).toMatchObject([{ state: 'waiting', words: shorter, remark: null }])
  })

  test('withdrawing erases the words, in the log too', async () => {
    const { lesson } = await proposed()
    const { lessonId: name } = lesson
    const { lessons } = await desk.must('lesson.withdraw', { lessonId: name })
    expect(lessons).toEqual([])
    const parts = await betweenStarts(({ db }) =>
      db
        .prepare("SELECT count(*) FROM event WHERE kind = 'lesson' AND part IS NOT NULL")
        .pluck()
        .get(),
    )
    expect(parts).toBe(0)
    expect(await refusalOf(() => desk.ask('lesson.withdraw', { lessonId: name }))).toMatchObject({
      code: 'unknown_lesson',
    })
  })
})

describe('R-313 what keeps a lesson back', () => {
  test('words that say somebody, in the name of the part', async () => {
    const caseId = await closedCase({ customerName: '韩说明' })
    const saying = (said: string) =>
      refusalOf(() => desk.ask('lesson.propose', { caseId, words: { ...LESSON, said } }))
    for (const said of ['韩说明讲了三遍', `由${COLLEAGUE.employeeNo}回电`, '多收了35元']) {
      expect(await saying(said)).toMatchObject({
        code: 'not_anonymous',
        field: 'said',
        source: 'S4-16(3)',
      })
    }
    expect(await saying(' ')).toMatchObject({ field: 'said', source: 'S4-40' })
  })

  test('a name that became known meanwhile keeps it from being approved', async () => {
    const { lesson } = await proposed()
    await as(ADMINISTRATOR.employeeNo)
    await desk.must('complaint.register', fresh({ customerName: '对账单' }))
    await as(MANAGER.employeeNo)
    expect(await refusalOf(() => decide(lesson, 'approved'))).toMatchObject({
      code: 'not_anonymous',
      field: 'situation',
    })
  })

  test('an open case, one that nobody knows, and one that has its lesson', async () => {
    await as(ADMINISTRATOR.employeeNo)
    const { caseId: open } = await desk.must('complaint.register', fresh())
    const { caseId } = await proposed()
    for (const [wanted, code] of [
      [open, 'case_not_closed'],
      [newId(), 'unknown_case'],
      [caseId, 'already_shared'],
    ] as const) {
      for (const ask of [
        () => desk.ask('lesson.begin', { caseId: wanted }),
        () => desk.ask('lesson.propose', { caseId: wanted, words: LESSON }),
      ]) {
        expect(await refusalOf(ask)).toMatchObject({ code, field: 'caseId' })
      }
    }
  })

  test('R-17 whom the case is about neither writes nor decides nor sees that it waits', async () => {
    const other = { employeeNo: 'E600', pin: '385017' }
    await desk.must('staff.add', { employeeNo: 'E600', name: '另一主管', role: 'hall_manager' })
    await desk.must('session.activate', other)
    const caseId = await closedCase({ complainedOf: [COLLEAGUE.employeeNo, 'E600'] })
    await as(COLLEAGUE.employeeNo)
    const write = () => desk.ask('lesson.propose', { caseId, words: LESSON })
    expect((await refusalOf(write)).code).toBe('unknown_case')
    await as(ADMINISTRATOR.employeeNo)
    const { lessons } = await desk.must('lesson.propose', { caseId, words: LESSON })
    const [lesson = NOBODYS] = lessons
    await desk.must('session.signIn', other)
    expect(await list()).toEqual([])
    expect((await refusalOf(() => decide(lesson, 'approved'))).code).toBe('unknown_lesson')
    await as(MANAGER.employeeNo)
    expect(await list()).toMatchObject([{ mayDecide: true }])
  })

  test('nobody approves their own, and nothing is decided twice', async () => {
    const caseId = await closedCase()
    const { lessons } = await desk.must('lesson.propose', { caseId, words: LESSON })
    const [lesson = NOBODYS] = lessons
    expect(await refusalOf(() => decide(lesson, 'approved'))).toMatchObject({
      code: 'same_person',
      source: 'S4-40',
    })
    await as(MANAGER.employeeNo)
    await decided(lesson, 'approved')
    expect((await refusalOf(() => decide(lesson, 'approved'))).code).toBe('already_decided')
    expect((await refusalOf(() => decide(NOBODYS, 'approved'))).code).toBe('unknown_lesson')
  })
})

describe('S2-06 the case behind it', () => {
  test('is named in no event, and nobody finds it once its words are erased; what was shared stays', async () => {
    const { caseId, lesson } = await proposed()
    const { lessonId: name } = lesson
    const secret = await betweenStarts(({ db }) => secretOfCase(db, caseId))
    expect(lessonId(secret ?? new Uint8Array(), sha256)).toBe(name)
    const bodies = await betweenStarts(({ db }) =>
      db
        .prepare("SELECT CAST(body AS TEXT) || CAST(part AS TEXT) FROM event WHERE kind = 'lesson'")
        .pluck()
        .all()
        .join(),
    )
    expect(bodies).toContain('lesson.proposed')
    expect(bodies).not.toContain(caseId)
    await as(MANAGER.employeeNo)
    await decided(lesson, 'approved')
    await erased(caseId)
    expect(await betweenStarts(({ db }) => secretOfCase(db, caseId))).toBeNull()
    expect(await list()).toMatchObject([{ lessonId: name, words: LESSON }])
    expect((await refusalOf(() => desk.ask('lesson.begin', { caseId }))).code).toBe('words_gone')
    const write = () => desk.ask('lesson.propose', { caseId, words: LESSON })
    expect((await refusalOf(write)).code).toBe('words_gone')
  })

  test('gone before anybody decided, it is decided by nobody', async () => {
    const { caseId, lesson } = await proposed()
    await erased(caseId)
    await as(MANAGER.employeeNo)
    expect(await list()).toEqual([])
    expect((await refusalOf(() => decide(lesson, 'approved'))).code).toBe('words_gone')
  })

  test('a lesson of no case that this machine has is decided by nobody either', async () => {
    const name = newId()
    const about = { channel: 'counter', topic: null, answeredBy: null } as const
    await writePast((writer) =>
      writer.append(lessonProposed, name, { at: now(), ...about, ...LESSON }),
    )
    await as(MANAGER.employeeNo)
    expect(await list()).toEqual([])
  })
})

test('every refusal that these calls declare was met', async () => {
  await as(COLLEAGUE.employeeNo)
  const names = Object.keys(lessonCalls)
  expect(refusalsNotMet(lessonCalls, names)).toEqual([])
})
