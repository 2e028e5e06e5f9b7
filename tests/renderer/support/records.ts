/** Records as the host answers them. */
import type { CaseDetail, CaseRow, Status, SyncStatus } from '#shared/contract/views.ts'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { noCourse } from '#shared/complaint/case-course.ts'
import { PERMISSIONS } from '#shared/staff/role.ts'

export const caseId = '01890000-0000-7000-8000-000000000001'

export const status: Status = {
  needsSetUp: false,
  person: { employeeNo: 'E100', name: null, role: 'admin' },
  locked: false,
  permissions: [...PERMISSIONS],
  branch: { code: 'B01', name: 'B01', profile: 'bank' },
  device: { fingerprint: '5a91fbed', tag: 'K7Q' },
  autoLockMinutes: 5,
  host: 'loopback',
  version: '0.1.0',
}

export const settings: Output<'setting.get'> = {
  locale: 'zh-CN',
  theme: 'paper',
  autoLockMinutes: 5,
  syncEveryMinutes: 5,
  alertPhones: { office: '8230001', legal: '', police: '110', branch_head: '' },
}

export const quietSync: SyncStatus = {
  enrolled: false,
  hubUrl: null,
  deviceId: '5a91fbed'.repeat(8),
  epoch: 1,
  waiting: 3,
  waitingSince: '2025-10-20T10:05:00+08:00',
  sent: 0,
  confirmed: 0,
  attention: [],
  running: false,
  lastContactAt: null,
  lastProblem: null,
  nextAttemptAt: null,
  clockOffsetMs: null,
}

export const decision: CaseDetail['decision'] = {
  nature: { value: 'undetermined', primary: null, countedAgainst: null, warnings: [] },
  urgency: { level: 'level1', reasons: ['walk_in_agitated'], dueAt: '2025-10-20T11:00:00+08:00' },
  level: { value: 'ordinary', reasons: ['handled_directly_by_department'], suggestions: [] },
  filing: [],
  alerts: { notify: ['office', 'legal'], scripts: ['SP-W1'], filing: [] },
  deadlines: [
    {
      kind: 'resolve_ordinary',
      startAt: '2025-09-30T10:00:00+08:00',
      dueAt: '2025-10-11T24:00:00+08:00',
      unit: 'working_days',
      state: 'pending',
      provisional: false,
      source: 'S2-19',
      trace: [
        '2025-10-01 skipped rest_day 国庆节',
        '2025-10-09 counted 1',
        '2025-10-11 counted 3 make_up_workday',
      ],
    },
  ],
  explanations: [
    {
      decision: 'alerts',
      rule: 'recording_device',
      source: 'S2-13(2)',
      facts: ['reception.recordingDevice'],
      pack: 'rules-default',
      version: 1,
    },
  ],
  warnings: [],
}

export const caseRow: CaseRow = {
  caseId,
  caseNumber: 'B01-20251020-K7Q-001',
  intakeType: 'complaint',
  channel: 'counter',
  state: 'registered',
  receivedAt: '2025-10-20T10:00:00+08:00',
  customerName: '韩**',
  excerpt: '等了三个小时',
  firstRecipient: 'E100',
  handler: null,
  level: 'ordinary',
  urgency: 'level1',
  nextClock: null,
  enteredLate: false,
  openInstructions: 0,
  conflicts: 0,
  needsUpdate: false,
  ownComplaint: false,
  sync: 'saved_here',
  version: 3,
}

/** An intake of four fields and nothing more. */
const plainIntake: CaseDetail['intake'] = {
  identityNumber: null,
  cardTail: null,
  contactPerson: null,
  address: null,
  email: null,
  representation: null,
  complainantKind: null,
  relation: null,
  representedBy: null,
  complainedUnit: null,
  complainedOf: [],
  happenedAt: null,
  happenedWhere: null,
  place: null,
  appointment: null,
  business: null,
  product: null,
  amountFen: null,
  careNeeds: null,
  immediateHarms: [],
  personalRightsIssues: null,
  publicEmergency: null,
  regulatorNamed: null,
  externalSupervisor: null,
  complexity: null,
  walkInRecord: null,
  alerted: [],
  praised: [],
  enteredBy: 'E100',
  lateEntryReason: null,
  paper: null,
  repeatOf: null,
  resubmissions: [],
  incidents: [],
}

