/** What somebody changed in the file is named by the sheet or the day it belongs to, whatever the lists say. */
import { describe, expect, it } from 'vitest'
import { type ClosedDay, type DayCloseState } from '#shared/day-close/state.ts'
import { dayDigest } from '#shared/day-close/rules.ts'
import { type AddendumBody, addendumDigest, sheetDigest } from '#shared/handover/rules/chain.ts'
import { type ShiftState, chainedSheet } from '#shared/handover/state.ts'
import type { Folded } from '#shared/log/fold.ts'
import { sha256 } from '#main/service/device-keys.ts'
import { betweenStarts, desk, openCounterForEach } from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE, WITNESS, newId } from '../../support/desk.ts'
import {
  NEXT,
  addPeople,
  countedShift,
  counting,
  opening,
  signing,
} from './support/shift-inputs.ts'

openCounterForEach()

const DATE = '2026-03-02'

/** Rewrites the only record of a kind, or the first, as screens are shown it. */
async function alter(kind: string, change: (state: never) => unknown): Promise<void> {
  await betweenStarts(({ db }) => {
    const row = db
      .prepare('SELECT id, displayed FROM aggregate WHERE kind = ? ORDER BY id LIMIT 1')
      .get(kind) as { id: string; displayed: string }
    const folded = JSON.parse(row.displayed) as Folded<never>
    const text = JSON.stringify({ ...folded, state: change(folded.state as never) })
    expect(text).not.toBe(row.displayed)
    db.prepare('UPDATE aggregate SET displayed = ? WHERE kind = ? AND id = ?').run(
      text,
      kind,
      row.id,
    )
  })
}

async function signedWithAddendum(): Promise<string> {
  await addPeople()
  const { row } = await desk.must('shift.sign', signing(await countedShift()))
  await desk.must('shift.addendum', {
    shiftId: row.shiftId,
    seenVersion: row.version,
    addendumId: newId(),
    outgoing: { ...ADMINISTRATOR },
    incoming: { ...COLLEAGUE },
    text: '补记：钥匙一把已送修',
  })
  await desk.must('shift.recordLiability', {
    shiftId: row.shiftId,
    liabilityId: newId(),
    error: 'omitted',
    text: '漏交',
  })
  return row.shiftId
}

const redone = (state: ShiftState) => {
  const at = '2026-03-02T08:00:00+08:00'
  const [{ digest: _digest, ...body } = {} as AddendumBody] = chainedSheet(state)?.addenda ?? []
  const later = { ...body, signedAt: at }
  const digest = addendumDigest(sha256, later)
  return { ...state, addenda: state.addenda.map((one) => ({ ...one, ...later, digest })) }
}
const otherParty = (state: ShiftState) => ({
  ...state,
  liabilities: state.liabilities.map((one) => ({
    ...one,
    party: one.party === 'incoming' ? 'outgoing' : 'incoming',
  })),
})
const withoutLines = (state: ShiftState) => {
  const {
    digest: _digest,
    lines: _lines,
    ...body
  } = { ...state.signed } as never as {
    digest: string
    lines: unknown
  }
  return { ...state, signed: { ...body, digest: sheetDigest(sha256, body as never) } }
}

