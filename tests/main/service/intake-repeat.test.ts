/** The same complaint again: found by keys and words, linked on both sides, and forgotten with the words. */
import { describe, expect, it } from 'vitest'
import { caseIntakeCalls } from '#shared/contract/calls/case-intake.ts'
import { DAY_MS, MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import {
  clock,
  desk,
  openCounterForEach,
  refusalOf,
  refusalsNotMet,
} from '../../support/counter.ts'
import { newId } from '../../support/desk.ts'
import { fresh, registered } from './support/case-inputs.ts'
import { take } from './support/steps.ts'
import { addPeople, walkedTo } from './support/walk.ts'

openCounterForEach()

const nobody = { contact: '', identityNumber: '', cardTail: '', facts: '' }
const find = async (typed: Partial<typeof nobody>, caseId = newId()) =>
  (await desk.must('complaint.findRepeats', { ...nobody, ...typed, caseId })).repeats
const intakeOf = async (caseId: string) => (await desk.must('complaint.get', { caseId })).intake
const legalEnd = async (caseId: string) =>
  (await desk.must('complaint.get', { caseId })).clocks.find(
    ({ kind }) => kind === 'legal_decision',
  )?.dueAt

describe('possible repeats', () => {
  it.each([
    ['the same telephone, however written', { contact: '+86 138 0000 0042' }, 'same_phone'],
    ['the same identity number', { identityNumber: '11010519491231002x' }, 'same_identity'],
    ['the same card digits', { cardTail: '6222' }, 'same_card_tail'],
    ['words alike', { facts: '在柜台等了三个小时没有人理我。' }, 'similar_text'],
  ])('shows %s', async (_what, typed, sign) => {
    const { caseId } = await registered({
      identityNumber: '11010519491231002X',
      cardTail: '6222',
      facts: '在柜台等了三个小时没有人理我',
    })
    await registered({ customerName: '别人', contact: '0475-8230099', facts: '自助机吞卡了要求退' })
    const found = await find(typed)
    expect(found.map((one) => [one.caseId, one.signs])).toEqual([[caseId, [sign]]])
    expect(found[0]?.customerName).toBe('韩**')
  })

  it('shows nothing of nobody, of an address or of the case itself', async () => {
    const { caseId } = await registered({ contact: '人民路 5 号楼 301' })
    expect(await find({})).toEqual([])
    expect(await find({ contact: '解放路 5 号楼 301' })).toEqual([])
    expect(await find({ facts: '办理业务时工作人员态度不好。' }, caseId)).toEqual([])
  })

  it('asks the book for the numbers of a case that the desk shows masked', async () => {
    const one = await registered({ facts: '第一件事情是这样的没错' })
    const two = await registered({ facts: '完全另外的一件事另外说' })
    expect((await find({}, two.caseId)).map(({ caseId }) => caseId)).toEqual([one.caseId])
  })

  it('keeps its keys only as long as the words', async () => {
    const { caseId, seenVersion } = await registered()
    expect(await find({ contact: '13800000042' })).toHaveLength(1)
    await desk.must('complaint.changeDetails', {
      caseId,
      seenVersion,
      contact: '0475-8230042',
      changeReason: '换了号码',
    })
    expect(await find({ contact: '13800000042' })).toEqual([])
    expect(await find({ contact: '04758230042' })).toHaveLength(1)
  })

  it('compares a bounded number of texts, the newest', async () => {
    const old = formatInstant(clock.now() - 9 * DAY_MS)
    await registered({
      receivedAt: old,
      lateEntryReason: '补录',
      contact: '0475-8230001',
      facts: '很久以前的那一件事情说来话长',
    })
    expect(await find({ facts: '很久以前的那一件事情说来话长' })).toHaveLength(1)
    for (let index = 0; index < 200; index += 1) {
      await desk.must('complaint.register', fresh({ contact: '', contactMissingReason: '未留' }))
    }
    expect(await find({ facts: '很久以前的那一件事情说来话长' })).toEqual([])
    expect(await find({ contact: '04758230001' })).toHaveLength(1)
  }, 60_000)
})

describe('a repeat', () => {
  it('merges within the term and tells both cases (R-18)', async () => {
    const one = await registered()
    const before = await legalEnd(one.caseId)
    clock.pass(MINUTE_MS)
    const said = { caseId: one.caseId, newFacts: false, what: '', sameCustomer: false }
    const two = await registered({ repeatOf: said })
    expect((await intakeOf(two.caseId)).repeatOf).toMatchObject({
      originalCaseId: one.caseId,
      outcome: 'merged',
      newFacts: false,
      by: 'E100',
    })
    expect((await intakeOf(one.caseId)).resubmissions).toMatchObject([
      { repeatCaseId: two.caseId, outcome: 'merged', what: null },
    ])
    expect(await legalEnd(one.caseId)).toBe(before)
  })

  it('starts the legal term anew with new facts, and only on the original (R-18)', async () => {
    const one = await registered()
    const before = await legalEnd(one.caseId)
    clock.pass(3 * DAY_MS)
    const said = { caseId: one.caseId, newFacts: true, what: '找到了回单', sameCustomer: false }
    const two = await registered({ repeatOf: said })
    const after = await desk.must('complaint.get', { caseId: one.caseId })
    const moved = await legalEnd(one.caseId)
    expect(Date.parse(String(moved).replace('T24:00', 'T23:59'))).toBeGreaterThan(
      Date.parse(String(before).replace('T24:00', 'T23:59')),
    )
    expect(after.intake.resubmissions[0]).toMatchObject({ newFacts: true, what: '找到了回单' })
    expect(after.timeline.map(({ type }) => type)).toContain('complaint.resubmitted')
    expect((await desk.must('complaint.get', { caseId: two.caseId })).timeline.at(-1)?.type).toBe(
      'complaint.repeat_linked',
    )
  })

  it('is linked from the desk, once', async () => {
    const one = await registered()
    const two = await registered()
    const link = {
      ...two,
      originalCaseId: one.caseId,
      newFacts: false,
      what: '',
      sameCustomer: false,
    }
    expect((await desk.must('complaint.linkRepeat', link)).intake.repeatOf).toMatchObject({
      originalCaseId: one.caseId,
    })
    expect(await refusalOf(() => desk.ask('complaint.linkRepeat', link))).toMatchObject({
      code: 'already_linked',
    })
    expect((await intakeOf(one.caseId)).resubmissions).toHaveLength(1)
  })

  it('refuses what cannot be a repeat, and keeps nothing of it', async () => {
    const one = await registered({ contact: '0475-8230001' })
    const two = await registered()
    const link = {
      ...two,
      originalCaseId: one.caseId,
      newFacts: true,
      what: '',
      sameCustomer: false,
    }
    const ask = (change: object) =>
      refusalOf(() => desk.ask('complaint.linkRepeat', { ...link, ...change }))
    expect(await ask({})).toMatchObject({ code: 'other_customer' })
    expect(await ask({ originalCaseId: two.caseId })).toMatchObject({ code: 'original_is_itself' })
    expect(await ask({ originalCaseId: newId() })).toMatchObject({ code: 'unknown_case' })
    const said = { caseId: one.caseId, newFacts: null, what: '', sameCustomer: true }
    const input = fresh({ repeatOf: said })
    const before = (
      await desk.must('complaint.list', { state: 'all', search: '', offset: 0, limit: 9 })
    ).total
    expect(await refusalOf(() => desk.ask('complaint.register', input))).toMatchObject({
      code: 'new_facts_unanswered',
      field: 'repeatOf.newFacts',
      source: 'R-18',
    })
    for (const [code, change] of [
      ['other_customer', { newFacts: true, sameCustomer: false }],
      ['unknown_case', { newFacts: true, caseId: newId() }],
      ['original_is_itself', { newFacts: true, caseId: input.caseId }],
    ] as const) {
      const refused = await refusalOf(() =>
        desk.ask('complaint.register', {
          ...input,
          repeatOf: { ...said, sameCustomer: true, ...change },
        }),
      )
      expect(refused.code).toBe(code)
    }
    const { total } = await desk.must('complaint.list', {
      state: 'all',
      search: '',
      offset: 0,
      limit: 9,
    })
    expect(total).toBe(before)
    await desk.must('complaint.linkRepeat', { ...link, sameCustomer: true })
  })
})

describe('an original that ended', () => {
  it.each([
    [
      'without satisfying the customer is taken up again (S2-06(4))',
      'no',
      'reopen_original',
      'reopened',
    ],
    ['with a satisfied customer stays as it is', 'yes', 'linked', 'closed'],
  ] as const)('%s', async (_what, accepted, outcome, state) => {
    await addPeople()
    const { caseId } = await registered()
    const answered = await walkedTo(caseId, 'proposing')
    const lettered = await take(answered, 'complaint.writeLetter')
    await take(lettered, 'complaint.reply', { accepted })
    await walkedTo(caseId, 'closed')
    clock.pass(20 * DAY_MS)
    const said = { caseId, newFacts: false, what: '', sameCustomer: true }
    const again = await registered({ repeatOf: said })
    const original = await desk.must('complaint.get', { caseId })
    expect(original.row.state).toBe(state)
    expect((await intakeOf(again.caseId)).repeatOf).toMatchObject({ outcome })
  })
})

it('has met every refusal that a link declares', () => {
  expect(refusalsNotMet(caseIntakeCalls, ['complaint.linkRepeat'])).toEqual([
    // As for every change of a case: tests/main/service/complaint-change.test.ts.
    'complaint.linkRepeat erased',
    'complaint.linkRepeat needs_update',
    // Only a form can leave the question open; the desk's call has no third answer.
    'complaint.linkRepeat new_facts_unanswered',
    // Whoever it is about: tests/main/service/own-complaint.test.ts.
    'complaint.linkRepeat own_complaint',
  ])
})
