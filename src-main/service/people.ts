/** Set-up, sign-in, lock, and the people of the branch. */
import { BRANCH_AGGREGATE_ID, branchDescribed } from '#shared/branch/events.ts'
import { deviceTag } from '#shared/complaint/case-number.ts'
import type { CallInput, Handlers } from '#shared/contract/gate.ts'
import type { Person, Status } from '#shared/contract/views.ts'
import type { peopleCalls } from '#shared/contract/calls/people.ts'
import { businessDateOf } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { leavingWarnings } from '#shared/handover/rules/session.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { staffActivated, staffDescribed } from '#shared/staff/events.ts'
import { pinObjection } from '#shared/staff/pin.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { PERMISSIONS, type Role, isRole, may } from '#shared/staff/role.ts'
import { listDrafts } from '../store/tables/desk-table.ts'
import { listPeople } from '../store/tables/people.ts'
import { findPin, insertPin } from '../store/tables/pin-table.ts'
import { listCurrentShifts } from '../store/tables/shift-table.ts'
import { type Desk, type DeskSession, actorOf, branchOf, personOf } from './desk.ts'
import { checkPin, makeVerifier } from './pin.ts'
import { type Settings, changeSettings, readDeskSettings } from './setting.ts'

type PeopleCalls = Omit<typeof peopleCalls, 'store.verify' | 'store.backUp'>

/** `settingsChanged` is called after settings were written. */
export function peopleHandlers(
  desk: Desk,
  settingsChanged: (settings: Settings) => void,
): Handlers<PeopleCalls, DeskSession> {
  return {
    'app.status': () => accepted(statusOf(desk)),
    'setup.complete': (input) => setUp(desk, input),
    'session.signIn': (input) => signIn(desk, input.employeeNo, input.pin),
    'session.activate': (input, session) => activate(desk, input, actorOf(session)),
    'session.lock': () => {
      const { signedIn } = desk.session()
      desk.setSession({ signedIn, locked: signedIn !== null })
      return accepted(statusOf(desk))
    },
    'session.unlock': (input) => {
      const { signedIn } = desk.session()
      return signedIn
        ? signIn(desk, signedIn.employeeNo, input.pin)
        : refused('not_signed_in', 'nobody is signed in')
    },
    'session.signOut': () => {
      desk.setSession({ signedIn: null, locked: false })
      return accepted(statusOf(desk))
    },
    'session.leaving': (_input, session) =>
      accepted({ warnings: leavingOf(desk, actorOf(session)).map((warning) => ({ ...warning })) }),
    'staff.list': () =>
      accepted({
        people: listPeople(desk.book.db).map((person) => ({
          ...viewOf(person),
          active: person.active,
          activatedHere: findPin(desk.book.db, person.employeeNo) !== null,
        })),
      }),
    'staff.add': (input, session) => addPerson(desk, input, actorOf(session)),
    'setting.get': () => accepted(readDeskSettings(desk)),
    'setting.change': (input, session) => {
      const changed = changeSettings(desk, input, session)
      if (changed.ok) settingsChanged(changed.value)
      return changed
    },
  }
}

/** A shift that this person opened and nobody has taken over, and what they began to type. */
function leavingOf({ book }: Desk, { employeeNo }: Actor) {
  const unsignedShifts = listCurrentShifts(book.db, businessDateOf(book.now())).flatMap(
    ({ folded: { state } }) =>
      state && state.signed === null && sameEmployee(state.onDuty, employeeNo) ? state.shiftId : [],
  )
  return leavingWarnings({
    unsignedShifts,
    unsavedDrafts: listDrafts(book.db, employeeNo).length,
  })
}

/** What a screen must know before anything else. Says nothing of the branch's work. */
function statusOf(desk: Desk): Status {
  const { signedIn, locked } = desk.session()
  const device = desk.book.identity().device
  return {
    needsSetUp: branchOf(desk) === null,
    person: signedIn
      ? viewOf(personOf(desk, signedIn.employeeNo) ?? { ...signedIn, name: null })
      : null,
    locked,
    permissions:
      signedIn && !locked ? PERMISSIONS.filter((permission) => may(signedIn.role, permission)) : [],
    branch: branchView(desk),
    device: { fingerprint: device.slice(0, 8), tag: deviceTag(device) },
    autoLockMinutes: readDeskSettings(desk).autoLockMinutes,
    host: desk.host,
    version: desk.appVersion,
  }
}

