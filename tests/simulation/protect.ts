/** What protects people: restricting, holding and erasing by two, sealed reports; and heeding alarms. */
import type { CaseDetail } from '#shared/contract/views.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { makeSealingPair } from '#main/service/sealed/box.ts'
import { allRows } from '#main/store/handle.ts'
import { publishOffice } from '#hub/compliance/office.ts'
import { type Machine, PEOPLE } from './machine.ts'
import { newId, nowAt } from './machine-time.ts'
import { type World, holds } from './world.ts'

const [ADMINISTRATOR, TELLER, MANAGER] = PEOPLE
/** Stands in every sealed report, and in nothing else. */
export const SEALED_WORD = '密报'

type Seen = { readonly caseId: string; readonly seenVersion: number }

/** Hands the case to the compliance office: nobody of the branch has a word of it any more (S2-06(6)). */
export async function restrict(machine: Machine, { caseId }: Seen): Promise<void> {
  const done = await machine.save('complaint.restrict', {
    caseId,
    restrictionReason: 'reported_wrongdoing',
  })
  if (!done.ok) return
  machine.world.note('restricted')
  const shown = await machine.ask('complaint.get', { caseId })
  holds('I22', !shown.ok, () => `${machine.name} still shows the restricted ${caseId}`)
}

/** Somebody types about a case and leaves it there: the draft goes with the words of the case. */
export async function typeDraft(machine: Machine, { caseId }: Seen): Promise<void> {
  await machine.save('draft.save', {
    draftId: newId(machine),
    kind: 'intake',
    content: { caseId, facts: `机密${caseId}` },
  })
}

/**
 * The end of what should never have been written down: held for a while sometimes, asked for by one
 * person, confirmed by another. Nobody gets past a hold, and nobody is two people.
 */
export async function eraseByTwo(machine: Machine): Promise<void> {
  const { world } = machine
  const { random } = world
  const ended = allRows<{ id: string }>(
    machine.look(),
    "SELECT case_id AS id FROM case_row WHERE open = 0 AND state <> 'restricted' ORDER BY case_id",
  )
  if (ended.length === 0) return
  const caseId = random.pick(ended).id
  const seen = await seenNow(machine, caseId)
  if (!seen) return
  const [first, second] = random.chance(0.5) ? [ADMINISTRATOR, MANAGER] : [MANAGER, ADMINISTRATOR]
  await machine.as(first.employeeNo)
  const holdId = newId(machine)
  const holding = random.chance(0.5)
    ? await machine.save('complaint.placeHold', {
        ...seen,
        holdId,
        holdReason: 'litigation',
        holdReference: `机密${caseId}`,
      })
    : null
  await askAndErase(machine, caseId, [first.employeeNo, second.employeeNo])
  if (!holding?.ok) return
  const held = await seenNow(machine, caseId)
  if (!held) return
  await machine.as(second.employeeNo)
  const lifted = await machine.save('complaint.liftHold', {
    ...held,
    holdId,
    liftReason: 'placed_by_mistake',
  })
  if (!lifted.ok) return
  world.note('hold_lifted')
  await askAndErase(machine, caseId, [first.employeeNo, second.employeeNo])
}

async function askAndErase(
  machine: Machine,
  caseId: string,
  [first, second]: readonly [string, string],
): Promise<void> {
  const { world } = machine
  const before = await seenNow(machine, caseId)
  if (!before) return
  const words = () => `${machine.name} let the held ${caseId} be erased`
  const held = isHeld(machine, caseId)
  await machine.as(first)
  const asked = await machine.save('complaint.requestErasure', {
    ...before,
    basis: 'entered_by_mistake',
  })
  holds('I23', !(held && asked.ok), words)
  if (held && !asked.ok && asked.refusal.code === 'legal_hold') world.note('held')
  const seen = await seenNow(machine, caseId)
  if (!asked.ok || !seen) return
  const confirm = { ...seen, certificate: 'XH-2025-003' }
  const alone = await machine.save('complaint.erase', confirm)
  holds('I23', !alone.ok, () => `${machine.name} let one person erase ${caseId}`)
  if (!alone.ok && alone.refusal.code === 'another_person_needed') world.note('refused_same_person')
  await machine.as(second)
  const done = await machine.save('complaint.erase', confirm)
  holds('I23', !(isHeld(machine, caseId) && done.ok), words)
  if (done.ok) world.note('erased_by_two')
}

