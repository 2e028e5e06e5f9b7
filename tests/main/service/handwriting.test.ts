/** A name by hand stands in the signature, under the digest; it is on the sheet and nowhere else. */
import { describe, expect, it } from 'vitest'
import type { Input } from '#shared/contract/workstation.ts'
import type { ShiftState } from '#shared/handover/state.ts'
import type { Folded } from '#shared/log/fold.ts'
import { decodeBody } from '#shared/log/envelope.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { Store } from '#main/store/open.ts'
import { verifyStore } from '#main/store/verify.ts'
import { betweenStarts, desk, openCounterForEach, refusalOf } from '../../support/counter.ts'
import { ADMINISTRATOR, COLLEAGUE, newId } from '../../support/desk.ts'
import { handOf } from '../../support/shift-signing.ts'
import { BY_HAND } from '../../support/signature-by-hand.ts'
import { choose, restoreProfileAfterEach } from './support/changed-profile.ts'
import { KEY, addPeople, countedShift, signing } from './support/shift-inputs.ts'

openCounterForEach()

const byHand = (person: Parameters<typeof handOf>[0]) => ({
  ...handOf(person),
  handwriting: BY_HAND,
})

async function signedByHand() {
  await addPeople()
  const shift = await countedShift()
  return await desk.must('shift.sign', signing(shift, { incoming: byHand(COLLEAGUE) }))
}

/** Changes one number of one stroke, in the event or in what screens are shown. */
function bend(store: Store, table: 'event' | 'aggregate') {
  if (table === 'aggregate') {
    const text = "SELECT displayed FROM aggregate WHERE kind = 'shift'"
    const folded = JSON.parse(String(store.db.prepare(text).pluck().get())) as Folded<ShiftState>
    const edited = JSON.stringify(folded).replace('[120,260,310]', '[120,261,310]')
    store.db.prepare("UPDATE aggregate SET displayed = ? WHERE kind = 'shift'").run(edited)
    return
  }
  const text = "SELECT row, body FROM event WHERE kind = 'shift' ORDER BY row DESC LIMIT 1"
  const { row, body } = store.db.prepare(text).get() as { row: number; body: Buffer }
  const edited = Buffer.from(body.toString('utf8').replace('[120,260,310]', '[120,261,310]'))
  expect(edited.equals(body)).toBe(false)
  const guards = store.db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'")
    .pluck()
    .all()
  for (const name of guards) store.db.exec(`DROP TRIGGER ${String(name)}`)
  store.db.prepare('UPDATE event SET body = ? WHERE row = ?').run(edited, row)
}

describe('a name by hand', () => {
  it('is in the signed event as it was written, and on the sheet; whoever wrote none has none', async () => {
    const { signatures } = await signedByHand()
    expect(signatures?.incoming.handwriting).toEqual(BY_HAND)
    expect(signatures?.outgoing.handwriting).toBeNull()
    await betweenStarts((store) => {
      const bodies = store.db.prepare('SELECT body FROM event').pluck().all() as Buffer[]
      const sheet = bodies
        .map((body) => decodeBody(body))
        .find((one) => one?.type === 'shift.signed')
      expect(sheet?.payload['incoming']).toMatchObject({ handwriting: BY_HAND })
      expect(verifyStore(store).faults).toEqual([])
    })
    expect(await desk.must('shift.verify', {})).toMatchObject({ ok: true, sheets: 1 })
  })

  it('stands in no list', async () => {
    await signedByHand()
    const lists = [
      await desk.must('shift.list', { limit: 10 }),
      await desk.must('today.get', {}),
      await desk.must('day.get', { date: KEY.date }),
    ]
    expect(JSON.stringify(lists)).not.toMatch(/strokes|pressure/)
  })

  it.each([
    ['shown', 'aggregate', 'digest'],
    ['signed', 'event', 'not_as_signed'],
  ] as const)(
    'of which one stroke was bent in the file, as it is %s, breaks the chain',
    async (_what, table, what) => {
      const { row } = await signedByHand()
      await betweenStarts((store) => bend(store, table))
      expect(await desk.must('shift.verify', {})).toMatchObject({
        ok: false,
        fault: { shiftId: row.shiftId, what },
      })
      const faults = await betweenStarts((store) => verifyStore(store).faults)
      expect(faults.length).toBeGreaterThan(0)
    },
  )

  it('stands in an addendum, too', async () => {
    const signed = await signedByHand()
    const added = await desk.must('shift.addendum', adding(signed.row))
    expect(added.addenda[0]?.outgoing.handwriting).toEqual(BY_HAND)
    expect(added.addenda[0]?.incoming.handwriting).toBeNull()
    expect(await desk.must('shift.verify', {})).toMatchObject({ ok: true, addenda: 1 })
  })

  it.each([
    ['one dot', { strokes: [{ x: [5], y: [5], pressure: null }] }],
    ['nothing', { strokes: [] }],
    ['a picture', 'data:image/png;base64,AAAA'],
  ])('that is %s is refused at its field', async (_what, handwriting) => {
    await addPeople()
    const shift = await countedShift()
    const incoming = { ...handOf(COLLEAGUE), handwriting: handwriting as typeof BY_HAND }
    const refusal = await refusalOf(() => desk.ask('shift.sign', signing(shift, { incoming })))
    expect(refusal.code).toBe('invalid_input')
    expect(refusal.field).toMatch(/^incoming\.handwriting/)
  })
})

describe('an organisation that takes no names by hand', () => {
  restoreProfileAfterEach()
  const { bank } = defaultPacks.profiles
  const refusesThem = () =>
    choose({ handwrittenSignature: { ...bank.handwrittenSignature, use: 'off' } })

  it('refuses one at its field, tells the screens, and signs without', async () => {
    refusesThem()
    await addPeople()
    const shift = await countedShift()
    expect(shift.policy.handwriting).toBe(false)
    const ask = () => desk.ask('shift.sign', signing(shift, { incoming: byHand(COLLEAGUE) }))
    expect(await refusalOf(ask)).toMatchObject({
      code: 'handwriting_off',
      field: 'incoming.handwriting',
      source: 'S4-15(3)',
    })
    const signed = await desk.must('shift.sign', signing(shift))
    expect(await refusalOf(() => desk.ask('shift.addendum', adding(signed.row)))).toMatchObject({
      code: 'handwriting_off',
      field: 'outgoing.handwriting',
    })
    expect((await desk.must('day.get', { date: KEY.date })).policy.handwriting).toBe(false)
  })
})

const adding = ({
  shiftId,
  version,
}: {
  shiftId: string
  version: number
}): Input<'shift.addendum'> => ({
  shiftId,
  seenVersion: version,
  addendumId: newId(),
  outgoing: { ...ADMINISTRATOR, handwriting: BY_HAND },
  incoming: { ...COLLEAGUE },
  text: '补记：钥匙一把已送修',
})
