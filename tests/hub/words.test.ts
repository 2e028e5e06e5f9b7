/** Words at head office: what branches propose, the answer once, the library that holds, and how far it came. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ConsoleInput } from '#shared/contract/console.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { NO_FIELDS, type OfficeFields, entryOf, fieldsOf } from '#shared/phrase/entry.ts'
import { openPostgres } from '#hub/store/postgres-database.ts'
import { type Bench, openBench } from './support/bench.ts'
import { type Desk, NOBODY, openDesk, sessionAs } from './support/console-desk.ts'
import { type TestDevice, enrolled } from './support/device.ts'
import { startPostgres } from './support/postgres.ts'

const AT = '2025-10-20T10:00:00+08:00'
const WHY = '雨天客户常在门口滑倒。'
const OFFICE = sessionAs('head_office_service')

let bench: Bench
let desk: Desk
let device: TestDevice
let branchId: string
let branches = 0
let ids = 0

beforeAll(async () => {
  bench = await openBench()
  desk = openDesk(bench)
})
afterAll(() => bench.close())
beforeEach(async () => {
  ;({ device, branchId } = await enrolled(bench.hub, bench.random, `W${10 + ++branches}`))
})

const newId = () => `019a0000-0000-7000-8000-${String(++ids).padStart(12, '0')}`

/** New words, each time others. */
function fields(change: Partial<OfficeFields> = {}): OfficeFields {
  const number = ++ids
  return {
    ...NO_FIELDS,
    code: `BP-t${number}`,
    title: '雨天引导',
    text: `外面下雨，地上滑，我扶您到${'左右前后'.charAt(number % 4)}边第${number}排坐。`,
    moments: ['guide'],
    source: 'S1-15',
    ...change,
  }
}

function standing(code: string): OfficeFields {
  const phrase = defaultPacks.phrases.phrases.find((one) => one.code === code)
  if (!phrase) throw new Error(`no ${code}`)
  return fieldsOf(phrase)
}

/** A proposal of the branch, arrived at head office. */
async function proposed(entry = fields(), replaces: string | null = null) {
  const proposalId = newId()
  device.write({
    type: 'phrase.proposed',
    aggregateId: proposalId,
    payload: { at: AT, replaces, phrase: entryOf(entry, null, 1), why: WHY },
  })
  await device.push(bench.hub)
  await bench.hub.project(branchId)
  const input: ConsoleInput<'console.decideProposal'> = {
    branchId,
    proposalId,
    seenVersion: 1,
    outcome: 'accepted',
    remark: '',
    entry,
    seenRevision: 0,
  }
  return input
}

const list = (state: 'waiting' | 'all' = 'waiting') =>
  desk.value('console.proposals', { state, offset: 0, limit: 200 })
const find = (search: string, of: ConsoleInput<'console.phrases'>['of'] = 'said') =>
  desk.value('console.phrases', { search, of, offset: 0, limit: 50 })
const publish = (entry: OfficeFields, seenRevision = 0) =>
  desk.call('console.publishPhrase', { entry, seenRevision }, OFFICE)
const refusal = async (answer: Promise<{ ok: boolean; refusal?: unknown }>) => {
  const { refusal: given } = await answer
  return given ?? 'ok'
}

