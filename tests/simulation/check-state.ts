/** What must hold of the states after healing: the same everywhere, everything counted once, no loser unseen. */
import { createHash } from 'node:crypto'
import { canonicalJson, fromUtf8 } from '#shared/foundation/bytes.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type Folded, foldDigest } from '#shared/log/fold.ts'
import { allRows, getRow } from '#main/store/handle.ts'
import { publicFold } from '#main/store/log/fold-table.ts'
import type { HubEvent } from './check-log.ts'
import { checkDay } from './check-day.ts'
import { checkCase, checkDecision, checkRow, checkShown } from './check-cases.ts'
import type { BranchLog } from './check-errands.ts'
import type { Reach } from './faults.ts'
import type { Machine } from './machine.ts'
import { type World, holds } from './world.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

type State = Readonly<Record<string, unknown>>
interface Aggregate {
  readonly kind: string
  readonly id: string
  /** In hub order, copies left out. */
  readonly events: readonly HubEvent[]
  /** Its words were taken from some disk at least. */
  readonly wordless: boolean
}

/** A branch's records, at head office and at every machine of the branch. */
export async function checkStates(
  world: World,
  { branchId, log }: BranchLog,
  machines: readonly Machine[],
): Promise<void> {
  await world.hub.project(branchId)
  const digests = await world.hub.verify(branchId)
  const words = await readWords(world, branchId)
  const stored = await readHubFolds(world, branchId)
  // A hub that was put back may have forgotten what took the words from some disks.
  const everWordless = new Set(
    [...world.written.values()].filter(isTakingWords).map(({ aggregate }) => aggregate),
  )
  for (const { kind, id, digest, sound } of digests) {
    const name = `${kind}/${id}`
    holds('I5', sound, () => `the hub's row of ${name} is not the fold of its events`)
    const events = log.filter(
      ({ body, duplicateOf }) =>
        duplicateOf === null && body.aggregate.kind === kind && body.aggregate.id === id,
    )
    const wordless = everWordless.has(id)
    const aggregate = { kind, id, events, wordless }
    const atHub = stored.get(name)
    for (const machine of machines) {
      const identity = { device: machine.deviceId(), hubDevice: world.hub.device }
      const own = foldDigest(sha256, publicFold(machine.look(), aggregate, identity))
      holds('I5', own === digest, () => `${machine.name} folds ${name} differently from the hub`)
      const folded = displayed(machine, aggregate)
      if (!wordless) {
        holds(
          'I5',
          canonicalJson(folded) === canonicalJson(atHub),
          () => `${machine.name} shows ${name} differently from the hub`,
        )
      }
      checkEffects(world, machine.name, aggregate, folded)
      checkLosers(world, machine.name, aggregate, folded, words)
      if (kind !== 'complaint') continue
      const folds = folded as Folded<unknown> as Folded<ComplaintState>
      checkCase(world, machine.name, id, events, folds)
      checkRow(machine, id, folds)
      checkDecision(machine, id, events, folds)
    }
    if (kind === 'complaint' && !wordless) await checkShown(machines, id)
  }
  await checkDay(world, log, stored, machines)
}

function isTakingWords({ type }: { readonly type: string }): boolean {
  return TAKING_WORDS.has(type)
}

const TAKING_WORDS: ReadonlySet<string> = new Set([
  'complaint.personal_erased',
  'complaint.restricted',
  'referral_in.taken_back',
])

function displayed(machine: Machine, { kind, id }: Aggregate): Folded<State> {
  const row = getRow<{ displayed: string }>(
    machine.look(),
    'SELECT displayed FROM aggregate WHERE kind = ? AND id = ?',
    kind,
    id,
  )
  return JSON.parse(row?.displayed ?? 'null') as Folded<State>
}

