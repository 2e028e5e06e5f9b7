/** Who may do what: every role against every call, signed in, locked and not signed in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CallName, callNames } from '#shared/contract/call-names.ts'
import { workstationCalls } from '#shared/contract/workstation.ts'
import { isSupervisor, ROLES, type Role } from '#shared/staff/role.ts'
import type { Result } from '#shared/foundation/result.ts'
import {
  ADMINISTRATOR,
  expectOfContract,
  openDesk,
  removeFolders,
  setUp,
  type TestDesk,
} from '../../support/desk.ts'
import { validInputs } from '../../support/valid-inputs.ts'

/** Written by hand from the catalogue, so that a slip in the grants of `staff/role.ts` shows. */
const ANYONE: readonly CallName[] = [
  'app.status',
  'setup.complete',
  'session.signIn',
  'session.lock',
  'session.unlock',
  'session.signOut',
  'setting.get',
  'setting.change',
]
const ANYBODY_SIGNED_IN: readonly CallName[] = [
  'alarm.responsibility',
  'calendar.get',
  'session.leaving',
  'strip.state',
  'staff.list',
  'draft.list',
  'draft.save',
  'draft.discard',
  'phrase.lists',
]
const READING: readonly CallName[] = [
  ...ANYBODY_SIGNED_IN,
  'alarm.list',
  'alarm.acknowledge',
  'complaint.list',
  'complaint.get',
  'complaint.deskLists',
  'complaint.intakeLists',
  'complaint.hints',
  'complaint.legalDates',
  'today.get',
  'referralIn.list',
  'referralIn.get',
  'branch.list',
  'phrase.find',
  'phrase.search',
  'practice.next',
  'practice.answer',
  'practice.progress',
  'practice.forget',
  'lesson.list',
  'standard.list',
  'standard.get',
  'standard.read',
  'proposal.list',
  'phrase.keep',
  'situation.list',
  'situation.open',
  'situation.resume',
  'situation.answer',
  'strip.toggle',
  'strip.showMain',
  'sync.status',
  'sync.now',
]
// S1-25(2): everybody at the counter takes complaints.
const COUNTER: readonly CallName[] = [
  ...READING,
  'complaint.evaluate',
  'complaint.register',
  'complaint.findRepeats',
  'complaint.linkRepeat',
  'complaint.retype',
  'complaint.recordIncident',
  'complaint.reveal',
  'complaint.changeDetails',
  'complaint.assignHandler',
  'complaint.logContact',
  'complaint.makePromise',
  'complaint.escalate',
  'complaint.askReceiverChange',
  'complaint.takeReceiver',
  'complaint.applyReview',
  'complaint.raiseUrgency',
  'complaint.requestLeader',
  'complaint.reportAfterwards',
  'complaint.checkIdentity',
  'complaint.reopen',
  'complaint.answerInstruction',
  'complaint.settleConflict',
  'sealed.office',
  'sealed.submit',
  'proposal.begin',
  'phrase.checkProposal',
  'phrase.propose',
  'phrase.withdrawProposal',
  'register.choices',
  'register.list',
  'register.get',
  'register.reveal',
  'register.recordDifference',
  'register.settleDifference',
  'register.reportLoss',
  'register.followUpLoss',
  'register.handTransfer',
  'register.recordException',
  'register.contactPoint',
  'register.refundPayment',
  'register.findError',
  'register.settleException',
  'register.recordPhonePayment',
  'register.comparePhonePayments',
  'register.resolvePhonePayment',
  'register.letPhonePaymentPass',
  'register.handOver',
  'duty.day',
  'duty.assignZones',
  'duty.arrive',
  'duty.agreeSwap',
  'duty.patrol',
  'duty.fillForm',
  'duty.answerChecklist',
  'duty.holdMeeting',
  'duty.readLines',
  'duty.seeOffLast',
  'duty.review',
  'duty.tellCase',
  'duty.countWorkload',
  'upward.list',
  'upward.get',
  'upward.report',
  'upward.noteInstruction',
  'upward.carryOut',
  'upward.tellLeader',
  'shift.list',
  'shift.get',
  'shift.prepare',
  'shift.open',
  'shift.count',
  'shift.raiseIssue',
  'shift.assignIssue',
  'shift.settleIssue',
  'shift.leaveNotice',
  'shift.readNotice',
  'shift.tellFloat',
  'shift.readBack',
  'shift.sign',
  'shift.addendum',
  'shift.recordLiability',
  'shift.verify',
  'day.list',
  'day.get',
  'day.prepare',
  'day.close',
  'day.verify',
]
const HANDLING: readonly CallName[] = [
  ...COUNTER,
  'complaint.restrict',
  'complaint.noteUnreachable',
  'complaint.refer',
  'complaint.acceptReferral',
  'complaint.refuseReferral',
  'complaint.answerReferral',
  'complaint.startInvestigation',
  'complaint.addEvidence',
  'complaint.concludeInvestigation',
  'complaint.proposeNature',
  'complaint.confirmNature',
  'complaint.returnNature',
  'complaint.proposeSolution',
  'complaint.requestCompensation',
  'complaint.decideCompensation',
  'complaint.draftApology',
  'complaint.issueApology',
  'complaint.writeLetter',
  'complaint.reply',
  'complaint.judgeComplexity',
  'complaint.requestExtension',
  'complaint.tellExtension',
  'complaint.startPause',
  'complaint.tellPause',
  'complaint.endPause',
  'complaint.file',
  'complaint.reportClosing',
  'complaint.archive',
  'complaint.callBack',
  'complaint.withdraw',
  'complaint.recordTalk',
  'complaint.recordMeeting',
  'complaint.planVisit',
  'complaint.prepareNegotiation',
  'complaint.makeAgreement',
  'complaint.finishTask',
  'complaint.setAim',
  'complaint.close',
  'referralIn.accept',
  'referralIn.refuse',
  'referralIn.answer',
  'lesson.begin',
  'lesson.propose',
  'lesson.withdraw',
]
const SUPERVISING: readonly CallName[] = [
  ...HANDLING,
  'duty.roster',
  'complaint.placeHold',
  'complaint.verify',
  'complaint.decideExtension',
  'complaint.decideReview',
  'complaint.setLevel',
  'complaint.decline',
  'complaint.decideVisit',
  'complaint.recordResponsibility',
  'complaint.recordSanction',
  'complaint.liftHold',
  'complaint.requestErasure',
  'complaint.erase',
  'complaint.listKept',
  'calendar.readList',
  'calendar.takeInList',
  'calendar.changeBranchDays',
  'alarm.nameResponsible',
  'session.activate',
  'staff.add',
  'lesson.decide',
  'standard.readers',
  'sync.enrol',
  'store.verify',
  'store.backUp',
]

