/** What a profile says about a shift: cash by denomination, both systems' totals, blind counting, times. */
import { z } from 'zod'
import { cited } from './cited.ts'

const lineCode = z.string().regex(/^[a-z]+(_[a-z]+)*$/)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A note or a coin; how many of it make a bundle and a brick where it is bundled at all. */
const denomination = z.strictObject({
  code: z.string().regex(/^(note|coin)_\d+$/),
  label: z.string().min(1).max(20),
  kind: z.enum(['note', 'coin']),
  /** Face value in integer fen. */
  fen: z.int().min(1).max(100_000_00),
  perBundle: z.int().min(2).max(10_000).nullable(),
  bundlesPerBrick: z.int().min(2).max(1000).nullable(),
})
export type Denomination = Readonly<z.infer<typeof denomination>>

const hours = z.strictObject({ from: time, to: time })

/** The fields, to spread into the profile. */
export const shiftFields = {
  cash: z.strictObject({
    /** Balance lines that are counted by denomination. */
    lines: z.array(lineCode),
    /** In the order in which they are counted, the largest first. */
    denominations: z.array(denomination).min(1).max(30),
    /** Whether damaged notes are counted in a column of their own; they are cash like the others. */
    damagedApart: z.boolean(),
    ...cited,
  }),
  /** Whether expected amounts stay hidden until the count stands. */
  blindCount: z.strictObject({ on: z.boolean(), ...cited }),
  /** Lines whose processed amounts together are held against the billing system; empty = no such books. */
  operatorTotals: z.strictObject({ lines: z.array(lineCode), ...cited }),
  /** When the two shifts of a day begin and end, as wall times of the branch. */
  shiftTimes: z.strictObject({ am: hours, pm: hours, ...cited }),
  /** Whether whoever signs a sheet with number and PIN may write their name by hand beside it. */
  handwrittenSignature: z.strictObject({ use: z.enum(['off', 'offered']), ...cited }),
}

interface ShiftPart {
  readonly balanceLines: readonly { readonly code: string; readonly unit: string }[]
  readonly cash: z.infer<(typeof shiftFields)['cash']>
  readonly operatorTotals: { readonly lines: readonly string[] }
  readonly shiftTimes: z.infer<(typeof shiftFields)['shiftTimes']>
}

/** What contradicts itself, with its path: lines that are none or hold no money, doubles, bricks of nothing. */
export function shiftFaults(profile: ShiftPart): readonly {
  readonly path: (string | number)[]
  readonly message: string
}[] {
  const money = new Set(
    profile.balanceLines.filter(({ unit }) => unit === 'fen').map(({ code }) => code),
  )
  const strangers = (of: 'cash' | 'operatorTotals', lines: readonly string[]) =>
    lines.flatMap((line, index) =>
      money.has(line) && lines.indexOf(line) === index
        ? []
        : [{ path: [of, 'lines', index], message: 'a money line of the sheet, once' }],
    )
  const codes = profile.cash.denominations.map(({ code }) => code)
  return [
    ...strangers('cash', profile.cash.lines),
    ...strangers('operatorTotals', profile.operatorTotals.lines),
    ...profile.cash.denominations.flatMap(({ code, perBundle, bundlesPerBrick }, index) => [
      ...(codes.indexOf(code) === index
        ? []
        : [{ path: ['cash', 'denominations', index, 'code'], message: 'a denomination twice' }]),
      ...(bundlesPerBrick !== null && perBundle === null
        ? [{ path: ['cash', 'denominations', index, 'perBundle'], message: 'bricks of no bundles' }]
        : []),
    ]),
    ...(['am', 'pm'] as const).flatMap((period) =>
      profile.shiftTimes[period].from < profile.shiftTimes[period].to
        ? []
        : [{ path: ['shiftTimes', period, 'to'], message: 'a shift ends after it begins' }],
    ),
  ]
}