/** Each event once in the count, each fact once in the state, each step applied or visible (I3, I6, I15). */
function checkEffects(
  world: World,
  name: string,
  aggregate: Aggregate,
  folded: Folded<State>,
): void {
  const { kind, id, events } = aggregate
  holds(
    'I3',
    folded.version === events.length,
    () => `${name}: ${kind}/${id} counts ${folded.version} of ${events.length} events`,
  )
  const of = (type: string) => events.filter(({ body }) => body.type === type)
  const refused = (type: string) =>
    folded.conflicts.filter((conflict) => conflict.kind !== 'field' && conflict.subject === type)
  for (const type of new Set(events.map(({ body }) => body.type))) {
    const ids = refused(type).map(({ eventId }) => eventId)
    holds(
      'I3',
      new Set(ids).size === ids.length,
      () => `${name}: a conflict of ${kind}/${id} stands twice`,
    )
    if (ids.length > 0) world.note(REACH_OF_CONFLICT[type] ?? 'step_conflict')
  }
  const first =
    kind === 'complaint' ? 'complaint.registered' : kind === 'shift' ? 'shift.opened' : undefined
  if (first !== undefined && of(first).length === 0) {
    // Both the hub and the only disk with the first event were put back: what is left waits for it.
    holds(
      'I6',
      folded.state === null && folded.early.length === events.length,
      () => `${name}: events of ${kind}/${id} were dropped`,
    )
    return
  }
  if (kind === 'complaint') {
    holds(
      'I6',
      of('complaint.registered').length - refused('complaint.registered').length === 1,
      () => `${name}: case ${id} is not registered once`,
    )
  }
  if (kind === 'shift') checkShift(name, aggregate, folded, refused)
  if (kind === 'day_close') checkSigned(name, aggregate, folded.state?.['closed'], refused)
}

/** What the draws are to meet, by the type of the event that came second. */
const REACH_OF_CONFLICT: Readonly<Record<string, Reach>> = {
  'shift.opened': 'double_opening',
  'shift.signed': 'signed_conflict',
  'shift.addendum_signed': 'addendum_lost',
  'difference.settled': 'settled_twice',
  'day.closed': 'day_closed_twice',
}

/** One opening and at most one signature count; the signed sheet is the one that was signed. */
function checkShift(
  name: string,
  aggregate: Aggregate,
  folded: Folded<State>,
  refused: (type: string) => readonly { eventId: string }[],
): void {
  const { id, events } = aggregate
  const opened = events.filter(({ body }) => body.type === 'shift.opened')
  holds(
    'I6',
    opened.length - refused('shift.opened').length === 1,
    () => `${name}: shift ${id} is not open once`,
  )
  checkSigned(name, aggregate, folded.state?.['signed'], refused)
  const losers = new Set(refused('shift.signed').map(({ eventId }) => eventId))
  const signed = events.findIndex(
    ({ body }) => body.type === 'shift.signed' && !losers.has(body.id),
  )
  const late =
    signed < 0 ? [] : events.slice(signed).filter(({ body }) => OF_A_SHEET.has(body.type))
  const beside = (folded.state?.['afterSignOff'] ?? []) as readonly { eventId: string }[]
  holds(
    'I15',
    late.map(({ body }) => body.id).join() === beside.map(({ eventId }) => eventId).join(),
    () => `${name}: ${beside.length} of ${late.length} latecomers stand beside the sheet of ${id}`,
  )
}

/** What belongs before the signatures, and stands beside the sheet when it comes after them. */
const OF_A_SHEET: ReadonlySet<string> = new Set([
  'shift.counted',
  'shift.issue_raised',
  'shift.notice_left',
  'shift.float_told',
])

const SIGNING: Readonly<Record<string, string>> = {
  shift: 'shift.signed',
  day_close: 'day.closed',
}

/** Of several signatures the first stands, and what was signed is shown to the last figure (I15). */
function checkSigned(
  name: string,
  { kind, id, events }: Aggregate,
  sheet: unknown,
  refused: (type: string) => readonly { eventId: string }[],
): void {
  const type = SIGNING[kind] ?? ''
  const signatures = events.filter(({ body }) => body.type === type)
  const losers = new Set(refused(type).map(({ eventId }) => eventId))
  const standing = signatures.filter(({ body }) => !losers.has(body.id))
  holds(
    'I15',
    standing.length === (signatures.length > 0 ? 1 : 0),
    () => `${name}: ${kind} ${id} has ${standing.length} signatures`,
  )
  holds(
    'I15',
    canonicalJson(sheet ?? null) === canonicalJson(standing[0]?.body.payload ?? null),
    () => `${name}: the sheet of ${id} is not what was signed`,
  )
}

