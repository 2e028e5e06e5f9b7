/** What is open at a machine, read from its records, against what a sheet says it carries over (I29). */
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { OPEN_STATES } from '#shared/complaint/enumerations.ts'
import { allRows } from '#main/store/handle.ts'
import type { Machine } from './machine.ts'
import { holds } from './world.ts'

interface Entry {
  readonly [field: string]: unknown
}
interface Read extends Entry {
  readonly promises?: readonly Entry[]
  readonly issues?: readonly Entry[]
}

/** Kinds of which the sheet must name every open one, and no other. */
const KINDS: ReadonlySet<string> = new Set(['complaint', 'difference', 'issue'])

/** Open complaints, differences and problems as `kind/id`. */
export function openNow(machine: Machine): ReadonlySet<string> {
  const rows = allRows<{ kind: string; id: string; displayed: string }>(
    machine.look(),
    "SELECT kind, id, displayed FROM aggregate WHERE kind IN ('complaint', 'register', 'shift')",
  )
  return new Set(
    rows.flatMap(({ kind, id, displayed }) => {
      const { state } = JSON.parse(displayed) as { state: Read | null }
      return state === null ? [] : openOf(kind, id, state)
    }),
  )
}

function openOf(kind: string, id: string, state: Read): string[] {
  if (kind === 'complaint') {
    return (OPEN_STATES as readonly unknown[]).includes(state['state']) ? [`complaint/${id}`] : []
  }
  if (kind === 'register') {
    const open = state['register'] === 'difference' && state['settled'] === null
    return open ? [`difference/${id}`] : []
  }
  return (state.issues ?? [])
    .filter((issue) => issue['settled'] === null)
    .map((issue) => `issue/${String(issue['issueId'])}`)
}

/** The sheet that was signed now names what was open before, whole. */
export function checkCarriedOver(
  machine: Machine,
  { row, carryOver, carryOverTotal }: ShiftDetail,
  open: ReadonlySet<string>,
): void {
  const named = carryOver
    .filter(({ kind }) => KINDS.has(kind))
    .map(({ kind, id }) => `${kind}/${id}`)
  const say = (what: string) => () => `${machine.name}: the sheet of ${row.shiftId} ${what}`
  holds('I29', carryOverTotal === carryOver.length, say('leaves out what it counts'))
  const closed = named.find((item) => !open.has(item))
  holds('I29', closed === undefined, say(`carries over ${closed}, which was not open`))
  const forgotten = [...open].find((item) => !named.includes(item))
  holds('I29', forgotten === undefined, say(`forgets ${forgotten}`))
}
