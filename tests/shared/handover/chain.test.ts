/** the chain of signed sheets. Whatever is changed afterwards breaks a link that is named. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChainedSheet, sheetDigest, verifySheets } from '#shared/handover/rules/chain.ts'
import { hand, sha256, sheetAfter, weekOfSheets, withAddendum } from './support/sheets.ts'

const week = weekOfSheets()
const faultOf = (sheets: readonly ChainedSheet[]) => verifySheets(sheets, sha256).fault

/** The sheets with one of them changed and its own digest made to fit again. */
function resealed(index: number, change: object): readonly ChainedSheet[] {
  return week.map((each, at) => {
    if (at !== index) return each
    const { digest: _old, ...body } = { ...each.sheet, ...change }
    return { ...each, sheet: { ...body, digest: sheetDigest(sha256, body) } }
  })
}

/** Every place in a value where something that is no object stands. */
function leaves(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [[...path]]
  const entries = Array.isArray(value) ? value.map((one, at) => [at, one]) : Object.entries(value)
  return entries.flatMap(([key, one]) => leaves(one, [...path, key as string | number]))
}

function changedAt(value: unknown, path: readonly (string | number)[], to: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return to
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) }
  ;(copy as Record<string | number, unknown>)[key] = changedAt(
    (value as Record<string | number, unknown>)[key],
    rest,
    to,
  )
  return copy
}

const other = (value: unknown) =>
  typeof value === 'number' ? value + 1 : typeof value === 'string' ? `${value}0` : 'something'

describe('a chain that nobody touched', () => {
  it('holds in whatever order its sheets come', () => {
    expect(verifySheets(week, sha256)).toEqual({ ok: true, sheets: 6, addenda: 2, fault: null })
    fc.assert(
      fc.property(fc.shuffledSubarray([...week], { minLength: 6 }), (shuffled) => {
        expect(verifySheets(shuffled, sha256).ok).toBe(true)
      }),
    )
  })

  it('holds for nothing at all, and for one that begins anew', () => {
    expect(verifySheets([], sha256).ok).toBe(true)
    expect(verifySheets([...week, sheetAfter(null, 27, 'am')], sha256).ok).toBe(true)
  })
})

describe('tampering', () => {
  it('with any field of any sheet is found and named', () => {
    const places = week.flatMap((each, index) =>
      leaves(each.sheet).map((path) => [index, path] as const),
    )
    fc.assert(
      fc.property(fc.constantFrom(...places), ([index, path]) => {
        const target = week[index] as ChainedSheet
        const value = path.reduce<unknown>(
          (found, key) => (found as Record<string | number, unknown>)[key],
          target.sheet,
        )
        const sheet = changedAt(target.sheet, path, other(value)) as ChainedSheet['sheet']
        const fault = faultOf(week.map((each, at) => (at === index ? { ...each, sheet } : each)))
        expect(fault?.shiftId).toBe(target.shiftId)
      }),
      { numRuns: places.length },
    )
  })

  it('with any field of an addendum is found and named by its number', () => {
    const target = week[2] as ChainedSheet
    for (const [number, addendum] of target.addenda.entries()) {
      for (const path of leaves(addendum)) {
        const value = path.reduce<unknown>(
          (found, key) => (found as Record<string | number, unknown>)[key],
          addendum,
        )
        const addenda = target.addenda.map((one, at) =>
          at === number ? (changedAt(one, path, other(value)) as typeof one) : one,
        )
        const sheets = week.map((each, at) => (at === 2 ? { ...each, addenda } : each))
        expect(faultOf(sheets), path.join('.')).toEqual({
          shiftId: target.shiftId,
          what: 'addendum_digest',
          where: String(number + 1),
        })
      }
    }
  })

  it('that makes its own digest fit again breaks the link of the sheet after it', () => {
    for (const index of [0, 1, 3, 4]) {
      expect(faultOf(resealed(index, { signedAt: '2025-10-20T12:31:00+08:00' }))).toEqual({
        shiftId: week[index + 1]?.shiftId,
        what: 'previous_digest',
        where: week[index]?.shiftId,
      })
    }
  })

  it.each<[string, readonly ChainedSheet[], object]>([
    ['a sheet is taken out', week.toSpliced(1, 1), { what: 'previous_missing' }],
    [
      'a line does not add up',
      resealed(5, { lines: [{ ...week[5]?.sheet.lines[0], difference: 1 }] }),
      { what: 'line', where: 'cash_box' },
    ],
    [
      'an opening is not the closing before',
      [
        ...week.slice(0, 5),
        sheetAfter(week[4] as ChainedSheet, 22, 'pm', {
          lines: [
            {
              ...(week[5] as ChainedSheet).sheet.lines[0],
              previousClosing: 1,
            } as ChainedSheet['sheet']['lines'][number],
          ],
        }),
      ],
      { what: 'opening', where: 'cash_box' },
    ],
    [
      'notes and coins come to something else',
      resealed(5, { cash: [{ line: 'cash_box', rows: [] }] }),
      { what: 'cash', where: 'cash_box' },
    ],
    [
      'the totals do not add up',
      resealed(5, { totals: { billing: 1, operators: [], difference: 0 } }),
      { what: 'totals' },
    ],
    ['one person signs twice', resealed(5, { incoming: hand('e100') }), { what: 'same_person' }],
    [
      'a sheet names itself as the one before',
      resealed(5, { previous: { shiftId: week[5]?.shiftId, digest: 'ab'.repeat(32) } }),
      { what: 'previous_order' },
    ],
    [
      'a sheet stands under another name',
      week.map((each, at) => (at === 5 ? { ...each, shiftId: '2025-10-29.am.lobby.1' } : each)),
      { what: 'wrong_record' },
    ],
    [
      'an addendum is left out',
      week.map((each) => ({ ...each, addenda: each.addenda.slice(1) })),
      { what: 'addendum_link', where: '1' },
    ],
    [
      'somebody else signs an addendum',
      week.map((each, at) => (at === 5 ? withAddendum(each, { incoming: hand('E300') }) : each)),
      { what: 'addendum_people', where: '1' },
    ],
  ])('%s', (_what, sheets, fault) => {
    expect(faultOf(sheets)).toMatchObject(fault)
  })

  it('names the first of several broken links in the order of the days', () => {
    const broken = week.map((each, at) =>
      at === 1 || at === 4 ? { ...each, sheet: { ...each.sheet, seenVersion: 99 } } : each,
    )
    expect(faultOf(broken.toReversed())).toMatchObject({ shiftId: week[1]?.shiftId })
  })
})
