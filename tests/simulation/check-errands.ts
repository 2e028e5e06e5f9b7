/** What head office carried between the branches' logs: every slip and every receipt, once, and none lost. */
import type { CaseReferral } from '#shared/complaint/case-course.ts'
import { OPEN_STATES } from '#shared/complaint/enumerations.ts'
import {
  complaintReferralAccepted,
  complaintReferralAnswered,
  complaintReferralRefused,
} from '#shared/complaint/events/referral.ts'
import { previewObstacle } from '#shared/complaint/fold/preview.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import type { EventType } from '#shared/log/event-type.ts'
import type { ReferralInState } from '#shared/referral-in/state.ts'
import type { HubEvent } from './check-log.ts'
import type { BranchOfWorld } from './branches.ts'
import { type World, holds } from './world.ts'

/** One branch with its log as the hub has it. */
export interface BranchLog extends BranchOfWorld {
  readonly log: readonly HubEvent[]
}

interface Slip {
  readonly at: BranchLog
  readonly slip: ReferralInState
}

/** Checks slips and receipts over all branches, after every errand was run (I20, I21). */
export async function checkErrands(world: World, branches: readonly BranchLog[]): Promise<void> {
  const folds = await readFolds(world)
  const slips = new Map<string, Slip[]>()
  for (const { branchId, state } of folds.slips) {
    const at = branches.find((one) => one.branchId === branchId)
    if (!at) continue
    const key = causeOf(state.ownerBranch, state.caseId, state.referralId)
    slips.set(key, [...(slips.get(key) ?? []), { at, slip: state }])
  }
  for (const at of branches) checkReceived(world, at)
  const known = new Set<string>()
  for (const { branchId, state } of folds.cases) {
    const owner = branches.find((one) => one.branchId === branchId)
    if (!owner) continue
    for (const referral of state.referrals) {
      const key = causeOf(branchId, state.caseId, referral.referralId)
      known.add(key)
      checkReferral(world, { owner, branches, state, referral }, slips.get(key) ?? [])
    }
    checkClosing(world, owner, state)
  }
  for (const key of slips.keys()) {
    holds('I20', known.has(key), () => `a slip stands for no referral: ${key}`)
  }
}

interface Sent {
  readonly owner: BranchLog
  readonly branches: readonly BranchLog[]
  readonly state: ComplaintState
  readonly referral: CaseReferral
}

function checkReferral(
  world: World,
  { owner, branches, state, referral }: Sent,
  slips: readonly Slip[],
): void {
  const { referralId, toBranch } = referral
  const say = (what: string) => () => `referral ${referralId} of ${owner.code}: ${what}`
  holds('I20', slips.length <= 1, say(`stands on ${slips.length} slips`))
  const target = branches.find(({ code }) => code === toBranch && code !== owner.code)
  const wordless = state.restriction !== null || state.erased
  const waits =
    OPEN_STATES.includes(state.state) && referral.refused === null && referral.answered === null
  const [there] = slips
  if (!there) {
    const lost = target !== undefined && target.log.length > 0 && waits && !wordless
    holds('I20', !lost, say('never reached the other branch'))
    return
  }
  world.note('slip')
  const { slip } = there
  holds('I20', there.at.code === toBranch, say(`lies in ${there.at.code}, not in ${toBranch}`))
  if (wordless) holds('I20', slip.takenBack !== null, say('its slip outlives its words'))
  if (slip.takenBack === null && !waits) {
    const open = slip.refused === null && slip.answered === null
    holds('I20', !open, say('nobody waits for its slip, and it is open'))
  }
  if (wordless) return
  for (const [type, said, payload] of saidOn(slip)) {
    const actor = { employeeNo: said.by, role: said.role }
    const event = { type, payload: { referralId, at: said.at, ...payload }, actor }
    const awaited = previewObstacle(state, { ...event, occurredAt: said.at }) === null
    holds('I21', !awaited, say(`${type.type} of the other branch was lost`))
  }
}

/** What the other branch said: the case that still takes it has not been told. */
function saidOn({ accepted, refused, answered, takenBack }: ReferralInState) {
  type Said = { readonly at: string; readonly by: string; readonly role: string }
  const said: [EventType, Said, Record<string, unknown>][] = []
  if (takenBack) return said
  if (accepted)
    said.push([complaintReferralAccepted, accepted, { acceptedBy: accepted.acceptedBy }])
  if (refused)
    said.push([complaintReferralRefused, refused, { refusedBecause: refused.refusedBecause }])
  if (answered) said.push([complaintReferralAnswered, answered, { feedback: answered.feedback }])
  return said
}

/** What head office wrote into a log is there once for each cause. */
function checkReceived(world: World, { code, log }: BranchLog): void {
  const seen = new Set<string>()
  for (const { body, device, duplicateOf } of log) {
    const cause =
      device === world.hub.device && duplicateOf === null ? causeOfErrand(body) : undefined
    if (cause === undefined) continue
    holds('I21', !seen.has(cause), () => `${code}: head office wrote twice: ${cause}`)
    seen.add(cause)
  }
}

function causeOfErrand({ type, aggregate, payload }: HubEvent['body']): string | undefined {
  if (type === 'referral_in.received' || type === 'referral_in.taken_back') {
    return `${type} ${aggregate.id}`
  }
  if (type === 'complaint.close_reported') return `${type} ${String(payload['receipt'])}`
  return type.startsWith('complaint.referral_')
    ? `${type} ${aggregate.id} ${String(payload['referralId'])}`
    : undefined
}

/** A closing that stands has one receipt, and it names the very event that closed the case (S2-19). */
function checkClosing(
  world: World,
  { code, log }: BranchLog,
  { caseId, closing, closeReports, restriction }: ComplaintState,
): void {
  const say = (what: string) => () => `closing of ${caseId} at ${code}: ${what}`
  const synced = closeReports.filter(({ way }) => way === 'synced')
  for (const { receipt } of synced) {
    const number = Number(receipt?.slice(code.length + 1))
    const named = log.find((event) => event.number === number)?.body
    holds('I21', named?.type === 'complaint.closed', say(`${receipt} names ${named?.type}`))
    holds('I21', named.aggregate.id === caseId, say(`${receipt} names another case`))
    world.note('receipt')
  }
  if (!closing || restriction !== null) return
  holds('I21', synced.length === 1, say(`${synced.length} receipts`))
}

function causeOf(...parts: readonly string[]): string {
  return parts.join(' ')
}

async function readFolds(world: World) {
  const rows = await world.database.query<{ branch_id: string; kind: string; folded: string }>(
    "SELECT branch_id, kind, folded FROM aggregate WHERE kind IN ('complaint', 'referral_in') ORDER BY aggregate_id",
  )
  const states = <State>(wanted: string) =>
    rows.flatMap(({ branch_id: branchId, kind, folded }) => {
      const { state } = JSON.parse(folded) as { state: State | null }
      return kind === wanted && state ? { branchId, state } : []
    })
  return {
    cases: states<ComplaintState>('complaint'),
    slips: states<ReferralInState>('referral_in'),
  }
}
