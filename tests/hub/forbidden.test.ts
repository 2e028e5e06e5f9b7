/** Sentences that must not be said, at head office: the list, trying one, publishing, switching off, how far it came. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsoleInput } from '#shared/contract/console.ts'
import { NO_FIELDS } from '#shared/phrase/entry.ts'
import {
  type ForbiddenFields,
  NO_FORBIDDEN_FIELDS,
  forbiddenFieldsOf,
} from '#shared/phrase/forbidden/entry.ts'
import { openPostgres } from '#hub/store/postgres-database.ts'
import { shippedSentence } from '../shared/phrase/forbidden/support.ts'
import { type Bench, openBench } from './support/bench.ts'
import { type Desk, openDesk, sessionAs } from './support/console-desk.ts'
import { enrolled } from './support/device.ts'
import { startPostgres } from './support/postgres.ts'

const OFFICE = sessionAs('head_office_service')

let bench: Bench
let desk: Desk
let made = 0

beforeAll(async () => {
  bench = await openBench()
  desk = openDesk(bench)
})
afterAll(() => bench.close())

/** A new sentence, each time another. */
function fields(change: Partial<ForbiddenFields> = {}): ForbiddenFields {
  return {
    ...NO_FORBIDDEN_FIELDS,
    wordings: [`这个您上网自己查${'甲乙丙丁戊己庚辛壬癸'.charAt(made++)}`],
    suggestion: '我帮您查一下，您看可以吗？',
    reason: '把客户推开，等于不接待。',
    source: 'S1-29',
    ...change,
  }
}

type Of = ConsoleInput<'console.forbidden'>['of']
const find = async (search: string, of: Of = 'looked_for') =>
  (await desk.value('console.forbidden', { search, of, offset: 0, limit: 200 })).rows
const publish = (entry: ForbiddenFields, code: string | null = null, seenRevision = 0) =>
  desk.call('console.publishForbidden', { code, entry, seenRevision }, OFFICE)
const switchOff = (code: string, why: string, seenRevision = 0) =>
  desk.call('console.switchOffForbidden', { code, why, seenRevision }, OFFICE)
const history = (code: string) => desk.value('console.forbiddenHistory', { code })
const codeOf = async (answer: ReturnType<typeof publish>) => {
  const published = await answer
  if (!published.ok) throw new Error(JSON.stringify(published.refusal))
  return published.value.entry.code
}
const refusalOf = async (answer: ReturnType<typeof publish>) => {
  const given = await answer
  return given.ok ? 'ok' : given.refusal
}