const ALLOWED: Readonly<Record<Role, readonly CallName[]>> = {
  trainee: COUNTER,
  teller: HANDLING,
  processing_clerk: HANDLING,
  lobby_manager: HANDLING,
  accounting_supervisor: SUPERVISING,
  service_supervisor: SUPERVISING,
  hall_manager: SUPERVISING,
  department_head: SUPERVISING,
  general_manager: SUPERVISING,
  // S3-43#1: whoever examines an apology is nobody of the counter.
  legal_counsel: [...READING, 'complaint.reveal', 'complaint.examineApology'],
  office: READING,
  head_office_service: [...ANYBODY_SIGNED_IN, 'complaint.reveal'],
  compliance_officer: [...ANYBODY_SIGNED_IN, 'complaint.reveal'],
  admin: SUPERVISING,
}

const others = callNames.filter((name) => !ANYONE.includes(name))
const PIN = '582931'
const numberOf = (role: Role) => `R${ROLES.indexOf(role)}00x`

let desk: TestDesk

beforeAll(async () => {
  desk = openDesk()
  await setUp(desk)
  for (const role of ROLES) {
    await desk.must('staff.add', { employeeNo: numberOf(role), name: '柜员', role })
    await desk.must('session.activate', { employeeNo: numberOf(role), pin: PIN })
  }
}, 60_000)
afterAll(async () => {
  await desk.close()
  removeFolders()
})