async function seenNow(machine: Machine, caseId: string): Promise<Seen | null> {
  const shown = await machine.ask('complaint.get', { caseId })
  return shown.ok ? seenOf(shown.value) : null
}

function seenOf({ row }: CaseDetail): Seen {
  return { caseId: row.caseId, seenVersion: row.version }
}

/** Read from the record and not with the program's own rule. */
function isHeld(machine: Machine, caseId: string): boolean {
  const [row] = allRows<{ displayed: string }>(
    machine.look(),
    "SELECT displayed FROM aggregate WHERE kind = 'complaint' AND id = ?",
    caseId,
  )
  const { state } = JSON.parse(row?.displayed ?? '{"state":null}') as {
    state: { holds: readonly { lifted: unknown }[] } | null
  }
  return state?.holds.some(({ lifted }) => lifted === null) ?? false
}

/** A report of wrongdoing by staff: typed, sealed, and in nobody's sight from then on. */
export async function handInSealed(machine: Machine): Promise<void> {
  const { world } = machine
  const sealedId = newId(machine)
  const draftId = world.random.chance(0.5) ? newId(machine) : null
  const facts = `${SEALED_WORD}${sealedId}`
  if (draftId !== null) {
    await machine.save('draft.save', { draftId, kind: 'intake', content: { facts } })
  }
  const submitted = await machine.save('sealed.submit', {
    sealedId,
    draftId,
    about: facts,
    facts,
    evidence: '',
    reporterName: facts,
    reporterContact: '',
  })
  if (!submitted.ok) return
  world.note('sealed')
  const kept = allRows(machine.look(), 'SELECT draft_id FROM draft WHERE draft_id = ?', draftId)
  holds('I24', kept.length === 0, () => `${machine.name} keeps the draft of ${sealedId}`)
}

/** The compliance office has a key from early on; before, nothing can be sealed. */
export async function publishKey(world: World): Promise<void> {
  if (world.office) return
  const pair = makeSealingPair(world.random)
  const published = await publishOffice(world.hub.context, { publicKey: pair.publicKey })
  if (!published.ok) throw new Error(`the office was refused: ${published.refusal.code}`)
  world.office = pair
  world.tell('the compliance office has a key')
}

/** Somebody looks at what rings for them and says so; it stays said, and nobody else hears of it. */
export async function heedAlarm(machine: Machine, on: Seen): Promise<void> {
  const { world } = machine
  await machine.as(TELLER.employeeNo)
  await machine.save('complaint.makePromise', {
    ...on,
    promiseId: newId(machine),
    dueAt: formatInstant(nowAt(machine) + MINUTE_MS),
    what: `答复，机密${on.caseId}`,
  })
  // Not while a request is under way: its answer would come after a minute.
  if (world.depth === 0) await world.pass(2 * MINUTE_MS)
  if (!machine.running()) return
  await machine.as(world.random.pick([ADMINISTRATOR, TELLER, MANAGER]).employeeNo)
  const listed = await machine.ask('alarm.list', { caseId: null })
  const open = listed.ok ? listed.value.alarms.filter((one) => one.acknowledged === null) : []
  if (open.length === 0) return
  const { alarmId } = world.random.pick(open)
  const before = machine.ownIds().length
  const said = await machine.save('alarm.acknowledge', { alarmId })
  // The time may have moved a rung, or the clock back, between the two.
  if (!said.ok) return
  const again = await machine.ask('alarm.list', { caseId: null })
  const now = again.ok ? again.value.alarms.find((one) => one.alarmId === alarmId) : undefined
  const stays = now === undefined || now.acknowledged !== null
  holds('I25', stays, () => `${machine.name} asks again about the alarm ${alarmId}`)
  const quiet = machine.ownIds().length === before
  holds('I25', quiet, () => `${machine.name} wrote an event about an alarm`)
  world.note('alarm_heeded')
}
