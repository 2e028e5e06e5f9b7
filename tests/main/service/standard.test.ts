/** S1-14, R-016: everybody states for themselves that they have read and understood, version by version. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { formatInstant } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { Standard } from '#shared/pack/standard.ts'
import { readingId, standardRead } from '#shared/standard/events.ts'
import {
  clock,
  desk,
  events,
  now,
  openCounterForEach,
  refusalOf,
  writePast,
} from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE, addColleague } from '../../support/desk.ts'

openCounterForEach()
beforeEach(() => addColleague(desk))

const CODE = 'ten_taboos'
const { standards } = defaultPacks.phrases
const shipped = [...standards]
afterEach(() => void standards.splice(0, standards.length, ...shipped))

/** The organisation changes the standard, as a new pack does. */
function change(how: (standard: Standard) => Partial<Standard>): void {
  const at = standards.findIndex(({ code }) => code === CODE)
  const standard = standards[at]
  if (standard) standards[at] = { ...standard, ...how(standard) }
}
const TITLE = shipped.find(({ code }) => code === CODE)?.title ?? ''
/** Other words, under the next number. */
const reword = () => change(({ version }) => ({ title: `${TITLE}（新）`, version: version + 1 }))

const read = async () => {
  const { digest } = await desk.must('standard.get', { code: CODE })
  return desk.must('standard.read', { code: CODE, digest })
}
const NO_TEXT = 'f'.repeat(64)
const own = async () => {
  const { standards: rows } = await desk.must('standard.list', {})
  return rows.find(({ code }) => code === CODE)
}
const as = (person: { employeeNo: string; pin: string }) => desk.must('session.signIn', person)

describe('reading', () => {
  test('every standard shows all its words, and each of its lines names its source', async () => {
    const { standards: rows } = await desk.must('standard.list', {})
    expect(rows.length).toBe(shipped.length)
    for (const { code } of rows) {
      const text = await desk.must('standard.get', { code })
      const lines = text.sections.flatMap((section) => section.lines)
      const wanted = shipped
        .find((one) => one.code === code)
        ?.sections.reduce(
          (all, { phrases, forbidden }) => all + phrases.length + forbidden.length,
          0,
        )
      expect([code, lines.length]).toEqual([code, wanted])
      expect(lines.every(({ source, text: words }) => source !== '' && words !== '')).toBe(true)
    }
  })

  test('thirty forbidden sentences are thirty, and ten are ten', async () => {
    for (const [code, count] of [
      ['thirty_forbidden', 30],
      ['ten_taboos', 10],
    ] as const) {
      const { sections } = await desk.must('standard.get', { code })
      const avoided = sections.flatMap(({ lines }) => lines.map(({ avoid }) => avoid))
      expect(new Set(avoided).size).toBe(count)
    }
  })

  test('the statement is one event with person, text and moment; twice says the same', async () => {
    expect(await own()).toMatchObject({ read: false, readVersion: null, readAt: null })
    const before = await events()
    expect(await read()).toMatchObject({ code: CODE, read: true, readVersion: 1, readAt: now() })
    expect(await events()).toBe(before + 1)
    const at = now()
    clock.pass(60_000)
    expect(await read()).toMatchObject({ readVersion: 1, readAt: at })
    expect(await events()).toBe(before + 1)
  })

  test('only what stands can be read', async () => {
    const other = { code: CODE, digest: NO_TEXT }
    expect(await refusalOf(() => desk.ask('standard.read', other))).toMatchObject({
      code: 'other_text',
      field: 'digest',
      source: 'S1-14',
      params: { version: 1 },
    })
    const unknown = { code: 'no_such', digest: NO_TEXT }
    for (const answer of [
      () => desk.ask('standard.read', unknown),
      () => desk.ask('standard.get', { code: 'no_such' }),
      () => desk.ask('standard.readers', { code: 'no_such' }),
    ]) {
      expect(await refusalOf(answer)).toMatchObject({ code: 'unknown_standard', field: 'code' })
    }
  })

  test('other words ask again, and what was before them counts for nothing', async () => {
    const before = await read()
    reword()
    expect(await own()).toMatchObject({ version: 2, readVersion: 1, read: false })
    const old = { code: CODE, digest: before.digest }
    expect((await refusalOf(() => desk.ask('standard.read', old))).code).toBe('other_text')
    await read()
    expect(await own()).toMatchObject({ version: 2, readVersion: 2, read: true })
  })

  test('one number on two texts: after a hub was put back, the other words are read again', async () => {
    await read()
    change(() => ({ title: `${TITLE}（另一种）` }))
    expect(await own()).toMatchObject({ version: 1, readVersion: 1, read: false })
    await read()
    expect(await own()).toMatchObject({ read: true })
  })

  test('words that come back need no second reading, and the same words under another number none', async () => {
    await read()
    reword()
    await read()
    change(() => ({ title: TITLE }))
    expect(await own()).toMatchObject({ version: 2, readVersion: 1, read: true })
    const before = await events()
    await read()
    expect(await events()).toBe(before)
    change(() => ({ version: 7 }))
    expect(await own()).toMatchObject({ version: 7, readVersion: 1, read: true })
  })

  test('another language of the interface is no other text', async () => {
    await read()
    await desk.must('setting.change', { locale: 'zh-TW' })
    expect((await own())?.title).not.toBe('')
    expect(await own()).toMatchObject({ read: true })
  })

  test('R-016 Today tells people of their own standards, never read and reworded apart', async () => {
    const waits = async () => (await desk.must('today.get', {})).standards
    const all = shipped.length
    expect(await waits()).toEqual({ unread: all, reworded: 0 })
    await read()
    expect(await waits()).toEqual({ unread: all - 1, reworded: 0 })
    reword()
    expect(await waits()).toEqual({ unread: all - 1, reworded: 1 })
    await as(COLLEAGUE)
    expect(await waits()).toEqual({ unread: all, reworded: 0 })
  })
})