describe('the list', () => {
  it('R-294 holds what came with the program, and is searched by code, wording and better words', async () => {
    expect((await find('')).length).toBeGreaterThan(50)
    expect((await find('FP-B06')).map(({ entry }) => entry.code)).toEqual(['FP-B06'])
    expect((await find('公司的规定')).map(({ entry }) => entry.code)).toContain('FP-B06')
    expect(await find('', 'switched_off')).toEqual([])
  })

  it('gives a new sentence the next code, publishes it, and every device hears of it', async () => {
    const { device } = await enrolled(bench.hub, bench.random, 'F10')
    const first = await codeOf(publish(fields()))
    const entry = fields()
    const code = await codeOf(publish(entry))
    expect([first, code]).toEqual(['FP-X01', 'FP-X02'])
    expect(await find(entry.wordings[0] ?? '')).toMatchObject([
      { entry: { code }, revision: 1, switchedOff: null, leftAside: null },
    ])
    const { organisation, incarnation } = await device.pull(bench.hub)
    expect(JSON.parse(organisation.events.at(-1)?.body ?? '{}')).toMatchObject({
      type: 'forbidden.published',
      aggregate: { kind: 'forbidden', id: code },
      payload: { revision: 1, switchedOff: null, entry: { wordings: entry.wordings } },
      part: null,
    })
    const before = (await history(code)).reach?.devices ?? 0
    await device.pull(bench.hub, { organisationCursor: organisation.head, incarnation })
    expect((await history(code)).reach?.devices).toBe(before + 1)
  })

  it('changes a shipped sentence, switches it off with a reason, and takes the shipped one back', async () => {
    const shipped = forbiddenFieldsOf(shippedSentence('FP-C16'))
    const more = { ...shipped, wordings: [...shipped.wordings, '您这个我们银行管不着的'] }
    expect(await publish(more, 'FP-C16')).toMatchObject({ ok: true, value: { revision: 1 } })
    expect(await refusalOf(publish(more, 'FP-C16'))).toMatchObject({ code: 'changed_meanwhile' })
    expect(await refusalOf(publish(more, 'FP-C16', 1))).toMatchObject({ code: 'nothing_to_change' })
    expect(await refusalOf(switchOff('FP-C16', ' ', 1))).toMatchObject({
      code: 'field_required',
      field: 'why',
    })
    expect(await refusalOf(switchOff('FP-C16', '请打13800000042', 1))).toMatchObject({
      code: 'invalid_forbidden',
      field: 'why',
      source: 'S4-16(3)',
    })
    const off = await switchOff('FP-C16', '客户听着没有不妥', 1)
    expect(off).toMatchObject({ value: { revision: 2, switchedOff: '客户听着没有不妥' } })
    expect(await find('FP-C16')).toEqual([])
    expect(await find('', 'switched_off')).toMatchObject([{ entry: { code: 'FP-C16' } }])
    expect(await refusalOf(switchOff('FP-C16', '再停一次', 2))).toMatchObject({
      code: 'nothing_to_change',
    })
    expect(await publish(shipped, 'FP-C16', 2)).toMatchObject({ ok: true, value: { revision: 3 } })
    const { publications, shipped: came } = await history('FP-C16')
    expect(
      publications.map(({ revision, holds, switchedOff }) => [revision, holds, switchedOff]),
    ).toEqual([
      [3, true, null],
      [2, false, '客户听着没有不妥'],
      [1, false, null],
    ])
    expect(came?.wordings).toEqual(shipped.wordings)
    expect((await find('', 'published')).map(({ entry }) => entry.code)).toContain('FP-C16')
  })

  it('knows no other codes, and writes nothing that is too large', async () => {
    expect(await refusalOf(publish(fields(), 'FP-Q77'))).toMatchObject({
      code: 'unknown_forbidden',
    })
    expect(await refusalOf(switchOff('FP-Q77', '没有'))).toMatchObject({
      code: 'unknown_forbidden',
    })
    expect(await desk.code('console.forbiddenHistory', { code: 'FP-Q77' })).toBe(
      'unknown_forbidden',
    )
    const variants = Array.from({ length: 4 }, (_, group) => ({
      place: 'anywhere' as const,
      // Signs that take six bytes each on their way.
      texts: Array.from(
        { length: 49 },
        (_each, at) => `您自己上网去查${group}${'\u0001'.repeat(80)}${at}`,
      ),
      source: 'S1-29',
      origin: 'project' as const,
      note: '',
    }))
    expect(await refusalOf(publish(fields({ variants })))).toMatchObject({
      code: 'event_too_large',
    })
  })
})

describe('the check', () => {
  const check = (change: Partial<ForbiddenFields>, tried = '', code: string | null = null) =>
    desk.value('console.checkForbidden', { code, entry: fields(change), tried }, OFFICE)

  it.each<[string, Partial<ForbiddenFields>, string, string]>([
    ['without a reason', { reason: '' }, 'phrase.reason', 'reason_missing'],
    ['without better words', { suggestion: '' }, 'phrase.suggestion', 'too_small'],
    ['without a wording', { wordings: [] }, 'phrase.wordings', 'too_small'],
    ['of no source', { source: 'my manager' }, 'phrase.source', 'no_citation'],
    ['of one character', { wordings: ['嗯'] }, 'phrase.wordings.0', 'too_short'],
    ['that the library says', { wordings: ['您好'] }, 'phrase.wordings.0', 'hits_library'],
    [
      'that has its code already',
      { wordings: ['公司的规定就是这样的'] },
      'phrase.wordings.0',
      'listed_already',
    ],
    [
      'that the lists allow',
      { wordings: ['请问您有什么需要帮助的'] },
      'phrase.wordings.0',
      'allowed_text',
    ],
    [
      'with better words that are forbidden',
      { suggestion: '公司的规定就是这样的。' },
      'phrase.suggestion',
      'forbidden',
    ],
    [
      'with better words that promise returns',
      { suggestion: '这个产品稳赚。' },
      'phrase.suggestion',
      'left_out',
    ],
    [
      'that stands in its own better words',
      { wordings: ['我帮您查一下'] },
      'phrase.wordings.0',
      'hits_itself',
    ],
    ['with somebody’s number', { note: '请打13800000042' }, 'phrase.note', 'long_number'],
    ['of two gaps', { wordings: ['您{1-3}去{1-3}吧'] }, 'phrase.wordings.0', 'wrong_form'],
    [
      'of more wordings than one sentence has',
      { wordings: Array.from({ length: 201 }, (_, at) => `您自己上网查第${at}遍`) },
      'phrase.wordings',
      'too_many_ways',
    ],
  ])('refuses a sentence %s, at its field', async (_what, change, field, reason) => {
    const { faults } = await check(change)
    expect(faults.map((fault) => [fault.field, fault.params?.['reason']])).toContainEqual([
      field,
      reason,
    ])
    const answer = await refusalOf(publish(fields(change)))
    expect(answer).toMatchObject({ code: 'invalid_forbidden' })
  })

  it('says of an entry that lacks fields also what is wrong in the others', async () => {
    const { faults } = await check({ source: '', reason: '', wordings: ['您好'] })
    expect(faults.map(({ field }) => field)).toEqual([
      'phrase.source',
      'phrase.reason',
      'phrase.wordings.0',
    ])
  })

  it('names what a wording would mark', async () => {
    const { faults } = await check({ wordings: ['您好'] })
    expect(faults[0]?.params).toMatchObject({
      words: '您好',
      subject: expect.stringMatching(/[A-Z]{2}-/),
      count: expect.any(Number),
    })
  })

  it('tries a text with the sentence as it is written and the list that holds', async () => {
    const tried = '公司的规定就是这样的，您回家上网看看再说。'
    const { found } = await check({ wordings: ['您回家上网看看'] }, tried)
    expect(found.map(({ code, start, end }) => [code, tried.slice(start, end)])).toEqual([
      ['FP-B06', '公司的规定就是这样的'],
      [null, '您回家上网看看'],
    ])
    // Also while the rest of it is not written yet.
    const bare = await check({ wordings: ['您回家上网看看'], source: '', suggestion: '' }, tried)
    expect(bare.found.map(({ code }) => code)).toEqual(['FP-B06', null])
    // A wording that is taken out of a sentence is not found by it any more.
    const without = {
      ...forbiddenFieldsOf(shippedSentence('FP-B06')),
      wordings: ['您回家上网看看'],
    }
    const again = await check({ ...without, variants: [] }, tried, 'FP-B06')
    expect(again.found.map(({ code, start, end }) => [code, tried.slice(start, end)])).toEqual([
      ['FP-B06', '您回家上网看看'],
    ])
  })
})

