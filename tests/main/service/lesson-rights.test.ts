/** S4-40, R-17, R-313: who reads, decides and takes back a lesson, and what becomes of one whose case goes. */
import { beforeEach, describe, expect, test } from 'vitest'
import { complaintRestricted } from '#shared/complaint/events/privacy.ts'
import {
  clock,
  desk,
  now,
  openCounterForEach,
  refusalOf,
  writePast,
} from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE } from '../../support/desk.ts'
import { filesWith } from '../../support/raw-store.ts'
import { LESSON } from '../../support/valid-proposal-inputs.ts'
import { fresh } from './support/case-inputs.ts'
import { MANAGER, addPeople, as, walkedTo } from './support/walk.ts'

openCounterForEach()
beforeEach(addPeople)

const SAID = '我先把话听到底为止'
const WORDS = { ...LESSON, said: SAID }

/** Written by the administrator of a case that is about `complainedOf`. */
async function proposed(complainedOf: readonly string[] = []) {
  await as(ADMINISTRATOR.employeeNo)
  const given = fresh({ facts: '客户说柜员态度冷淡。', complainedOf: [...complainedOf] })
  const { caseId } = await desk.must('complaint.register', given)
  await walkedTo(caseId, 'closed')
  const { lessons } = await desk.must('lesson.propose', { caseId, words: WORDS })
  const [lesson] = lessons
  if (!lesson) throw new Error('nothing was proposed')
  const proposalId = lesson.proposed?.proposalId ?? ''
  return { caseId, lessonId: lesson.lessonId, proposalId }
}
async function hired(employeeNo: string, role: 'trainee' | 'office' | 'hall_manager') {
  await as(ADMINISTRATOR.employeeNo)
  const person = { employeeNo, pin: '385017' }
  await desk.must('staff.add', { employeeNo, name: `${role}甲乙`, role })
  await desk.must('session.activate', person)
  return () => desk.must('session.signIn', person)
}
const waiting = async () => (await desk.must('today.get', {})).lessonsToDecide
const list = async () => (await desk.must('lesson.list', {})).lessons

describe('S4-40 Today', () => {
  test('counts what waits for a supervisor: not their own, nothing for others, nothing once decided', async () => {
    const { lessonId, proposalId } = await proposed()
    expect(await waiting()).toBe(0)
    await as(COLLEAGUE.employeeNo)
    expect(await waiting()).toBe(0)
    await as(MANAGER.employeeNo)
    expect(await waiting()).toBe(1)
    await desk.must('lesson.decide', { lessonId, proposalId, outcome: 'approved', remark: '' })
    expect(await waiting()).toBe(0)
  })
})

describe('R-17 a supervisor whom the case is about', () => {
  test('is told nothing of what waits, and cannot take it away', async () => {
    const signIn = await hired('E600', 'hall_manager')
    const { lessonId } = await proposed(['E600'])
    await signIn()
    expect([await waiting(), await list()]).toEqual([0, []])
    const withdraw = () => desk.ask('lesson.withdraw', { lessonId })
    expect((await refusalOf(withdraw)).code).toBe('unknown_lesson')
    await as(MANAGER.employeeNo)
    expect(await waiting()).toBe(1)
  })
})

describe('by role', () => {
  test('a trainee and an office reader read what was approved, and change nothing', async () => {
    const people = [await hired('E610', 'trainee'), await hired('E620', 'office')]
    const { caseId, lessonId, proposalId } = await proposed()
    for (const signIn of people) {
      await signIn()
      expect(await list()).toEqual([])
    }
    await as(MANAGER.employeeNo)
    await desk.must('lesson.decide', { lessonId, proposalId, outcome: 'approved', remark: '' })
    for (const signIn of people) {
      await signIn()
      expect(await list()).toMatchObject([{ words: WORDS, mayDecide: false, mayWithdraw: false }])
      for (const ask of [
        () => desk.ask('lesson.begin', { caseId }),
        () => desk.ask('lesson.propose', { caseId, words: WORDS }),
        () =>
          desk.ask('lesson.decide', { lessonId, proposalId, outcome: 'declined', remark: '不' }),
        () => desk.ask('lesson.withdraw', { lessonId }),
      ]) {
        expect((await refusalOf(ask)).code).toBe('not_permitted')
      }
    }
  })

  test('a locked counter answers nothing', async () => {
    const { lessonId, proposalId } = await proposed()
    await as(MANAGER.employeeNo)
    await desk.must('session.lock', {})
    const approve = { lessonId, proposalId, outcome: 'approved', remark: '' } as const
    for (const ask of [
      () => desk.ask('lesson.list', {}),
      () => desk.ask('lesson.decide', approve),
    ]) {
      expect(await ask()).toMatchObject({ ok: false, refusal: { code: 'locked' } })
    }
  })
})

describe('R-313 what changes meanwhile', () => {
  test('a decision names the words that were read: others are not approved by it', async () => {
    const { caseId, lessonId, proposalId } = await proposed()
    await as(MANAGER.employeeNo)
    const read = { lessonId, proposalId }
    await desk.must('lesson.decide', { ...read, outcome: 'declined', remark: '再短些。' })
    await as(ADMINISTRATOR.employeeNo)
    await desk.must('lesson.propose', { caseId, words: { ...WORDS, helped: '换了个说法。' } })
    await as(MANAGER.employeeNo)
    const late = () => desk.ask('lesson.decide', { ...read, outcome: 'approved', remark: '' })
    expect((await refusalOf(late)).code).toBe('already_decided')
    expect(await list()).toMatchObject([{ state: 'waiting', mayDecide: true }])
  })

  test('the clock set back a year keeps the way of a lesson as it is', async () => {
    const { lessonId, proposalId } = await proposed()
    clock.setWall(clock.now() - 365 * 86_400_000)
    await as(MANAGER.employeeNo)
    await desk.must('lesson.decide', { lessonId, proposalId, outcome: 'approved', remark: '' })
    expect(await list()).toMatchObject([{ state: 'approved', mayDecide: false }])
  })

  test('withdrawn words are in no file, nor is what a supervisor said to them', async () => {
    const { lessonId, proposalId } = await proposed()
    await as(MANAGER.employeeNo)
    const remark = '这一句再想想看吧'
    await desk.must('lesson.decide', { lessonId, proposalId, outcome: 'declined', remark })
    const { folder } = desk
    expect(filesWith(folder, SAID)).not.toEqual([])
    await desk.must('lesson.withdraw', { lessonId })
    expect([filesWith(folder, SAID), filesWith(folder, remark)]).toEqual([[], []])
  })

  test('a case that was found to report wrongdoing gives no lesson, and what waits is decided by nobody', async () => {
    const { caseId, lessonId, proposalId } = await proposed()
    await writePast((writer) =>
      writer.append(complaintRestricted, caseId, {
        at: now(),
        restrictionReason: 'reported_wrongdoing',
      }),
    )
    await as(MANAGER.employeeNo)
    expect([await waiting(), await list()]).toEqual([0, []])
    const approve = { lessonId, proposalId, outcome: 'approved', remark: '' } as const
    expect((await refusalOf(() => desk.ask('lesson.decide', approve))).code).toBe('words_gone')
  })
})
