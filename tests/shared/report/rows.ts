/** Rows for the figures: a plain complaint, changed where a test needs it, and any row at all. */
import fc from 'fast-check'
import { CHANNELS, INTAKE_TYPES } from '#shared/complaint/enumerations.ts'
import { LEVELS } from '#shared/complaint/rules/types.ts'
import { DAY_MS } from '#shared/foundation/instant.ts'
import { type CaseRow, MARK_KINDS } from '#shared/report/case-row.ts'
import { at } from '../duty/moments.ts'

export const plainRow: CaseRow = {
  caseId: 'c0',
  draft: false,
  restricted: false,
  intakeType: 'complaint',
  channel: 'counter',
  level: 'ordinary',
  nature: 'undetermined',
  reason: null,
  unit: 'B01',
  receivedAt: at('2025-10-10 10:00'),
  repeatOf: null,
  lateEntry: false,
  missingFields: [],
  missingAttachments: 0,
  changes: [],
  archivedAt: null,
  clocks: [],
  marks: [],
  callbacks: [],
}

/** Rows that differ from the plain one, each with a number of its own. */
export function rowsOf(...changes: Partial<CaseRow>[]): CaseRow[] {
  return changes.map((change, index) => ({ ...plainRow, caseId: `c${index + 1}`, ...change }))
}

/** Quarter days of three months: moments that fall on the edges of days as often as between them. */
const moment = fc
  .integer({ min: 0, max: 92 * 4 })
  .map((quarters) => at('2025-09-01') + (quarters * DAY_MS) / 4)
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })

/** Any rows: late, doubly closed, reopened, withdrawn, repeated, restricted, in any order. */
export const anyRows: fc.Arbitrary<CaseRow[]> = fc
  .array(
    fc.record<Omit<CaseRow, 'caseId'>>({
      draft: fc.boolean(),
      restricted: fc.boolean(),
      intakeType: fc.constantFrom(...INTAKE_TYPES),
      channel: fc.constantFrom(...CHANNELS),
      level: fc.constantFrom(...LEVELS),
      nature: fc.constantFrom('valid', 'invalid', 'undetermined'),
      reason: orNull(fc.constantFrom('V01', 'V12', 'I04')),
      unit: fc.constantFrom('B01', 'B02', '__proto__'),
      receivedAt: moment,
      repeatOf: orNull(fc.constantFrom('c1', 'c2')),
      lateEntry: fc.boolean(),
      missingFields: fc.constantFrom([], ['contact']),
      missingAttachments: fc.integer({ min: 0, max: 2 }),
      changes: fc.array(
        fc.record({ kind: fc.constantFrom('closed', 'reopened', 'withdrawn'), at: moment }),
        { maxLength: 5 },
      ),
      archivedAt: orNull(moment),
      clocks: fc.array(
        fc.record({
          kind: fc.constantFrom('resolve_ordinary', 'callback', 'promised_reply'),
          dueMs: moment,
          doneAt: orNull(moment),
          cancelled: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
      marks: fc.array(fc.record({ kind: fc.constantFrom(...MARK_KINDS), at: moment }), {
        maxLength: 3,
      }),
      callbacks: fc.array(
        fc.record({
          at: moment,
          reached: fc.boolean(),
          satisfaction: orNull(fc.integer({ min: 1, max: 5 })),
          leftover: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((row, index) => ({ ...row, caseId: `c${index + 1}` })))