it('words and sentences are held to each other', async () => {
  const wording = '您往左边第三个窗口站好'
  const words = {
    ...NO_FIELDS,
    code: 'BP-again',
    title: '再来',
    text: `${wording}。`,
    moments: ['guide'],
    source: 'S1-15',
  }
  const code = await codeOf(publish(fields({ wordings: [wording] })))
  const publishWords = () =>
    desk.call('console.publishPhrase', { entry: words, seenRevision: 0 }, OFFICE)
  expect(await publishWords()).toMatchObject({
    refusal: { code: 'invalid_phrase', field: 'phrase.text', params: { subject: code } },
  })
  const lists = await desk.value('console.phraseLists', { held: null, locale: 'zh-CN' }, OFFICE)
  expect(lists.lists?.forbidden.phrases.map((entry) => entry.code)).toContain(code)
  await switchOff(code, '改由话术来说', 1)
  const after = await desk.value(
    'console.phraseLists',
    { held: lists.version, locale: 'zh-CN' },
    OFFICE,
  )
  expect(after.lists?.forbidden.phrases.map((entry) => entry.code)).not.toContain(code)
  expect(await publishWords()).toMatchObject({ ok: true })
  // Now the library says it, so it is not looked for again.
  expect(await refusalOf(publish(fields({ wordings: [wording] }), code, 2))).toMatchObject({
    params: { reason: 'hits_library', subject: 'BP-again 再来' },
  })
})

it('is published by whoever may publish words, and by nobody else', async () => {
  const input = { code: null, entry: fields(), seenRevision: 0 }
  for (const role of ['legal_counsel', 'general_manager', 'compliance_officer', 'teller']) {
    expect(await desk.code('console.publishForbidden', input, sessionAs(role))).toBe(
      'not_permitted',
    )
  }
})

it('on PostgreSQL, of eight new sentences at once each has a code of its own, and of eight edits one stands', async () => {
  const server = await startPostgres()
  const other = await openBench(await openPostgres(await server.database('forbidden'), () => {}))
  const console = openDesk(other)
  const eight = Array.from({ length: 8 }, (_, number) => number)
  const fresh = await Promise.all(
    eight.map((number) =>
      console.value('console.publishForbidden', {
        code: null,
        entry: fields({ wordings: [`您去问第${'一二三四五六七八'.charAt(number)}家银行嘛`] }),
        seenRevision: 0,
      }),
    ),
  )
  expect(fresh.map(({ entry }) => entry.code).toSorted()).toEqual(
    eight.map((number) => `FP-X0${number + 1}`),
  )
  const edits = await Promise.all(
    eight.map((number) =>
      console.code('console.publishForbidden', {
        code: 'FP-X01',
        entry: fields({ wordings: [`您上别的柜台问第${number}遍嘛`] }),
        seenRevision: 1,
      }),
    ),
  )
  expect(edits.toSorted()).toEqual([...Array(7).fill('changed_meanwhile'), 'ok'])
  await other.close()
  await server.stop()
})