function branchView(desk: Desk): Status['branch'] {
  const branch = branchOf(desk)
  return branch && { code: branch.code, name: branch.name, profile: branch.profile }
}

function viewOf(person: { employeeNo: string; name: string | null; role: string }): Person {
  // A role that a newer program invented is shown, and may do, as little as a trainee.
  const role: Role = isRole(person.role) ? person.role : 'trainee'
  return { employeeNo: person.employeeNo, name: person.name, role }
}

async function setUp(
  desk: Desk,
  input: CallInput<PeopleCalls, 'setup.complete'>,
): Promise<Result<Status>> {
  const { administrator } = input
  const objection = pinObjection(administrator.pin, administrator.employeeNo)
  if (objection) return { ok: false, refusal: { ...objection, field: 'administrator.pin' } }
  const actor: Actor = { employeeNo: administrator.employeeNo, role: 'admin' }
  const verifier = await makeVerifier(
    administrator.employeeNo,
    administrator.pin,
    desk.pinPepper,
    desk.book.clock.bootId(),
  )
  const written = desk.book.write(actor, (writer) => {
    if (branchOf(desk) !== null)
      return refused('already_set_up', 'this workstation is set up already')
    writer.append(branchDescribed, BRANCH_AGGREGATE_ID, {
      code: input.branchCode,
      name: input.branchName,
      profile: input.profile,
    })
    writer.append(staffDescribed, administrator.employeeNo, {
      name: administrator.name,
      role: 'admin',
      active: true,
    })
    writer.append(staffActivated, administrator.employeeNo, {
      activatedBy: administrator.employeeNo,
    })
    insertPin(writer.db, verifier)
    return accepted(true)
  })
  if (!written.ok) return written
  desk.setSession({ signedIn: actor, locked: false })
  return accepted(statusOf(desk))
}

async function signIn(desk: Desk, employeeNo: string, pin: string): Promise<Result<Status>> {
  const checked = await checkPin(desk.book, desk.pinPepper, employeeNo, pin, 'pin')
  if (!checked.ok) return checked
  const person = personOf(desk, employeeNo)
  if (!person?.active)
    return refused('not_active', 'this person does not work here any more', { field: 'employeeNo' })
  desk.setSession({ signedIn: { employeeNo, role: viewOf(person).role }, locked: false })
  return accepted(statusOf(desk))
}

async function activate(
  desk: Desk,
  input: CallInput<PeopleCalls, 'session.activate'>,
  supervisor: Actor,
): Promise<Result<Person>> {
  const { employeeNo, pin } = input
  const person = personOf(desk, employeeNo)
  if (!person) return refused('unknown_person', 'not in the staff list', { field: 'employeeNo' })
  if (!person.active)
    return refused('not_active', 'does not work here any more', { field: 'employeeNo' })
  const objection = pinObjection(pin, employeeNo)
  if (objection) return { ok: false, refusal: objection }
  const verifier = await makeVerifier(employeeNo, pin, desk.pinPepper, desk.book.clock.bootId())
  return desk.book.write(supervisor, (writer) => {
    if (findPin(desk.book.db, employeeNo)) {
      return refused('already_activated', 'has a PIN at this workstation', { field: 'employeeNo' })
    }
    insertPin(writer.db, verifier)
    writer.append(staffActivated, employeeNo, { activatedBy: supervisor.employeeNo })
    return accepted(viewOf(person))
  })
}

function addPerson(
  desk: Desk,
  input: CallInput<PeopleCalls, 'staff.add'>,
  supervisor: Actor,
): Result<Person> {
  return desk.book.write(supervisor, (writer) => {
    // `e100` beside `E100` would be one person with two accounts, and could sign for both sides.
    if (listPeople(writer.db).some((person) => sameEmployee(person.employeeNo, input.employeeNo))) {
      return refused('already_exists', 'this number is in the staff list', { field: 'employeeNo' })
    }
    writer.append(staffDescribed, input.employeeNo, {
      name: input.name,
      role: input.role,
      active: true,
    })
    return accepted(viewOf(input))
  })
}
