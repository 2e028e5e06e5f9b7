/** The end of a working day: work counted, the day looked back upon, cash against the sheets, two signatures. */
import month from '#resources/demonstration/branch-month.json' with { type: 'json' }
import type { Stage } from './stage.ts'

/** Kinds of work that this counter does every day. */
const BUSINESSES = ['savings', 'payment', 'bank_card'] as const

/** Closes the day of whoever is signed in, who draws it up; the supervisor signs second. */
export async function closeDay(
  { call, draw, pinOf }: Stage,
  date: string,
  people: { readonly maker: string; readonly manager: string },
): Promise<void> {
  const { maker, manager } = people
  await call('duty.countWorkload', {
    date,
    employeeNo: maker,
    counts: BUSINESSES.map((business) => ({ business, count: 12 + draw(40) })),
    replaces: null,
  })
  await call('duty.review', {
    date,
    parts: Object.entries(month.review).map(([part, text]) => ({ part, text })),
    replaces: null,
  })
  const day = await call('day.get', { date })
  const book = await countedCash(call, day)
  const prepared = await call('day.prepare', {
    date,
    seenVersion: day.version,
    cash: { rows: notesOf(book, day.policy.denominations), book, explained: null },
    totals: null,
  })
  const hand = (employeeNo: string) => ({ employeeNo, pin: pinOf(employeeNo) })
  await call('day.close', {
    date,
    seenVersion: prepared.version,
    maker: hand(maker),
    manager: hand(manager),
    note: null,
  })
}

/** What the last sheet of the day counted in cash; a difference stands recorded there already. */
async function countedCash(
  call: Stage['call'],
  { sheets }: { readonly sheets: readonly { readonly shiftId: string }[] },
): Promise<number> {
  const last = sheets.at(-1)
  if (!last) return 0
  const { lines, policy } = await call('shift.get', { shiftId: last.shiftId })
  return lines
    .filter(({ name }) => policy.cashLines.includes(name))
    .reduce((sum, { closing }) => sum + (closing ?? 0), 0)
}

/** An amount in as few notes and coins as there are. */
function notesOf(
  fen: number,
  denominations: readonly { readonly code: string; readonly fen: number }[],
) {
  let rest = fen
  return denominations.flatMap(({ code, fen: value }) => {
    const loose = Math.floor(rest / value)
    rest -= loose * value
    return loose === 0 ? [] : [{ code, bricks: 0, bundles: 0, loose, damaged: 0 }]
  })
}