describe('who has read', () => {
  test('a supervisor sees everybody active by name; others may not ask', async () => {
    await as(COLLEAGUE)
    await read()
    expect((await refusalOf(() => desk.ask('standard.readers', { code: CODE }))).code).toBe(
      'not_permitted',
    )
    await as(ADMINISTRATOR)
    expect(await desk.must('standard.readers', { code: CODE })).toEqual({
      version: 1,
      read: [{ employeeNo: 'E200', name: '柜员', at: now() }],
      waiting: [{ employeeNo: 'E100', name: '管理员', readVersion: null }],
    })
    reword()
    const { waiting } = await desk.must('standard.readers', { code: CODE })
    expect(waiting.map(({ employeeNo, readVersion }) => [employeeNo, readVersion])).toEqual([
      ['E100', null],
      ['E200', 1],
    ])
  })

  test('nobody reads for somebody else: what another machine sends in their name changes nothing', async () => {
    await writePast((writer) =>
      writer.append(standardRead, readingId('E200', CODE), {
        code: CODE,
        version: 1,
        digest: NO_TEXT,
        at: now(),
      }),
    )
    const { read: readers } = await desk.must('standard.readers', { code: CODE })
    expect(readers).toEqual([])
    await as(COLLEAGUE)
    await read()
    expect(await own()).toMatchObject({ readVersion: 1, read: true })
  })

  test('a record of one standard takes no statement about another', async () => {
    const at = formatInstant(clock.now())
    await writePast((writer) =>
      writer.append(standardRead, readingId('E100', CODE), {
        code: 'six_donts',
        version: 1,
        digest: NO_TEXT,
        at,
      }),
    )
    expect(await own()).toMatchObject({ readVersion: null })
  })

  test('a record that a newer program wrote is left alone', async () => {
    const { digest: standing } = await desk.must('standard.get', { code: CODE })
    const newer = { ...standardRead, type: 'standard.taken_back' } as unknown as typeof standardRead
    await writePast((writer) =>
      writer.append(newer, readingId('E100', CODE), {
        code: CODE,
        version: 1,
        digest: NO_TEXT,
        at: now(),
      }),
    )
    expect(
      (await refusalOf(() => desk.ask('standard.read', { code: CODE, digest: standing }))).code,
    ).toBe('needs_update')
  })
})