/** A field value is shown, or stands as a loser, or was replaced by somebody who had seen it (I6). */
function checkLosers(
  world: World,
  name: string,
  aggregate: Aggregate,
  folded: Folded<State>,
  words: ReadonlyMap<number, State>,
): void {
  if (folded.state === null) return
  const writes = aggregate.events
    .filter(({ body }) => FIELD_TYPES.has(body.type))
    .flatMap((event) => {
      const payload = {
        ...event.body.payload,
        ...(aggregate.wordless ? {} : words.get(event.number)),
      }
      // Why something was changed is no field: nothing loses to it.
      const { changeReason: _why, ...fields } = payload as Record<string, unknown>
      return Object.entries(fields).map(([field, value]) => ({ event, field, value }))
    })
  for (const [index, { event, field, value }] of writes.entries()) {
    const stands = folded.writes[field]?.eventId === event.body.id
    const loses = folded.conflicts.some(
      (conflict) => conflict.eventId === event.body.id && conflict.subject === field,
    )
    if (loses) world.note('field_conflict')
    const replaced = writes
      .slice(index + 1)
      .some(
        (later) =>
          later.field === field &&
          (later.event.device === event.device ||
            later.event.body.base >= event.number ||
            canonicalJson(later.value) === canonicalJson(value)),
      )
    holds(
      'I6',
      stands || loses || replaced || sameAsBefore(folded, field, value),
      () =>
        `${name}: ${field} of ${aggregate.kind}/${aggregate.id} lost a value unseen (event ${event.number})`,
    )
  }
}

const FIELD_TYPES = new Set([
  'complaint.details_changed',
  'complaint.handler_assigned',
  'staff.described',
  'branch.described',
])

function sameAsBefore(folded: Folded<State>, field: string, value: unknown): boolean {
  return canonicalJson(folded.state?.[field] ?? null) === canonicalJson(value)
}

/** Personal fields of the events, as the hub has them. */
async function readWords(world: World, branchId: string): Promise<Map<number, State>> {
  const rows = await world.database.query<{ number: number; bytes: Uint8Array }>(
    'SELECT branch_seq AS number, bytes FROM event_part WHERE branch_id = $1',
    [branchId],
  )
  return new Map(rows.map(({ number, bytes }) => [number, JSON.parse(fromUtf8(bytes)) as State]))
}

async function readHubFolds(world: World, branchId: string): Promise<Map<string, unknown>> {
  const rows = await world.database.query<{ kind: string; id: string; folded: string }>(
    'SELECT kind, aggregate_id AS id, folded FROM aggregate WHERE branch_id = $1',
    [branchId],
  )
  return new Map(
    rows.map(({ kind, id, folded }) => [`${kind}/${id}`, JSON.parse(folded) as unknown]),
  )
}

/** Every notice of head office is shown everywhere. */
export async function checkNotices(world: World): Promise<void> {
  const rows = await world.database.query<{ id: string }>(
    "SELECT aggregate_id AS id FROM organisation_event WHERE kind = 'notice' ORDER BY number",
  )
  for (const machine of world.machines) {
    const shown = allRows<{ id: string }>(
      machine.look(),
      "SELECT a.id FROM aggregate a JOIN event e ON e.aggregate = a.id AND e.kind = a.kind WHERE e.stream = 1 AND e.number IS NOT NULL AND a.kind = 'notice' AND a.displayed LIKE '%\"title\"%' ORDER BY e.number",
    )
    holds(
      'I5',
      shown.map(({ id }) => id).join() === rows.map(({ id }) => id).join(),
      () => `${machine.name} shows ${shown.length} of ${rows.length} notices`,
    )
  }
}