describe('a proposal', () => {
  it('waits in one list over all branches, beside the words whose place it would take', async () => {
    const entry = { ...standing('SP-05'), text: '我去查一下，请您等我{seconds}秒。' }
    const { proposalId } = await proposed(entry, 'SP-05')
    const { rows } = await list()
    expect(rows.find((row) => row.proposalId === proposalId)).toMatchObject({
      branchCode: `W${10 + branches}`,
      by: 'E100',
      why: WHY,
      state: 'waiting',
      version: 1,
      phrase: { code: 'SP-05', variables: ['seconds'] },
      standing: { revision: 0, published: null, phrase: { code: 'SP-05' } },
    })
  })

  it('is published as head office edited it, and answered, once', async () => {
    const input = await proposed()
    const entry = fields({ code: 'LB-rain', text: '外面下雨，地上滑，请扶好，我陪您进去。' })
    const answer = await desk.call('console.decideProposal', { ...input, entry }, OFFICE)
    expect(answer).toMatchObject({
      ok: true,
      value: {
        state: 'accepted',
        decided: { outcome: 'accepted', by: 'H001', published: { code: 'LB-rain', revision: 1 } },
      },
    })
    expect((await find('yutianyindao')).rows.map(({ phrase }) => phrase.code)).toContain('LB-rain')
    expect(await desk.code('console.decideProposal', input, OFFICE)).toBe('already_decided')
    expect((await list()).rows.map((row) => row.proposalId)).not.toContain(input.proposalId)
    expect((await list('all')).rows.map((row) => row.proposalId)).toContain(input.proposalId)
    const page = await device.pull(bench.hub)
    const last = (events: typeof page.branch.events) => JSON.parse(events.at(-1)?.body ?? '{}')
    expect(last(page.branch.events)).toMatchObject({ type: 'phrase.proposal_decided' })
    expect(last(page.organisation.events)).toMatchObject({
      type: 'phrase.published',
      aggregate: { kind: 'phrase', id: 'LB-rain' },
      payload: { revision: 1, proposalId: input.proposalId, phrase: { text: entry.text } },
      part: null,
    })
    const { publications } = await desk.value('console.phraseHistory', { code: 'LB-rain' })
    expect(publications).toMatchObject([{ revision: 1, proposed: true, holds: true }])
  })

  it('is declined with a remark, and nothing is published', async () => {
    const input = { ...(await proposed()), outcome: 'declined' as const, entry: null }
    const bare = desk.call('console.decideProposal', { ...input, remark: ' ' }, OFFICE)
    expect(await refusal(bare)).toMatchObject({ code: 'field_required', field: 'remark' })
    const before = await bench.database.query('SELECT head FROM organisation')
    const remark = '已有类似用语。'
    expect(await desk.value('console.decideProposal', { ...input, remark }, OFFICE)).toMatchObject({
      state: 'declined',
      decided: { remark, published: null },
    })
    expect(await bench.database.query('SELECT head FROM organisation')).toEqual(before)
  })

  it('that the check refuses stays open, and neither log grows', async () => {
    const input = await proposed()
    const heads = () =>
      bench.database.query(
        'SELECT o.head AS organisation, (SELECT sum(head) FROM branch_head) AS branch FROM organisation o',
      )
    const before = await heads()
    const bad = { ...fields(), text: '这个产品稳赚。' }
    const refused = desk.call('console.decideProposal', { ...input, entry: bad }, OFFICE)
    expect(await refusal(refused)).toMatchObject({
      code: 'invalid_phrase',
      field: 'phrase.text',
      source: 'S4-39',
    })
    const code = (change: Partial<typeof input>) =>
      desk.code('console.decideProposal', { ...input, ...change }, OFFICE)
    expect(await code({ entry: null })).toBe('field_required')
    expect(await code({ seenVersion: 7 })).toBe('changed_meanwhile')
    expect(await code({ seenRevision: 3 })).toBe('changed_meanwhile')
    expect(await code({ proposalId: newId() })).toBe('unknown_proposal')
    expect(await code({ branchId: NOBODY })).toBe('unknown_proposal')
    expect(await code({ entry: standing('SP-05') })).toBe('nothing_to_change')
    expect(await heads()).toEqual(before)
    expect((await list()).rows.map((row) => row.proposalId)).toContain(input.proposalId)
  })

  it('that was taken back a moment ago is not answered any more', async () => {
    const input = await proposed()
    const { proposalId: aggregateId } = input
    device.write({ type: 'phrase.proposal_withdrawn', aggregateId, payload: { at: AT } })
    await device.push(bench.hub)
    // Not folded yet: the log itself is asked.
    expect(await desk.code('console.decideProposal', input, OFFICE)).toBe('already_withdrawn')
  })

  it('is answered by whoever may publish, not by everybody who may instruct or read', async () => {
    const input = await proposed()
    for (const role of ['legal_counsel', 'general_manager', 'compliance_officer', 'teller']) {
      expect(await desk.code('console.decideProposal', input, sessionAs(role))).toBe(
        'not_permitted',
      )
    }
  })
})

