/** What another machine of the branch sends, whatever it says, stops neither the sync nor the counter. */
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { decided } from '../../shared/complaint/case-facts.ts'
import {
  ADMINISTRATOR,
  COLLEAGUE,
  addColleague,
  intake,
  newId,
  openDesk,
  removeFolders,
  setUp,
  type TestDesk,
} from '../../support/desk.ts'
import { type Forged, NOW, receive } from './sister.ts'

let open: TestDesk[] = []
afterEach(async () => {
  for (const desk of open) await desk.close()
  open = []
})
afterAll(removeFolders)
const keep = (desk: TestDesk): TestDesk => {
  open.push(desk)
  return desk
}

const complaint = (id: string) => ({ kind: 'complaint', id })
function registered(id: string, change: Record<string, unknown> = {}): Forged {
  const { facts, demand, customerName, contact } = intake(id)
  return {
    type: 'complaint.registered',
    aggregate: complaint(id),
    payload: {
      caseNumber: 'B01-20251020-AAA-001',
      intakeType: 'complaint',
      channel: 'counter',
      receivedAt: NOW,
      firstRecipient: 'E300',
      anonymous: false,
      reception: intake(id).reception,
      harm: intake(id).harm,
      flags: [],
      groupSize: null,
      earlierCalls: [],
      decision: decided({}),
      ...change,
    },
    words: { facts, demand, customerName, contact },
  }
}
const promise = (id: string, promiseId: string, dueAt = NOW): Forged => ({
  type: 'complaint.promise_made',
  aggregate: complaint(id),
  payload: { promiseId, madeAt: NOW, dueAt },
  words: { what: '回电' },
})

/** A desk of two people whose folder was closed, so that a sister's events can come. */
async function desk(): Promise<TestDesk> {
  const fresh = openDesk()
  await setUp(fresh)
  await addColleague(fresh)
  await fresh.close()
  return fresh
}

async function again({ folder }: TestDesk): Promise<TestDesk> {
  const opened = keep(openDesk(folder))
  await opened.must('session.signIn', ADMINISTRATOR)
  return opened
}

