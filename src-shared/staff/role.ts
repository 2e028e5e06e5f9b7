/** Roles of catalogue §5 that hold an account, and what each may do. */

/** Accounts. `first_responsible_person` is a duty and `investigation_team` a group, so neither is here. */
export const ROLES = [
  'trainee',
  'teller',
  'processing_clerk',
  'lobby_manager',
  'accounting_supervisor',
  'service_supervisor',
  'hall_manager',
  'department_head',
  'general_manager',
  'legal_counsel',
  'office',
  'head_office_service',
  'compliance_officer',
  'admin',
] as const
export type Role = (typeof ROLES)[number]

/** What a call may ask for. One table for workstation and console users alike. */
export const PERMISSIONS = [
  'complaint.read',
  'complaint.write',
  'complaint.reveal',
  'complaint.handle',
  'complaint.close',
  'complaint.supervise',
  'complaint.examine_apology',
  'complaint.erase',
  'shift.read',
  'shift.write',
  'register.read',
  'register.write',
  'register.reveal',
  'duty.read',
  'duty.write',
  'duty.roster',
  'phrase.read',
  'phrase.propose',
  'phrase.publish',
  'staff.manage',
  'sync.read',
  'sync.manage',
  'setting.manage',
  'console.read',
  'console.instruct',
  'console.decide',
  'console.manage',
  'compliance.read',
  'compliance.manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

// S1-25(2): everyone accepts complaints, so no counter role may lack `complaint.write`.
const COUNTER: readonly Permission[] = [
  'complaint.read',
  'complaint.write',
  'complaint.reveal',
  'shift.read',
  'shift.write',
  'register.read',
  'register.write',
  'register.reveal',
  'duty.read',
  'duty.write',
  'phrase.read',
  // Whoever says the words knows first where they do not fit.
  'phrase.propose',
  'sync.read',
]
const HANDLER: readonly Permission[] = [...COUNTER, 'complaint.handle', 'complaint.close']
const SUPERVISOR: readonly Permission[] = [
  ...HANDLER,
  'duty.roster',
  'complaint.supervise',
  'complaint.erase',
  'staff.manage',
  'sync.manage',
  'setting.manage',
]
const READER: readonly Permission[] = ['complaint.read', 'phrase.read', 'sync.read']

const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  trainee: COUNTER,
  teller: HANDLER,
  processing_clerk: HANDLER,
  lobby_manager: HANDLER,
  accounting_supervisor: SUPERVISOR,
  service_supervisor: SUPERVISOR,
  hall_manager: SUPERVISOR,
  department_head: SUPERVISOR,
  // a senior manager of head office decides there what a branch asks of one.
  general_manager: [...SUPERVISOR, 'console.read', 'console.decide'],
  // S3-43#1: legal examines what leaves in writing.
  legal_counsel: [...READER, 'complaint.reveal', 'complaint.examine_apology', 'console.read'],
  office: READER,
  head_office_service: [
    'console.read',
    'console.instruct',
    'console.decide',
    'complaint.reveal',
    'phrase.publish',
  ],
  // S2-06(6): what the branch may no longer see; head office's own administrator does not see it either.
  compliance_officer: ['console.read', 'complaint.reveal', 'compliance.read', 'compliance.manage'],
  // The first person at a new branch is its administrator and must still be able to hear a customer (S1-25(2)).
  admin: [
    ...SUPERVISOR,
    'console.read',
    'console.instruct',
    'console.decide',
    'console.manage',
    'phrase.publish',
  ],
}

/** True when the role holds the permission. Unknown roles hold none. */
export function may(role: string, permission: Permission): boolean {
  return isRole(role) && GRANTS[role].includes(permission)
}

/** True for a role that can be given to an account. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}

/** Roles whose holders may activate a person's first use of a workstation and receive escalations. */
export function isSupervisor(role: string): boolean {
  return may(role, 'staff.manage')
}
