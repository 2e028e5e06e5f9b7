/** Faults that the simulator found, each by itself and small enough to read. */
import { afterEach, describe, expect, it } from 'vitest'
import { toHex } from '#shared/foundation/bytes.ts'
import { chainStart } from '#shared/log/chain.ts'
import type { EventBody } from '#shared/log/envelope.ts'
import { type Folded, type LoggedEvent, emptyFold, foldEvents } from '#shared/log/fold.ts'
import { aggregateOf, lookupEventType } from '#shared/log/registry.ts'
import { openBook } from '#main/service/book.ts'
import { takeNewEpoch } from '#main/sync/recovery.ts'
import { type Store, openStore } from '#main/store/open.ts'
import { listAttention, noteAttention } from '#main/store/log/attention-table.ts'
import { findEvent, listUnplaced } from '#main/store/log/event-table.ts'
import { readMeta, writeMeta } from '#main/store/log/meta-table.ts'
import { readFolded, refold } from '#main/store/log/fold-table.ts'
import { BrokenPage, LostOwnEvents, applySlice } from '#main/store/log/returned.ts'
import { verifyStore } from '#main/store/verify.ts'
import { allRows } from '#main/store/handle.ts'
import { staffDescribed } from '#shared/staff/events.ts'
import { accepted } from '#shared/foundation/result.ts'
import { decided } from '#tests/shared/complaint/case-facts.ts'
import { removeFolders, temporaryFolder } from '#tests/support/desk.ts'
import { ACTOR, BODY, OTHER, foreign, sha256 } from './foreign-events.ts'
import { seededRandom } from './seeded-random.ts'

const CASE = '0199ff11-dd30-7cec-89ca-449668354ab5'

let stores: Store[] = []
afterEach(() => {
  for (const store of stores) store.close()
  stores = []
  removeFolders()
})

function openOwn() {
  const store = openStore(temporaryFolder('found'), { create: true })
  stores.push(store)
  const book = openBook({
    db: store.db,
    clock: { now: () => 1_760_920_200_000, monotonic: () => 0, bootId: () => 'boot' },
    random: seededRandom(1, 'found'),
    appVersion: '0.0.0',
    report: (_what, error) => {
      throw error
    },
  })
  const options = { sha256, identity: book.identity(), at: () => {} }
  return { db: store.db, book, options }
}

describe('a page from the hub', () => {
  const three = foreign([{}, {}, {}])

  it('is refused when a number is missing, and leaves nothing (I11)', () => {
    const { db, options } = openOwn()
    const holed = three.filter(({ number }) => number !== 2)
    expect(() => applySlice(db, 0, holed, options)).toThrow(BrokenPage)
    expect(allRows(db, 'SELECT row FROM event')).toEqual([])
    expect(readMeta(db, 'branchCursor')).toBeNull()
  })

  it('is refused when an event does not follow the one before it (I8)', () => {
    const { db, options } = openOwn()
    const renumbered = three
      .filter(({ number }) => number !== 2)
      .map((event, index) => ({ ...event, number: index + 1 }))
    expect(() => applySlice(db, 0, renumbered, options)).toThrow('does not follow')
  })

  it('is refused when an event comes back under another number', () => {
    const { db, options } = openOwn()
    applySlice(db, 0, three, options)
    const again = three.map((event) => ({ ...event, number: event.number + 3 }))
    expect(() => applySlice(db, 0, again, options)).toThrow('another number')
  })

  it('never takes the place of an own event that was not sent', () => {
    const { db, book, options } = openOwn()
    book.write(ACTOR, (writer) =>
      accepted(writer.append(staffDescribed, 'E100', { role: 'admin' })),
    )
    const device = book.identity().device
    const [taken] = foreign([{ id: 'of-a-twin' }])
    if (!taken) throw new Error('no event')
    const own = { ...taken, device, prev: toHex(chainStart(sha256, book.keys.publicKey, 1)) }
    expect(() => applySlice(db, 0, [own], options)).toThrow(LostOwnEvents)
    expect(findEvent(db, { device, epoch: 1, seq: 1 })?.number).toBeNull()
  })

  it.each([0, 1])(
    'brings no words back to a case whose words were erased (I16, from event %i)',
    (first) => {
      const { db, options } = openOwn()
      const on = (type: string, payload: EventBody['payload']) => ({
        type,
        payload,
        aggregate: { kind: 'complaint', id: CASE },
      })
      const events = foreign(
        [
          on('complaint.registered', REGISTERED),
          on('complaint.personal_erased', {
            basis: 'customer_request',
            requestedBy: 'E300',
            certificate: 'XH-1',
          }),
          on('complaint.contact_logged', CONTACT),
        ].slice(first),
        [{ facts: '事实', demand: '要求' }, null, { summary: '机密' }].slice(first),
      )
      applySlice(db, 0, events.slice(0, -1), options)
      applySlice(db, 0, events.slice(-1), options)
      expect(JSON.stringify(readFolded(db, 'complaint', CASE))).not.toContain('机密')
      expect(allRows(db, 'SELECT row FROM event WHERE part IS NOT NULL')).toEqual([])
    },
  )
})