describe('a signed sheet', () => {
  it.each<[string, (state: ShiftState) => unknown]>([
    ['whose addendum was taken away', (state) => ({ ...state, addenda: [] })],
    ['whose addendum was altered with its digest', redone],
    ['whose liability was turned to the other side', otherParty],
    ['whose liability was taken away', (state) => ({ ...state, liabilities: [] })],
    ['whose note was put in', (state) => ({ ...state, note: '并无此事' })],
    ['that was made to look unsigned', (state) => ({ ...state, signed: null })],
    ['of which nothing is left', () => null],
    ['that lost its lines', withoutLines],
  ])('%s is named', async (_what, change) => {
    const shiftId = await signedWithAddendum()
    await alter('shift', change)
    expect(await desk.must('shift.verify', {})).toMatchObject({
      ok: false,
      fault: { shiftId, what: 'not_as_signed', where: null },
    })
  })

  it('that is no JSON any more is named', async () => {
    const shiftId = await signedWithAddendum()
    await betweenStarts(({ db }) =>
      db.exec("UPDATE aggregate SET displayed = '{\"state\":' WHERE kind = 'shift'"),
    )
    expect((await desk.must('shift.verify', {})).fault).toMatchObject({
      shiftId,
      what: 'not_as_signed',
    })
  })

  it('is followed although no list tells of it', async () => {
    const shiftId = await signedWithAddendum()
    await betweenStarts(({ db }) => db.exec('DELETE FROM shift_row'))
    expect(await desk.must('shift.verify', {})).toMatchObject({ ok: true, sheets: 1, addenda: 1 })
    await alter('shift', redone)
    expect((await desk.must('shift.verify', {})).fault).toMatchObject({ shiftId })
  })

  it('of which nothing is left is named before the sheet that followed it', async () => {
    const shiftId = await signedWithAddendum()
    const lines = opening().lines.map(({ name }) => ({ name, opening: 120 }))
    const next = await desk.must('shift.open', opening({ key: NEXT, lines }))
    const counted = await desk.must(
      'shift.count',
      counting(next, () => ({ closing: 140 })),
    )
    await desk.must('shift.sign', signing(counted))
    await alter('shift', () => null)
    expect((await desk.must('shift.verify', {})).fault).toMatchObject({
      shiftId,
      what: 'not_as_signed',
    })
  })
})

async function closedDay(): Promise<void> {
  await addPeople()
  await desk.must('shift.sign', signing(await countedShift()))
  await desk.must('duty.countWorkload', {
    date: DATE,
    employeeNo: 'E100',
    counts: [{ business: 'savings', count: 7 }],
    replaces: null,
  })
  const parts = (['went_well', 'issues', 'actions'] as const).map((part) => ({
    part,
    text: '已讨论',
  }))
  await desk.must('duty.review', { date: DATE, parts, replaces: null })
  const { version: seenVersion } = await desk.must('day.get', { date: DATE })
  const rows = [{ code: 'note_10000', bricks: 0, bundles: 1, loose: 0, damaged: 0 }]
  const cash = { rows, book: 1_000_000, explained: null }
  const day = await desk.must('day.prepare', { date: DATE, seenVersion, cash, totals: null })
  await desk.must('day.close', {
    date: DATE,
    seenVersion: day.version,
    maker: { ...ADMINISTRATOR },
    manager: { ...WITNESS },
    note: null,
  })
}

const signedAnew =
  (change: (closed: ClosedDay) => Partial<ClosedDay>) => (state: DayCloseState) => {
    if (state.closed === null) throw new Error('not closed')
    const { digest: _digest, ...body } = { ...state.closed, ...change(state.closed) }
    return { ...state, closed: { ...body, digest: dayDigest(sha256, body) } }
  }

describe('a closed day', () => {
  it.each<[string, (state: DayCloseState) => unknown, string]>([
    ['with other figures', signedAnew(() => ({ unconfirmed: 99 })), 'not_as_signed'],
    ['without its sheets', signedAnew(() => ({ sheets: [] })), 'not_as_signed'],
    ['without its cash', signedAnew(() => ({ cash: undefined as never })), 'not_as_signed'],
    ['signed by one', signedAnew(({ maker }) => ({ manager: maker })), 'same_person'],
    ['that shows open', (state) => ({ ...state, closed: null }), 'not_as_signed'],
    ['of which nothing is left', () => null, 'not_as_signed'],
  ])('%s is named, though its digest fits', async (_what, change, what) => {
    await closedDay()
    expect(await desk.must('day.verify', {})).toEqual({ days: 1, fault: null })
    await alter('day_close', change)
    expect((await desk.must('day.verify', {})).fault).toEqual({ date: DATE, what, where: null })
  })

  it('is looked at although no list tells of it or its sheets', async () => {
    await closedDay()
    await betweenStarts(({ db }) => db.exec('DELETE FROM day_close_row; DELETE FROM shift_row'))
    expect(await desk.must('day.verify', {})).toEqual({ days: 1, fault: null })
  })
})