describe('the library', () => {
  it('takes other words, takes them out with a reason, and puts them back', async () => {
    const entry = { ...standing('SP-T3'), text: '我来看看怎样帮您，这件事我很愿意替您办。' }
    expect(await publish(entry)).toMatchObject({ ok: true, value: { revision: 1 } })
    const out = { ...entry, status: 'excluded' as const, reason: '改由主管当面说' }
    expect(await refusal(publish(out))).toMatchObject({ code: 'changed_meanwhile' })
    expect(await refusal(publish({ ...out, reason: '' }, 1))).toMatchObject({
      code: 'invalid_phrase',
      field: 'phrase.reason',
    })
    expect(await publish(out, 1)).toMatchObject({ ok: true, value: { revision: 2 } })
    expect((await find('SP-T3')).rows.map(({ phrase }) => phrase.code)).not.toContain('SP-T3')
    expect((await find('', 'excluded')).rows).toMatchObject([{ phrase: { code: 'SP-T3' } }])
    expect(await publish(standing('SP-T3'), 2)).toMatchObject({ ok: true, value: { revision: 3 } })
    const { publications, shipped } = await desk.value('console.phraseHistory', { code: 'SP-T3' })
    expect(publications.map(({ revision, holds }) => [revision, holds])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
    expect(shipped?.text).toBe(standing('SP-T3').text)
    expect((await find('', 'published')).rows.map(({ phrase }) => phrase.code)).toContain('SP-T3')
  })

  it.each<[string, Partial<OfficeFields>, string, string]>([
    ['SP-08', { status: 'excluded', reason: '不用' }, 'phrase.status', 'needed_by_situation'],
    ['SP-08', { validUntil: '2030-01-01' }, 'phrase.validUntil', 'needed_by_situation'],
    ['SP-08', { profiles: ['bank'] }, 'phrase.profiles', 'needed_by_situation'],
    ['SP-08', { roles: ['teller'] }, 'phrase.roles', 'needed_by_situation'],
    [
      'SP-08',
      { offersBusiness: true, situations: [], part: null },
      'phrase.offersBusiness',
      'needed_by_situation',
    ],
  ])('%s stays as long as a situation says it', async (code, change, field, reason) => {
    const answer = await refusal(publish({ ...standing(code), ...change }))
    expect(answer).toMatchObject({
      code: 'invalid_phrase',
      field,
      params: { reason, subject: expect.stringMatching(/\p{Script=Han}/u) },
    })
  })

  it('tells while typing what publishing would refuse', async () => {
    const entry = { ...fields(), source: '', text: '{name}，这个产品稳赚。' }
    const { faults, places } = await desk.value('console.checkPhrase', { entry })
    expect(faults).toMatchObject([{ field: 'phrase.source' }, { field: 'phrase.text' }])
    expect(places).toEqual(['name'])
    expect(await desk.code('console.phraseHistory', { code: 'ZZ-9' })).toBe('unknown_phrase')
  })

  it('knows how many machines have the newest words', async () => {
    const entry = fields({ code: 'LB-reach' })
    await publish(entry)
    const reach = async () =>
      (await desk.value('console.phraseHistory', { code: entry.code })).reach
    const before = await reach()
    const { organisation, incarnation } = await device.pull(bench.hub)
    expect(await reach()).toEqual(before)
    // What was given counts when the machine says that it holds it.
    await device.pull(bench.hub, { organisationCursor: organisation.head, incarnation })
    const after = await reach()
    expect([after?.devices, after?.branches]).toEqual([
      (before?.devices ?? 0) + 1,
      (before?.branches ?? 0) + 1,
    ])
    await device.pull(bench.hub, { organisationCursor: organisation.head, incarnation: 'another' })
    expect(await reach()).toEqual(before)
  })
})

it('R-294 text boxes at head office know what was published, once a publication', async () => {
  const ask = (held: string | null) =>
    desk.value('console.phraseLists', { held, locale: 'zh-CN' }, OFFICE)
  const before = await ask(null)
  expect(await ask(before.version)).toEqual({ version: before.version, lists: null })
  const entry = fields()
  expect(before.lists?.approved).not.toContain(entry.text)
  await publish(entry)
  expect((await ask(before.version)).lists?.approved).toContain(entry.text)
})

it('a workstation that publishes by itself changes nothing and is reported', async () => {
  const entry = fields({ code: 'SP-03', text: '随便您。' })
  device.write({
    type: 'phrase.published',
    aggregateId: 'SP-03',
    payload: { at: AT, phrase: entryOf(entry, null, 1), revision: 9, proposalId: null },
    role: 'admin',
  })
  device.write({
    type: 'phrase.proposal_decided',
    aggregateId: (await proposed()).proposalId,
    payload: { at: AT, outcome: 'accepted', published: null, remark: null },
    role: 'admin',
  })
  await device.push(bench.hub)
  await bench.hub.project(branchId)
  expect((await find('SP-03')).rows[0]).toMatchObject({ revision: 0, published: null })
  expect((await list()).rows.at(-1)).toMatchObject({ state: 'waiting', decided: null })
  const faults = bench.reports.filter(({ word }) => word === 'event_at_fault')
  expect(faults.slice(-2).map(({ facts }) => facts['fault'])).toEqual([
    'wrong_writer',
    'wrong_writer',
  ])
})

it('on PostgreSQL, of eight who saw the same words one publishes', async () => {
  const server = await startPostgres()
  const other = await openBench(await openPostgres(await server.database('words'), () => {}))
  const console = openDesk(other)
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, number) =>
      console.code('console.publishPhrase', {
        entry: fields({ code: 'LB-once', text: `地上滑，我扶您走第${number}号门。` }),
        seenRevision: 0,
      }),
    ),
  )
  expect(answers.toSorted()).toEqual([...Array(7).fill('changed_meanwhile'), 'ok'])
  await other.close()
  await server.stop()
})
