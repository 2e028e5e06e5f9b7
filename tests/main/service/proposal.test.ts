/** Words that a branch proposes: the check before they leave, what stands in the book, and taking back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { callNames } from '#shared/contract/call-names.ts'
import { workstationCalls } from '#shared/contract/workstation.ts'
import { codeOfProposal, fieldsOf } from '#shared/phrase/entry.ts'
import {
  ADMINISTRATOR,
  COLLEAGUE,
  type TestDesk,
  addColleague,
  newId,
  openDesk,
  refusalsMet,
  removeFolders,
  setUp,
} from '../../support/desk.ts'
import { RAINY_DAY, proposedFields } from '../../support/valid-proposal-inputs.ts'

let desk: TestDesk

beforeEach(async () => {
  desk = openDesk()
  await setUp(desk)
  await addColleague(desk)
})
afterEach(async () => {
  await desk.close()
  removeFolders()
})

const why = '雨天客户常在门口滑倒。'
const newOne = (change: object = {}) => ({
  proposalId: newId(),
  replaces: null,
  entry: RAINY_DAY,
  why,
  ...change,
})
const codeOf = async (input: ReturnType<typeof newOne>) => {
  const answer = await desk.ask('phrase.propose', input)
  return answer.ok ? 'ok' : answer.refusal.code
}

describe('proposing', () => {
  test('a teller’s new words wait for head office, under a code that nobody invented', async () => {
    await desk.must('session.signIn', COLLEAGUE)
    const proposal = newOne()
    await desk.must('phrase.propose', proposal)
    const { proposals } = await desk.must('proposal.list', {})
    expect(proposals).toMatchObject([
      {
        proposalId: proposal.proposalId,
        by: COLLEAGUE.employeeNo,
        own: true,
        arrived: false,
        state: 'waiting',
        replaces: null,
        standing: null,
        why,
        phrase: {
          code: codeOfProposal(proposal.proposalId),
          variables: ['place'],
          owner: 'head_office_service',
          origin: 'project',
          status: 'approved',
        },
        decided: null,
      },
    ])
  })

  test('words for an entry that stands begin from it and keep what is head office’s', async () => {
    const { phrase, caseTypes } = await desk.must('proposal.begin', { code: 'SP-05' })
    expect(caseTypes).toContain('attitude')
    if (!phrase) throw new Error('no entry')
    const entry = {
      ...proposedFields(fieldsOf(phrase)),
      text: '我去查一下，请您等我{minutes}分钟。',
    }
    await desk.must('phrase.propose', newOne({ replaces: 'SP-05', entry }))
    const { proposals } = await desk.must('proposal.list', {})
    expect(proposals[0]).toMatchObject({
      replaces: 'SP-05',
      standing: { text: phrase.text },
      phrase: { code: 'SP-05', variables: ['minutes'], origin: phrase.origin, since: phrase.since },
    })
    // Readings by hand belong to the old words.
    expect(proposals[0]?.phrase?.pinyin).toBeUndefined()
  })

  test.each<[string, object, string, string | undefined, string]>([
    [
      'what the scanner warns of',
      { text: '公司的规定就是这样的。' },
      'text',
      'S1-29f',
      'forbidden',
    ],
    ['a promise of returns', { text: '这个产品稳赚。' }, 'text', 'S4-39', 'left_out'],
    ['an answer put off', { text: '我们会尽快答复您。' }, 'text', 'S4-26#15', 'left_out'],
    ['no source', { source: '' }, 'source', undefined, 'too_small'],
    ['no words', { text: '\u200b' }, 'text', undefined, 'too_small'],
    [
      'a source that nobody can look up',
      { source: 'my manager' },
      'source',
      undefined,
      'no_citation',
    ],
    ['a telephone number', { text: '请打13800000042找我。' }, 'text', 'S4-16(3)', 'long_number'],
    ['a day that does not exist', { validFrom: '2026-02-30' }, 'validFrom', undefined, 'day_form'],
  ])('%s does not leave the branch', async (_what, change, field, source, reason) => {
    const entry = { ...RAINY_DAY, ...change }
    const refusal = {
      code: 'invalid_phrase',
      field: `phrase.${field}`,
      params: expect.objectContaining({ reason }),
      ...(source === undefined ? {} : { source }),
    }
    const proposal = newOne({ entry })
    expect(await desk.ask('phrase.propose', proposal)).toMatchObject({ ok: false, refusal })
    const { why: _why, ...typed } = proposal
    const { faults } = await desk.must('phrase.checkProposal', typed)
    expect(faults).toContainEqual(expect.objectContaining(refusal))
    expect((await desk.must('proposal.list', {})).proposals).toEqual([])
  })

  test('the preview tells every field at once and the places of the text', async () => {
    const entry = { ...RAINY_DAY, title: '', source: '', text: '{customer}您好' }
    const { faults, places } = await desk.must('phrase.checkProposal', {
      proposalId: newId(),
      replaces: null,
      entry,
    })
    expect(faults.map(({ field }) => field)).toEqual(['phrase.title', 'phrase.source'])
    expect(places).toEqual(['customer'])
  })

  test('words that the library has, no reason, and the same proposal twice are refused', async () => {
    const standing = await desk.must('proposal.begin', { code: 'SP-08' })
    const same = { ...RAINY_DAY, text: standing.phrase?.text ?? '' }
    expect(await codeOf(newOne({ entry: same }))).toBe('already_in_library')
    expect(await codeOf(newOne({ why: ' ' }))).toBe('field_required')
    const once = newOne()
    expect(await codeOf(once)).toBe('ok')
    expect(await codeOf(once)).toBe('already_proposed')
    expect(await desk.ask('proposal.begin', { code: 'ZZ-9' })).toMatchObject({
      refusal: { code: 'unknown_phrase' },
    })
  })
})

describe('taking back', () => {
  test('is for whoever proposed it, once', async () => {
    const { proposalId } = newOne()
    await desk.must('phrase.propose', newOne({ proposalId }))
    await desk.must('session.signIn', COLLEAGUE)
    const take = async (id: string) => {
      const answer = await desk.ask('phrase.withdrawProposal', { proposalId: id })
      return answer.ok ? 'ok' : answer.refusal.code
    }
    expect(await take(proposalId)).toBe('not_the_proposer')
    expect(await take(newId())).toBe('unknown_proposal')
    await desk.must('session.signIn', ADMINISTRATOR)
    expect(await take(proposalId)).toBe('ok')
    expect(await take(proposalId)).toBe('already_withdrawn')
    const { proposals } = await desk.must('proposal.list', {})
    expect(proposals).toMatchObject([{ state: 'withdrawn' }])
    expect(desk.faults).toEqual([])
  })
})

test('every refusal that the calls declare was met here or over the wire', () => {
  /** A proposal is decided at head office: `journeys/words-proposed.test.ts` meets it. */
  const elsewhere = ['phrase.withdrawProposal already_decided']
  const declared = callNames
    .filter((name) => name.startsWith('proposal.') || /^phrase\..*[pP]ropos/.test(name))
    .flatMap((name) => workstationCalls[name].refusals.map((code) => `${name} ${code}`))
  expect(declared.filter((one) => !refusalsMet.has(one) && !elsewhere.includes(one))).toEqual([])
})
