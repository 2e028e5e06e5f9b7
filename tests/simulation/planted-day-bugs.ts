/** Planted bugs around shifts, registers and days, in the manner of `planted-bugs.ts`. */
import { type PlantedBug, call } from './planted-bugs.ts'

type Sheet = { readonly lines: readonly object[] }
type Shift = { readonly signed: Sheet | null; readonly addenda: readonly unknown[] }
type Module = Record<string, (...args: never[]) => unknown>
type Event = { readonly type: string; readonly payload: Readonly<Record<string, unknown>> }

export const PLANTED_DAY_BUGS: readonly PlantedBug[] = [
  {
    name: 'a late count changes a signed sheet',
    file: '#shared/handover/state.ts',
    needs: [],
    about: 'counter_day',
    firstSeed: 1,
    plant: ({ shiftAggregate: real }) => ({
      shiftAggregate: {
        ...real,
        evolve(state: Shift | null, event: Event) {
          const next = call((real as unknown as Module).evolve, state, event) as Shift | null
          if (!next?.signed || event.type !== 'shift.counted') return next
          const { lines } = event.payload as { lines: readonly { closing: number }[] }
          return { ...next, signed: withClosings(next.signed, lines) }
        },
      },
    }),
  },
  {
    name: 'an addendum by the pair whose sheet lost counts',
    file: '#shared/handover/obstacle.ts',
    needs: [],
    about: 'counter_day',
    firstSeed: 2,
    plant: (real) => ({
      shiftObstacle: (state: Shift | null, event: Event) =>
        event.type === 'shift.addendum_signed' && state?.signed
          ? null
          : call(real.shiftObstacle, state, event),
    }),
  },
  {
    name: 'a sign-off forgets the row of its difference',
    file: '#shared/register/obstacle.ts',
    needs: [],
    about: 'counter_day',
    firstSeed: 11,
    plant: (real) => ({
      registerObstacle: (state: unknown, event: Event) =>
        event.type === 'difference.recorded' && event.payload['shiftId'] !== null
          ? 'already_registered'
          : call(real.registerObstacle, state, event),
    }),
  },
  {
    name: 'a later closing takes the place of the first',
    file: '#shared/day-close/state.ts',
    needs: [],
    about: 'counter_day',
    firstSeed: 16,
    plant: ({ dayCloseAggregate: real }) => ({
      dayCloseAggregate: {
        ...real,
        evolve: (state: object | null, event: Event) =>
          call(
            (real as unknown as Module).evolve,
            state && event.type === 'day.closed' ? { ...state, closed: null } : state,
            event,
          ),
        obstacle: (state: object | null, event: Event) =>
          call((real as unknown as Module).obstacle, state && { ...state, closed: null }, event),
      },
    }),
  },
  {
    name: 'problems of a shift are not carried over',
    file: '#main/store/tables/shift-table.ts',
    needs: [],
    about: 'counter_day',
    firstSeed: 18,
    plant: () => ({ listShiftsWithIssues: () => [] }),
  },
]

/** The sheet with what was counted after it. */
function withClosings(sheet: Sheet, counted: readonly { closing: number }[]): Sheet {
  const closingOf = (index: number) => counted[index]?.closing ?? 0
  return {
    ...sheet,
    lines: sheet.lines.map((line, index) => ({ ...line, closing: closingOf(index) })),
  }
}
