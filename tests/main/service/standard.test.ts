/** S1-14, R-016: everybody states for themselves that they have read and understood, version by version. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { formatInstant } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
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

/** The organisation raises the version, as a new pack does. */
function raise(): void {
  const at = standards.findIndex(({ code }) => code === CODE)
  const standard = standards[at]
  if (standard) standards[at] = { ...standard, version: standard.version + 1 }
}

const read = (version = 1) => desk.must('standard.read', { code: CODE, version })
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

  test('the statement is one event with person, version and moment; twice says the same', async () => {
    expect(await own()).toMatchObject({ readVersion: null, readAt: null })
    const before = await events()
    expect(await read()).toMatchObject({ code: CODE, readVersion: 1, readAt: now() })
    expect(await events()).toBe(before + 1)
    const at = now()
    clock.pass(60_000)
    expect(await read()).toMatchObject({ readVersion: 1, readAt: at })
    expect(await events()).toBe(before + 1)
  })

  test('only what stands can be read', async () => {
    const other = { code: CODE, version: 2 }
    expect(await refusalOf(() => desk.ask('standard.read', other))).toMatchObject({
      code: 'other_version',
      field: 'version',
      source: 'S1-14',
      params: { version: 1 },
    })
    const unknown = { code: 'no_such', version: 1 }
    for (const answer of [
      () => desk.ask('standard.read', unknown),
      () => desk.ask('standard.get', { code: 'no_such' }),
      () => desk.ask('standard.readers', { code: 'no_such' }),
    ]) {
      expect(await refusalOf(answer)).toMatchObject({ code: 'unknown_standard', field: 'code' })
    }
  })

  test('a new version asks again, and the first one stays read', async () => {
    await read()
    raise()
    expect(await own()).toMatchObject({ version: 2, readVersion: 1 })
    expect(
      (await refusalOf(() => desk.ask('standard.read', { code: CODE, version: 1 }))).code,
    ).toBe('other_version')
    await read(2)
    expect(await own()).toMatchObject({ version: 2, readVersion: 2 })
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
    raise()
    const { waiting } = await desk.must('standard.readers', { code: CODE })
    expect(waiting.map(({ employeeNo, readVersion }) => [employeeNo, readVersion])).toEqual([
      ['E100', null],
      ['E200', 1],
    ])
  })

  test('nobody reads for somebody else: what another machine sends in their name changes nothing', async () => {
    await writePast((writer) =>
      writer.append(standardRead, readingId('E200', CODE), { code: CODE, version: 1, at: now() }),
    )
    const { read: readers } = await desk.must('standard.readers', { code: CODE })
    expect(readers).toEqual([])
    await as(COLLEAGUE)
    await read()
    expect(await own()).toMatchObject({ readVersion: 1 })
  })

  test('a record of one standard takes no statement about another', async () => {
    const at = formatInstant(clock.now())
    await writePast((writer) =>
      writer.append(standardRead, readingId('E100', CODE), { code: 'six_donts', version: 1, at }),
    )
    expect(await own()).toMatchObject({ readVersion: null })
  })

  test('a record that a newer program wrote is left alone', async () => {
    const newer = { ...standardRead, type: 'standard.taken_back' } as unknown as typeof standardRead
    await writePast((writer) =>
      writer.append(newer, readingId('E100', CODE), { code: CODE, version: 1, at: now() }),
    )
    expect(
      (await refusalOf(() => desk.ask('standard.read', { code: CODE, version: 1 }))).code,
    ).toBe('needs_update')
  })
})
