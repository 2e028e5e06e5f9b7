/** Records beside the straight way: what the desk and the other rules add to each. */
import { isJudgingAim, checkAim } from '#shared/complaint/rules/intake/aim.ts'
import {
  complaintAfterReported,
  complaintAimSet,
  complaintDeclined,
  complaintIdentityChecked,
  complaintMeetingRecorded,
  complaintResponsibilityRecorded,
  complaintSanctionRecorded,
  complaintTalkRecorded,
} from '#shared/complaint/events/records.ts'
import {
  checkNotFromComplainant,
  identityCheckGaps,
} from '#shared/complaint/rules/duty/identity-check.ts'
import { type Gap, refusedForGaps } from '#shared/complaint/rules/gap.ts'
import type { Sanction } from '#shared/complaint/rules/kinds.ts'
import {
  type Responsibility,
  checkResponsibilities,
  checkSanctionRecord,
} from '#shared/complaint/rules/record/responsibility.ts'
import { talkRecordGaps } from '#shared/complaint/rules/record/talk-record.ts'
import { checkCounselMeeting } from '#shared/complaint/rules/remedy/visit.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { employeeNoSchema } from '#shared/staff/events.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { personOf } from '../../desk.ts'
import { type CaseStep, type StepRun, momentOf, textOf } from '../step.ts'
import { attendeesOf } from './attendees.ts'
import { agreementSteps } from './agreement.ts'
import { visitSteps } from './visit.ts'

export const recordSteps = {
  'complaint.checkIdentity': {
    type: complaintIdentityChecked,
    step: null,
    source: 'R-22',
    additive: true,
    written: ({ identityChecks }, fields) =>
      identityChecks.some(({ checkId }) => checkId === fields['checkId']),
    check: checkIdentity,
  },
  'complaint.decline': {
    type: complaintDeclined,
    step: null,
    open: true,
    source: 'R-18',
    past: ['submitterToldAt'],
    check: checkDeclining,
  },
  'complaint.recordTalk': {
    type: complaintTalkRecorded,
    step: null,
    source: 'S3-35#1',
    additive: true,
    past: ['at'],
    written: ({ talks }, fields) => talks.some(({ talkId }) => talkId === fields['talkId']),
    check: checkTalk,
  },
  'complaint.recordMeeting': {
    type: complaintMeetingRecorded,
    step: null,
    source: 'S3-44',
    additive: true,
    past: ['at'],
    written: ({ meetings }, fields) =>
      meetings.some(({ meetingId }) => meetingId === fields['meetingId']),
    check: ({ desk, fields }) => {
      const attendees = attendeesOf(desk, fields['attendees'], 'attendees', 'S3-44')
      return attendees.ok ? checkCounselMeeting(attendees.value) : attendees
    },
  },
  ...visitSteps,
  ...agreementSteps,
  'complaint.setAim': {
    type: complaintAimSet,
    step: null,
    source: 'S4-29',
    check: checkNewAim,
  },
  'complaint.reportAfterwards': {
    type: complaintAfterReported,
    step: null,
    source: 'S4-17(3)',
    additive: true,
  },
  'complaint.recordResponsibility': {
    type: complaintResponsibilityRecorded,
    step: null,
    source: 'S2-28',
    check: checkAnswering,
  },
  'complaint.recordSanction': {
    type: complaintSanctionRecorded,
    step: null,
    source: 'S2-29',
    written: ({ sanctions }, fields) =>
      sanctions.some(({ sanctionId }) => sanctionId === fields['sanctionId']),
    check: ({ fields }) =>
      inFormWords(
        checkSanctionRecord({
          sanction: textOf(fields, 'sanction') as Sanction | null,
          decisionReference: textOf(fields, 'sanctionReference'),
          decidedBy: textOf(fields, 'sanctionDecidedBy'),
        }),
        { decisionReference: 'sanctionReference', decidedBy: 'sanctionDecidedBy' },
      ),
  },
} as const satisfies Record<string, CaseStep>

/** Who stays anonymous is heard without: there is nothing to be checked. */
function checkIdentity({ seen, fields, actor }: StepRun): Result<unknown> {
  if (seen.state.anonymous) {
    return refused('anonymous_heard', 'who stays anonymous is heard without', { source: 'R-22' })
  }
  const gaps = identityCheckGaps({ how: textOf(fields, 'way'), checkedBy: actor.employeeNo })
  return gaps.length > 0
    ? refusedForGaps('step_incomplete', 'the check', renamed(gaps, { how: 'identity.way' }))
    : accepted(null)
}

