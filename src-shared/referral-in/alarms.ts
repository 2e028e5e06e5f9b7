/** When a slip of another branch rings here: until somebody has answered it or given it back. */
import { type Alarm, type AlarmRules, alarmsOfClock } from '../complaint/alarm/alarms.ts'
import { type ReferralInState, isOpenSlip } from './state.ts'

/**
 * Every alarm of a slip, earliest first, past ones too. The hours run from the sending, on the owner's
 * clock (S4-06(3b)). Whoever took it in hears it; while nobody has, every supervisor. Silent once it was
 * answered, given back or taken back.
 */
export function alarmsOfSlip(slip: ReferralInState, by: AlarmRules): Alarm[] {
  if (!isOpenSlip(slip)) return []
  const { slipId, caseNumber, sentAt, dueAt, accepted } = slip
  return alarmsOfClock(
    {
      kind: 'referral_in',
      recordId: slipId,
      caseNumber,
      handler: accepted?.acceptedBy ?? null,
    },
    {
      clock: 'referral_in',
      subject: 'referral_in',
      startAt: sentAt,
      dueAt,
      source: by.rules.deadlineByKind.dept_reply.source,
    },
    by,
  )
}