export const caseDetail: CaseDetail = {
  row: caseRow,
  facts: '等了三个小时',
  demand: '当面道歉',
  contact: '*******0042',
  contactMissingReason: null,
  anonymous: false,
  intake: plainIntake,
  erased: false,
  privacy: { retention: null, holds: [], erasureRequest: null },
  decision,
  clocks: decision.deadlines,
  promises: [],
  promiseOwed: false,
  instructions: [],
  conflicts: [],
  timeline: [
    {
      eventId: 'event-1',
      type: 'complaint.registered',
      occurredAt: '2025-10-20T10:00:00+08:00',
      recordedAt: '2025-10-20T10:00:00+08:00',
      by: 'E100',
      role: 'admin',
      own: true,
      sync: 'saved_here',
      branchSeq: null,
      complete: true,
      payload: { caseNumber: 'B01-20251020-K7Q-001', channel: 'counter' },
    },
  ],
  course: noCourse,
  handlerAssignedAt: null,
  enteredBy: 'E300',
  escalations: [],
  bounces: 0,
  gates: [
    { step: 'verify', missing: [] },
    { step: 'withdraw', missing: [] },
    { step: 'restrict', missing: [] },
    { step: 'escalate', missing: [] },
    { step: 'change_receiver', missing: [] },
    { step: 'set_urgency', missing: [] },
    { step: 'set_level', missing: [] },
  ],
}

export const deskLists: Output<'complaint.deskLists'> = {
  reasons: [
    { code: 'V03b', label: '解释不到位', nature: 'valid', needs: [], source: 'S2-05(3)' },
    {
      code: 'I03',
      label: '诉求超出正当利益',
      nature: 'invalid',
      needs: ['approver'],
      source: 'S2-06(3)',
    },
  ],
  aims: [
    { value: 'solve_problem', label: '解决问题' },
    { value: 'improper_gain', label: '谋取不当利益' },
  ],
  rootCauses: [{ value: 'service_nonstandard', label: '服务不规范' }],
  departments: [{ value: 'bank_cards', label: '银行卡部' }],
  approvers: [
    { role: 'lobby_manager', upToFen: 20_000 },
    { role: 'service_supervisor', upToFen: 200_000 },
    { role: 'general_manager', upToFen: null },
  ],
  satisfaction: { lowest: 1, highest: 5 },
  unreachedTries: 3,
  bouncesAtLeast: 2,
  referralMinutes: 1440,
}

/** Lists of a profile, short. */
export const intakeLists: Output<'complaint.intakeLists'> = {
  relations: [{ value: 'account_holder', label: '账户持有人' }],
  departments: [{ value: 'bank_cards', label: '银行卡部' }],
  businesses: [{ value: 'bank_card', label: '银行卡' }],
}

export const repeatCandidate: Output<'complaint.findRepeats'>['repeats'][number] = {
  caseId: '01890000-0000-7000-8000-0000000000f1',
  caseNumber: 'B01-20251018-K7Q-007',
  receivedAt: '2025-10-18T09:30:00+08:00',
  state: 'registered',
  handler: 'E200',
  customerName: '韩**',
  excerpt: '等了三个小时没有人理',
  signs: ['same_phone', 'similar_text'],
}

export const shiftDetail: ShiftDetail = {
  row: {
    shiftId: '2025-10-20.am.high_counter.1',
    key: { date: '2025-10-20', period: 'am', post: 'high_counter', position: 1 },
    onDuty: 'E100',
    openedAt: '2025-10-20T08:40:00+08:00',
    openingUnverified: false,
    signed: false,
    differences: 0,
    openIssues: 0,
    conflicts: 0,
    sync: 'saved_here',
    version: 1,
  },
  lines: [
    {
      name: 'cash_box',
      unit: 'fen',
      opening: 500_000,
      previousClosing: 500_000,
      in: null,
      out: null,
      closing: null,
      expected: null,
      difference: null,
    },
    {
      name: 'keys',
      unit: 'piece',
      opening: 4,
      previousClosing: 4,
      in: null,
      out: null,
      closing: null,
      expected: null,
      difference: null,
    },
  ],
  cash: [],
  totals: null,
  attendance: null,
  mismatchReason: null,
  previous: null,
  floats: [],
  issues: [],
  notices: [],
  registers: [{ register: 'difference', today: 0, open: 0 }],
  carryOverTotal: 0,
  carryOver: [],
  digest: null,
  signatures: null,
  differences: [],
  readBack: [],
  note: null,
  addenda: [],
  liabilities: [],
  afterSignOff: [],
  blockers: ['log_incomplete:counted'],
  policy: {
    blind: false,
    cashLines: ['cash_box'],
    denominations: [
      {
        code: 'note_10000',
        label: '100 元',
        kind: 'note',
        fen: 10_000,
        perBundle: 100,
        bundlesPerBrick: 10,
      },
      {
        code: 'coin_50',
        label: '5 角硬币',
        kind: 'coin',
        fen: 50,
        perBundle: null,
        bundlesPerBrick: null,
      },
    ],
    damagedApart: true,
    operatorLines: [],
    differenceReasons: [
      { value: 'miscounted', label: '清点有误' },
      { value: 'unknown', label: '原因待查' },
    ],
    witnessed: [],
    traineeCosigner: true,
  },
}
