/** Reporting a card or a book as lost (S4-11, R-243 to R-248). */
import { isMoment } from '../calendar/day-number.ts'
import type { Deadline } from '../complaint/rules/types.ts'
import { type TaskContext, replacementDeadline } from '../duty/task-deadlines.ts'
import type { EpochMs } from '../foundation/instant.ts'
import type { Fen } from '../foundation/money.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { LOSS_CHECKS, type LossCheck } from './enumerations.ts'

export interface LossReport {
  /** Code of a product of the profile. */
  readonly product: string
  /** How it was reported: one of the profile's ways. */
  readonly channel: string
  readonly reportedAt: EpochMs
  readonly cards: number
  /**
   * Handed in in writing; asked only where the profile's way takes it and the product has a written form to
   * follow. Otherwise a report is by word of mouth.
   */
  readonly inWriting?: boolean | null
  readonly realName: boolean | null
  /** What the system says about each answer of the caller; null = not asked yet. */
  readonly matches: Readonly<Record<LossCheck, boolean | null>>
  /** When the holder came with the document; null while open. */
  readonly followedUpAt: EpochMs | null
}

/**
 * What was decided about one attempt, and by which source. Who reported it and when stands in the report:
 * both are kept together whatever the end.
 */
export type LossAttempt =
  | {
      readonly decision: 'accepted'
      /** `none` for a report that was made in writing at once. */
      readonly followUp: 'replacement' | 'written_report' | 'none'
      /** Null where nothing has to follow. */
      readonly deadline: Deadline | null
      /** Integer fen for all cards. */
      readonly feeFen: Fen
      readonly source: string
    }
  | {
      readonly decision: 'refused'
      /** For staff only, in the order of the questions; empty for a card without a name. */
      readonly failed: readonly LossCheck[]
      /** What the caller hears: a card without a name is said plainly, a wrong answer never is. */
      readonly callerReason: 'not_a_real_name_card' | 'could_not_be_verified'
      readonly source: string
    }

/**
 * Accepted when the card bears a name and every answer matches (T-63 to T-65). The caller never learns
 * which answer was wrong, because the answers are the key to somebody's money. A written report follows one
 * by word of mouth only (储蓄管理条例 31). Refuses by field, before any decision: a product or a way that
 * the profile does not know, a question left out, no card at all, a follow-up before the report.
 */
export function lossReportCheck(
  report: LossReport,
  profile: ProfilePack,
  context: TaskContext,
): Result<LossAttempt> {
  const product = profile.replacement?.products.find(({ code }) => code === report.product)
  if (!product) return missing('product', 'no losses of this product are reported here')
  const channels = profile.lossReportChannels
  const channel = channels.values.find(({ value }) => value === report.channel)
  if (!channel) {
    return missing('channel', 'a loss is reported in one of the known ways', channels.source)
  }
  if (!Number.isSafeInteger(report.cards) || report.cards < 1 || report.cards > 10_000) {
    return missing('cards', 'at least one card, counted in whole cards')
  }
  if (typeof report.realName !== 'boolean') {
    return missing('realName', 'does the card bear a name?', 'S4-11(1)')
  }
  if (!report.realName) {
    return accepted({
      decision: 'refused',
      failed: [],
      callerReason: 'not_a_real_name_card',
      source: 'S4-11(1)',
    })
  }
  const unasked = LOSS_CHECKS.find((check) => typeof report.matches[check] !== 'boolean')
  if (unasked) return missing(`matches.${unasked}`, 'this question has not been asked')
  const failed = LOSS_CHECKS.filter((check) => report.matches[check] !== true)
  if (failed.length > 0) {
    return accepted({
      decision: 'refused',
      failed,
      callerReason: 'could_not_be_verified',
      source: 'S4-11(3)',
    })
  }
  const { followUp, source } = product
  const { followedUpAt } = report
  if (!isMoment(report.reportedAt)) return missing('reportedAt', 'a moment is missing', source)
  if (followedUpAt !== null && !(followedUpAt >= report.reportedAt)) {
    return refused('invalid_input', 'nothing is followed up before it was reported', {
      field: 'followedUpAt',
      source,
    })
  }
  const feeFen = product.feeFen * report.cards
  const mayBeWritten = followUp === 'written_report' && channel.inWriting
  if (mayBeWritten && typeof report.inWriting !== 'boolean') {
    return missing('inWriting', 'was it handed in in writing?', source)
  }
  if (mayBeWritten && report.inWriting === true) {
    return accepted({ decision: 'accepted', followUp: 'none', deadline: null, feeFen, source })
  }
  const deadline = replacementDeadline(
    {
      reportedAt: report.reportedAt,
      doneAt: followedUpAt,
      days: product.days,
      source,
    },
    context,
  )
  if (!deadline.ok) return deadline
  return accepted({
    decision: 'accepted',
    followUp,
    deadline: deadline.value,
    feeFen,
    source,
  })
}

function missing(field: string, message: string, source = 'S4-11(3)') {
  return refused('field_required', message, { field, source })
}