describe('events of a sister machine', () => {
  it('that no screen could show are kept, named and stop nothing', async () => {
    const closed = await desk()
    const good = newId()
    const same = newId()
    const clock = decided({}).deadlines[0]
    receive(closed.folder, [
      registered(good),
      promise(good, same),
      promise(good, same),
      promise(good, newId(), 'when I like'),
      registered('not-an-id'),
      registered(newId(), { receivedAt: 'yesterday' }),
      registered(newId(), { decision: { ...decided({}), deadlines: [{ ...clock, dueAt: 'x' }] } }),
      {
        type: 'shift.counted',
        aggregate: complaint(good),
        payload: { at: NOW, lines: [], cash: [], totals: null },
      },
      {
        type: 'complaint.escalated',
        aggregate: complaint(good),
        payload: { to: { toString: 1, valueOf: 1 } },
      },
      { type: 'complaint.__proto__', aggregate: { kind: '__proto__', id: 'x' }, payload: {} },
      ...Array.from({ length: 25 }, (_, index) => ({
        type: 'notice.published',
        aggregate: { kind: 'notice', id: `zz${index}` },
        payload: { at: NOW, title: 'x', text: 'y' },
      })),
    ])
    const counter = await again(closed)
    const today = await counter.must('today.get', {})
    expect(today.cases.map(({ caseId }) => caseId)).toEqual([good])
    expect(today.promises).toHaveLength(1)
    expect(today.notices).toEqual([])
    const detail = await counter.must('complaint.get', { caseId: good })
    expect(detail.row).toMatchObject({ needsUpdate: false, conflicts: 3 })
    expect(detail.conflicts.map(({ value }) => value)).toEqual([
      'invalid_payload',
      'wrong_record',
      'invalid_payload',
    ])
    const stray = detail.timeline.find(({ type }) => type === 'complaint.escalated')
    expect(stray?.payload).toEqual({})
    for (const { eventId, subject } of detail.conflicts) {
      const { version } = (await counter.must('complaint.get', { caseId: good })).row
      const choice = { caseId: good, seenVersion: version, eventId, subject }
      await counter.must('complaint.settleConflict', { ...choice, take: 'standing' })
    }
    expect((await counter.must('complaint.get', { caseId: good })).conflicts).toEqual([])
    expect(counter.faults).toEqual([])
  })

  it('give nobody a role that the writer could not give (architecture §6)', async () => {
    const closed = await desk()
    const describe = (id: string, payload: object, role: string): Forged => ({
      type: 'staff.described',
      aggregate: { kind: 'staff', id },
      payload: { ...payload },
      role,
    })
    receive(closed.folder, [
      describe('E900', { role: 'admin', active: true }, 'teller'),
      describe('E100', { active: false }, 'teller'),
      describe('E100', { active: false }, 'emperor'),
      describe('E 1', { role: 'admin', active: true }, 'admin'),
      describe('E901', { role: 'teller', active: true }, 'hall_manager'),
    ])
    const counter = await again(closed)
    const { people } = await counter.must('staff.list', {})
    expect(people.map(({ employeeNo, role }) => [employeeNo, role])).toEqual([
      ['E100', 'admin'],
      ['E200', 'teller'],
      ['E901', 'teller'],
    ])
  })

  it('erase nothing that their writer may not erase, and nothing of another kind', async () => {
    const closed = await desk()
    const caseId = newId()
    const erase = (more: Partial<Forged>): Forged => ({
      type: 'complaint.personal_erased',
      aggregate: complaint(caseId),
      payload: { basis: 'customer_request', requestedBy: 'E300', certificate: 'XH-1' },
      ...more,
    })
    receive(closed.folder, [
      registered(caseId),
      erase({ role: 'teller' }),
      erase({ role: 'hall_manager', payload: { basis: 'because' } }),
      erase({ role: 'hall_manager', aggregate: { kind: 'staff', id: 'E100' } }),
      erase({ role: 'teller', tv: 2 }),
    ])
    const counter = await again(closed)
    const detail = await counter.must('complaint.get', { caseId })
    expect(detail).toMatchObject({ erased: false, facts: intake(caseId).facts })
    expect(detail.conflicts.map(({ value }) => value)).toEqual(['not_permitted', 'invalid_payload'])
    const { people } = await counter.must('staff.list', {})
    expect(people.map(({ name }) => name)).toEqual(['管理员', '柜员'])
  })

  it('sign no sheet with one person on both sides, nor one of another shift', async () => {
    const closed = await desk()
    const key = { date: '2025-10-20', period: 'am', post: 'lobby', position: 1 }
    const shift = { kind: 'shift', id: '2025-10-20.am.lobby.1' }
    const opening = (change: object = {}) => ({
      type: 'shift.opened',
      aggregate: shift,
      payload: {
        key,
        openedAt: NOW,
        onDuty: 'E300',
        attendance: null,
        previous: null,
        openingUnverified: true,
        lines: [],
        ...change,
      },
      words: { mismatchReason: null },
    })
    const signature = (employeeNo: string) => ({
      employeeNo,
      role: 'teller',
      at: NOW,
      handwriting: null,
    })
    const sheet = (outgoing: string, incoming: string, change: object = {}) => ({
      type: 'shift.signed',
      aggregate: shift,
      payload: {
        key,
        signedAt: NOW,
        lines: [],
        cash: [],
        totals: null,
        differences: [],
        registers: [],
        carryOver: [],
        carryOverTotal: 0,
        reviewed: [],
        noticesRead: [],
        readBack: [],
        witness: null,
        outgoingCosigner: null,
        incomingCosigner: null,
        outgoing: signature(outgoing),
        outgoingStanding: 'none',
        incoming: signature(incoming),
        sessionId: newId(),
        previous: null,
        seenVersion: 1,
        digest: 'ab'.repeat(32),
        ...change,
      },
      words: { note: null, explanations: null },
    })
    receive(closed.folder, [
      opening({ key: { ...key, position: 2 } }),
      opening(),
      sheet('E300', 'e300'),
      sheet('E300', COLLEAGUE.employeeNo, { key: { ...key, period: 'pm' } }),
    ])
    const counter = await again(closed)
    const { rows } = await counter.must('shift.list', { limit: 10 })
    expect(rows).toMatchObject([{ shiftId: shift.id, signed: false, conflicts: 3 }])
  })
})