const REGISTERED = {
  caseNumber: 'B01-1',
  intakeType: 'complaint',
  channel: 'counter',
  receivedAt: '2025-10-20T09:00:00.000+08:00',
  firstRecipient: 'E100',
  anonymous: false,
  reception: {
    walkIn: false,
    agitated: false,
    media: false,
    recordingDevice: false,
    gathering: false,
    violence: false,
  },
  harm: {
    beyondDepartmentPower: false,
    considerableHarm: false,
    possibleAdverseEffect: false,
    seriousDamage: false,
  },
  flags: [],
  groupSize: null,
  earlierCalls: [],
  decision: decided({}),
}
const CONTACT = {
  contactId: CASE,
  at: '2025-10-20T09:30:00.000+08:00',
  direction: 'outbound',
  channel: 'phone',
  reached: true,
  promiseId: null,
}

describe('the own log', () => {
  it('asks for no attention to a row that was chained anew', () => {
    const { db, book } = openOwn()
    book.write(ACTOR, (writer) =>
      accepted(writer.append(staffDescribed, 'E100', { role: 'admin' })),
    )
    const [event] = listUnplaced(db, book.identity().device)
    if (!event) throw new Error('no event')
    noteAttention(db, event.row, 'too_large', 0)
    takeNewEpoch(book, 1, sha256)
    expect(listAttention(db)).toEqual([])
  })
})

describe('verifying a store', () => {
  it.each([1, 2, 3])('names event %i of another device when it is deleted (I8)', (number) => {
    const { db, options } = openOwn()
    applySlice(db, 0, foreign([{}, {}, {}]), options)
    db.exec(`DROP TRIGGER event_is_never_deleted; DELETE FROM event WHERE number = ${number}`)
    expect(verifyStore({ db }).faults).toContainEqual({
      kind: 'chain',
      code: 'missing',
      place: `branch/${number}`,
    })
  })

  it('names a folded row whose only event is gone', () => {
    const { db, book } = openOwn()
    book.write(ACTOR, (writer) =>
      accepted(writer.append(staffDescribed, 'E100', { role: 'admin' })),
    )
    db.exec('DROP TRIGGER event_is_never_deleted; DELETE FROM event')
    expect(verifyStore({ db }).faults).toContainEqual({
      kind: 'fold',
      code: 'without_events',
      place: 'staff/E100',
    })
  })
})

describe('a fold', () => {
  const logged = (type: string, payload: Record<string, unknown>, seq: number): LoggedEvent => ({
    ...BODY,
    id: `event-${seq}`,
    type,
    typeVersion: 1,
    aggregate: { kind: 'complaint', id: CASE },
    device: OTHER,
    epoch: 1,
    seq,
    fromHub: false,
    branchSeq: seq,
    payload,
    valid: true,
  })

  it('keeps a fact that stands before its record in hub order until the record comes (I6)', () => {
    const aggregate = aggregateOf('complaint')
    if (!aggregate) throw new Error('no such kind')
    const folded = foldEvents(aggregate, lookupEventType, emptyFold, [
      logged('complaint.contact_logged', CONTACT, 1),
      logged('complaint.handler_assigned', { handler: 'E200' }, 2),
      logged('complaint.registered', REGISTERED, 3),
    ]) as Folded<{ contacts: unknown[]; handler: string }>
    expect(folded).toMatchObject({ version: 3, early: [], state: { handler: 'E200' } })
    expect(folded.state?.contacts).toHaveLength(1)
  })

  it('keeps a signature that stands before its opening in hub order (I15)', () => {
    const aggregate = aggregateOf('shift')
    if (!aggregate) throw new Error('no such kind')
    const shift = { kind: 'shift', id: '2025-10-20.am.lobby.1' }
    const key = { date: '2025-10-20', period: 'am', post: 'lobby', position: 1 }
    const signers = { outgoing: { employeeNo: 'E100' }, incoming: { employeeNo: 'E200' } }
    const early = {
      ...logged('shift.signed', { key, ...signers, digest: 'd' }, 1),
      aggregate: shift,
    }
    const opening = {
      ...logged('shift.opened', { key, lines: [] }, 2),
      aggregate: shift,
    }
    const folded = foldEvents(aggregate, lookupEventType, emptyFold, [early, opening])
    expect(folded).toMatchObject({ version: 2, conflicts: [], state: { signed: { digest: 'd' } } })
  })

  it('takes the list rows of a case away that is not known any more', () => {
    const { db, options } = openOwn()
    const events = foreign([
      {
        type: 'complaint.registered',
        payload: REGISTERED,
        aggregate: { kind: 'complaint', id: CASE },
      },
    ])
    applySlice(db, 0, events, options)
    expect(allRows(db, 'SELECT case_id FROM case_row')).toHaveLength(1)
    // A new life of the hub, which has not told of this case yet.
    db.exec('UPDATE event SET number = NULL')
    writeMeta(db, 'branchCursor', 0)
    refold(db, { kind: 'complaint', id: CASE }, options.identity)
    expect(allRows(db, 'SELECT case_id FROM case_row')).toEqual([])
  })
})
