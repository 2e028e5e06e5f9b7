/** A case told as its events, in hub order: what stands afterwards, and why any was put aside. */
import type { complaintEvents } from '#shared/complaint/events/index.ts'
import { complaintAggregate } from '#shared/complaint/fold/aggregate.ts'
import type { ComplaintState } from '#shared/complaint/state.ts'
import { type Folded, type LoggedEvent, applyEvent, emptyFold } from '#shared/log/fold.ts'
import { lookupEventType } from '#shared/log/registry.ts'
import { decided } from './case-facts.ts'

type EventName = (typeof complaintEvents)[number]['type']
export type Told = readonly [
  type: EventName,
  payload: object,
  by?: string,
  role?: string,
  change?: Partial<LoggedEvent>,
]

export const at = '2025-10-20T10:00:00+08:00'
export const later = '2025-10-21T10:00:00+08:00'
const caseId = '0199f000-0000-7000-8000-000000000001'
export const idOf = (last: number) => `0199f000-0000-7000-8000-${String(last).padStart(12, '0')}`
export const decision = decided({})
export const person = 'E900'

export const REGISTERED: Told = [
  'complaint.registered',
  {
    caseNumber: 'B01-1',
    intakeType: 'complaint',
    channel: 'counter',
    receivedAt: at,
    firstRecipient: 'E300',
    anonymous: false,
    reception: {},
    harm: {},
    flags: [],
    groupSize: null,
    earlierCalls: [],
    lateEntryReason: null,
    decision,
    customerName: '某客户',
    contact: '13800000042',
    contactMissingReason: null,
    facts: '等候过久',
    demand: '说明原因',
  },
  'E300',
]
export const registered = (change: object): Told => [
  'complaint.registered',
  { ...REGISTERED[1], ...change },
  'E300',
]
export const VERIFIED: Told = [
  'complaint.verified',
  { at, contactedAt: at, ownDepartment: true, verifiedPoints: '核对' },
  'E800',
  'hall_manager',
]
export const STARTED: Told = [
  'complaint.investigation_started',
  { at, investigator: person, team: [] },
]
export const WITHDRAWN: Told = [
  'complaint.withdrawn',
  { at, confirmedByCustomer: true, withdrawnBy: '本人', withdrawnHow: '电话', decision },
]
export const RESTRICTED: Told = [
  'complaint.restricted',
  { at, restrictionReason: 'reported_wrongdoing' },
  'E800',
  'hall_manager',
]

/** The case after these events, and why any of them was put aside. The event at place n has the id `e<n>`. */
export function told(...events: readonly Told[]): { state: ComplaintState; aside: unknown[] } {
  let folded: Folded<ComplaintState> = emptyFold
  for (const [index, [type, payload, by, role, change]] of events.entries()) {
    const event = {
      id: `e${index}`,
      type,
      typeVersion: 1,
      aggregate: { kind: 'complaint', id: caseId },
      device: 'd1',
      epoch: 1,
      seq: index + 1,
      fromHub: false,
      branchSeq: index + 1,
      base: index,
      orgBase: 0,
      actor: { employeeNo: by ?? person, role: role ?? 'teller' },
      businessDate: '2025-10-20',
      shift: null,
      occurredAt: at,
      recordedAt: at,
      payload,
      valid: true,
      ...change,
    } as unknown as LoggedEvent
    folded = applyEvent(complaintAggregate, lookupEventType, folded, event)
  }
  if (!folded.state) throw new Error('no case')
  return { state: folded.state, aside: folded.conflicts.map(({ value }) => value) }
}