async function tryCall(name: CallName): Promise<Result<unknown>> {
  const answer = await desk.workstation.call(name, validInputs()[name])
  expectOfContract(name, answer)
  return answer
}

const codeOf = (answer: Result<unknown>) => (answer.ok ? 'accepted' : answer.refusal.code)
const BARRIERS = ['not_signed_in', 'locked', 'not_permitted']

describe('each role', () => {
  it.each(ROLES.map((role) => [role] as const))(
    '%s may do its calls and no other, and locked only status',
    async (role) => {
      await desk.must('session.signIn', { employeeNo: numberOf(role), pin: PIN })
      const seen: Record<string, boolean> = {}
      const wanted: Record<string, boolean> = {}
      for (const name of others) {
        const answer = await tryCall(name)
        const code = codeOf(answer)
        seen[name] = !BARRIERS.includes(code)
        wanted[name] = ALLOWED[role].includes(name)
        if (code === 'not_permitted' && !answer.ok) {
          expect(answer.refusal.params).toEqual({ permission: workstationCalls[name].permission })
        }
      }
      expect(seen).toEqual(wanted)
      const { person, permissions } = await desk.must('app.status', {})
      expect(person).toMatchObject({ employeeNo: numberOf(role), role })
      expect(permissions.includes('staff.manage')).toBe(isSupervisor(role))
      const restricted = await desk.ask('setting.change', { autoLockMinutes: 7 })
      expect(codeOf(restricted)).toBe(ALLOWED[role] === SUPERVISING ? 'accepted' : 'not_permitted')

      // Locked, only status and unlock are left, whoever stands there.
      const locked = await desk.must('session.lock', {})
      expect(locked).toMatchObject({
        locked: true,
        permissions: [],
        person: { employeeNo: numberOf(role) },
      })
      for (const name of others)
        expect([name, codeOf(await tryCall(name))]).toEqual([name, 'locked'])
      expect(codeOf(await desk.ask('setting.change', { syncEveryMinutes: 9 }))).toBe(
        'not_permitted',
      )
      expect(desk.faults).toEqual([])
    },
  )
})

it('is unlocked by the same person’s PIN and no other', async () => {
  await desk.must('session.signIn', { employeeNo: numberOf('teller'), pin: PIN })
  await desk.must('session.lock', {})
  expect(codeOf(await desk.ask('setup.complete', validInputs()['setup.complete']))).toBe(
    'already_set_up',
  )
  expect(codeOf(await desk.ask('session.unlock', { pin: ADMINISTRATOR.pin }))).toBe('wrong_pin')
  expect((await desk.must('app.status', {})).locked).toBe(true)
  expect((await desk.must('session.unlock', { pin: PIN })).locked).toBe(false)
})

describe('nobody signed in', () => {
  it('gets status and sign-in alone, before and after a set-up', async () => {
    await desk.must('session.signOut', {})
    const fresh = openDesk()
    for (const place of [desk, fresh]) {
      for (const name of others) {
        const answer = await place.workstation.call(name, validInputs()[name])
        expect([name, codeOf(answer)]).toEqual([name, 'not_signed_in'])
      }
      expect(codeOf(await place.ask('session.unlock', { pin: PIN }))).toBe('not_signed_in')
      expect(codeOf(await place.ask('setting.change', { autoLockMinutes: 9 }))).toBe(
        'not_permitted',
      )
      expect(codeOf(await place.ask('setting.change', { locale: 'zh-TW' }))).toBe('accepted')
      expect((await place.must('session.lock', {})).locked).toBe(false)
    }
    await fresh.close()
  })
})

it('lists every call for every role on one side or the other', () => {
  for (const name of callNames) {
    const allowed = [...ANYONE, ...SUPERVISING, ...ALLOWED.legal_counsel]
    expect(allowed.includes(name), name).toBe(true)
  }
})
