/** The states of a case and the steps between them (catalogue §4.9, §5), as tables. */
import { CASE_STATES, type IntakeType, OPEN_STATES } from '../enumerations.ts'

/** The states of a case in the book, and the draft before it. */
export const LIFECYCLE_STATES = ['draft', ...CASE_STATES] as const
export type LifecycleState = (typeof LIFECYCLE_STATES)[number]

/** In the order in which a screen offers them. */
export const LIFECYCLE_STEPS = [
  'register',
  'verify',
  'refer',
  'accept_referral',
  'refuse_referral',
  'start_investigation',
  'decide_nature',
  'propose',
  'reply',
  'close',
  'archive',
  'call_back',
  'withdraw',
  'reopen',
  'restrict',
  'escalate',
  'change_receiver',
  'set_urgency',
  'set_level',
] as const
export type LifecycleStep = (typeof LIFECYCLE_STEPS)[number]

interface StepRule {
  readonly from: readonly LifecycleState[]
  /** Where the step leads; null when the state stays. */
  readonly to: LifecycleState | null
  readonly source: string
}

const OPEN: readonly LifecycleState[] = OPEN_STATES
const FINISHED: readonly LifecycleState[] = [
  'closed',
  'archived',
  'called_back',
  'withdrawn',
  'declined',
]
/** True for a state in which the case is over for now. */
export function isFinished(state: string): boolean {
  return (FINISHED as readonly string[]).includes(state)
}

/** From `registered` on; a restricted case has left the branch's hands. */
const ON_THE_BOOK: readonly LifecycleState[] = [...OPEN, ...FINISHED]

/**
 * Which step is possible where. No step leads back to `draft`, none removes a case, `closed` is
 * reached from `replied` alone, and out of `restricted` nothing leads: the branch cannot act on a
 * report of wrongdoing (S2-06(6)).
 */
export const STEP_RULES: Readonly<Record<LifecycleStep, StepRule>> = {
  register: { from: ['draft'], to: 'registered', source: 'S2-13(5)' },
  // A case that was withdrawn before anybody verified it is verified once it is open again.
  verify: { from: ['registered', 'reopened'], to: 'verified', source: 'S4-06(2)' },
  refer: {
    from: ['verified', 'investigating', 'proposing', 'reopened'],
    to: 'referred',
    source: 'S2-12',
  },
  accept_referral: { from: ['referred'], to: null, source: 'S4-04(4)' },
  refuse_referral: { from: ['referred'], to: 'verified', source: 'S1-26(2)' },
  start_investigation: {
    from: ['verified', 'referred', 'proposing', 'replied', 'reopened'],
    to: 'investigating',
    source: 'S2-12',
  },
  // Listen before concluding: a case that is only written down has no nature yet.
  decide_nature: { from: ['investigating', 'proposing', 'replied'], to: null, source: 'S1-28b' },
  propose: { from: ['investigating', 'proposing', 'replied'], to: 'proposing', source: 'S2-12' },
  reply: { from: ['proposing', 'replied'], to: 'replied', source: 'S2-13(6)' },
  close: { from: ['replied'], to: 'closed', source: 'S2-12' },
  archive: { from: ['closed', 'withdrawn', 'declined'], to: 'archived', source: 'S2-13(8)' },
  call_back: { from: ['closed', 'archived'], to: 'called_back', source: 'S2-19' },
  withdraw: { from: OPEN, to: 'withdrawn', source: 'R-15' },
  reopen: { from: FINISHED, to: 'reopened', source: 'S3-30' },
  restrict: { from: ['draft', ...ON_THE_BOOK], to: 'restricted', source: 'S2-06(6)' },
  escalate: { from: ON_THE_BOOK, to: null, source: 'S1-26(1c)' },
  change_receiver: { from: ON_THE_BOOK, to: null, source: 'S3-34#2' },
  set_urgency: { from: ON_THE_BOOK, to: null, source: 'S2-16' },
  set_level: { from: ON_THE_BOOK, to: null, source: 'S2-09' },
}

/**
 * Who asks, suggests or praises (S2-03) is answered, and the case filed, without verification,
 * investigation and nature; it may still be handed to another unit.
 */
const LIGHT_FROM: Readonly<Partial<Record<LifecycleStep, readonly LifecycleState[]>>> = {
  refer: ['registered', 'verified', 'reopened'],
  reply: [
    'registered',
    'verified',
    'referred',
    'investigating',
    'proposing',
    'reopened',
    'replied',
  ],
}
const COMPLAINTS_ONLY: readonly LifecycleStep[] = [
  'verify',
  'start_investigation',
  'decide_nature',
  'propose',
]

/** True for what is handled as a complaint: a report of wrongdoing never comes here as anything else. */
export function isComplaint(intakeType: IntakeType | undefined): boolean {
  return intakeType === undefined || intakeType === 'complaint' || intakeType === 'whistleblowing'
}

/** The states from which a case of this type has the step. */
export function statesBefore(
  step: LifecycleStep,
  intakeType: IntakeType | undefined,
): readonly LifecycleState[] {
  if (isComplaint(intakeType)) return STEP_RULES[step].from
  return COMPLAINTS_ONLY.includes(step) ? [] : (LIGHT_FROM[step] ?? STEP_RULES[step].from)
}

/** True when a case of this type and state has the step; what the step still needs is another question. */
export function isPossible(
  step: LifecycleStep,
  state: LifecycleState,
  intakeType: IntakeType | undefined,
): boolean {
  return statesBefore(step, intakeType).includes(state)
}