/** An identity that was checked speaks against it: somebody made sure that it is the complainant's. */
function checkDeclining({ seen, fields }: StepRun): Result<unknown> {
  const found = {
    fromComplainantOrAgent:
      fields['notFromComplainant'] !== true || seen.state.identityChecks.length > 0,
    finding: textOf(fields, 'declineFinding'),
    submitterToldAt: momentOf(fields, 'submitterToldAt'),
  }
  return inFormWords(checkNotFromComplainant(found), {
    fromComplainantOrAgent: 'notFromComplainant',
    finding: 'declineFinding',
  })
}

/** A witness may be anybody with a name; what is written like an employee number has to be one. */
function checkTalk({ desk, fields }: StepRun): Result<unknown> {
  const witness = textOf(fields, 'witness')
  const isNumber =
    witness !== null && /\d/.test(witness) && employeeNoSchema.safeParse(witness).success
  if (isNumber && personOf(desk, witness) === null) {
    return refused('unknown_person', 'not in the staff list', {
      field: 'witness',
      source: 'S3-35#1',
    })
  }
  const signature = textOf(fields, 'signature')
  const gaps = talkRecordGaps({
    content: textOf(fields, 'talkContent'),
    signature:
      signature === 'refused'
        ? { kind: 'refused', witness: textOf(fields, 'witness') }
        : signature === 'signed'
          ? { kind: 'signed' }
          : null,
    copies: Number(fields['copies'] ?? 0),
    recorded: fields['recorded'] === true,
    recordingConsent: fields['recordingConsent'] === true,
  })
  const names = { content: 'talkContent', 'signature.witness': 'witness' }
  return gaps.length > 0
    ? refusedForGaps('step_incomplete', 'the record', renamed(gaps, names))
    : accepted(null)
}

/** Saying again what stands is nothing new; what nobody has said stands as the default. */
function checkNewAim({ seen, fields, actor, rules }: StepRun): Result<unknown> {
  const value = textOf(fields, 'aim') ?? ''
  const checked = checkAim(
    {
      value,
      facts: textOf(fields, 'aimFacts'),
      // Somebody below this level may not even try: the fold says so, too.
      bySupervisor: isSupervisor(actor.role),
    },
    rules,
  )
  if (!checked.ok) return inFormWords(checked, { facts: 'aimFacts', bySupervisor: 'aim' })
  return seen.state.aim?.aim === value && !isJudgingAim(value)
    ? refused('nothing_to_change', 'this is the aim already', { field: 'aim', source: 'S4-29' })
    : accepted(null)
}

function checkAnswering({ desk, seen, fields }: StepRun): Result<unknown> {
  const entries = (fields['responsibility'] ?? []) as readonly Responsibility[]
  const checked = checkResponsibilities(entries, seen.state.state)
  if (!checked.ok) return checked
  const stranger = entries.findIndex(
    ({ kind, who }) => kind === 'person' && personOf(desk, who.trim()) === null,
  )
  return stranger < 0
    ? checked
    : refused('unknown_person', 'nobody has this number', {
        field: `responsibility.${stranger}.who`,
        source: 'S2-28',
      })
}

type Names = Readonly<Record<string, string>>

function renamed(gaps: readonly Gap[], names: Names): Gap[] {
  return gaps.map((gap) => ({ ...gap, field: names[gap.field] ?? gap.field }))
}

/** The rules name the fact; the person filled in a form. */
function inFormWords(result: Result<unknown>, names: Names): Result<unknown> {
  if (result.ok) return result
  const { refusal } = result
  const field = names[refusal.field ?? ''] ?? refusal.field
  const missing = refusal.params?.['missing']
  return {
    ok: false,
    refusal: {
      ...refusal,
      ...(field === undefined ? {} : { field }),
      ...(missing === undefined
        ? {}
        : {
            params: {
              ...refusal.params,
              missing: String(missing)
                .split(',')
                .map((path) => names[path] ?? path)
                .join(','),
            },
          }),
    },
  }
}
