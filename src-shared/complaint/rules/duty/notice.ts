/** Telling the complainant, in time and with proof. */
import { isMoment } from '../../../calendar/day-number.ts'
import { type EpochMs, formatInstant } from '../../../foundation/instant.ts'
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import { blank } from '../gap.ts'

export const NOTICE_WAYS = ['handed_over', 'posted', 'text_message', 'email', 'phone'] as const
export type NoticeWay = (typeof NOTICE_WAYS)[number]

export interface Notice {
  readonly way: NoticeWay
  /** Handed over, posted, sent or dialled: what R-21 asks of each way. Null when it was not done. */
  readonly at?: EpochMs | null | undefined
  /** Reference to the proof: receipt, posting slip, message record, call record. */
  readonly proof?: string | null | undefined
}

export interface NoticeGround {
  /** End of the term in which the complainant is to be told; at its end is in time. */
  readonly termEndMs: EpochMs
  /** What was agreed with the complainant about time and way; it prevails. */
  readonly agreed?: { readonly way?: NoticeWay; readonly untilMs?: EpochMs } | null | undefined
  /** Why the complainant cannot be reached at all; then R-21 asks for no notice. */
  readonly unreachable?: string | null | undefined
}

export interface NoticeAnswer {
  readonly given: 'in_time' | 'not_possible'
  /** The moment that R-21 looks at; null when nobody could be told. */
  readonly at: string | null
}

const SOURCE = 'R-21'

/**
 * Whether the notice holds. Refuses, with R-21: a number that is no moment, none given (unless the
 * complainant cannot be reached), one after the term or the agreed time, one in another way than
 * agreed, one without proof.
 */
export function checkNotice(
  notice: Notice | null | undefined,
  ground: NoticeGround,
): Result<NoticeAnswer> {
  const at = notice?.at ?? null
  if (!notice || at === null) {
    return blank(ground.unreachable)
      ? refused('notice_required', 'the complainant is told', { field: 'at', source: SOURCE })
      : accepted({ given: 'not_possible', at: null })
  }
  const { agreed } = ground
  const untilMs = agreed?.untilMs ?? ground.termEndMs
  const until = agreed?.untilMs === undefined ? 'termEndMs' : 'agreed.untilMs'
  for (const [field, moment] of [['at', at] as const, [until, untilMs] as const]) {
    if (!isMoment(moment)) {
      return refused('invalid_input', 'this number is no moment', { field, source: SOURCE })
    }
  }
  if (agreed?.way !== undefined && agreed.way !== notice.way) {
    return refused('notice_way_agreed', 'another way was agreed with the complainant', {
      field: 'way',
      source: SOURCE,
    })
  }
  if (at > untilMs) {
    return refused('notice_late', 'the complainant is told within the term', {
      field: 'at',
      source: SOURCE,
      params: { until: formatInstant(untilMs) },
    })
  }
  if (blank(notice.proof)) {
    const field = 'proof'
    return refused('notice_proof_required', 'proof of the notice is kept', {
      field,
      source: SOURCE,
    })
  }
  return accepted({ given: 'in_time', at: formatInstant(at) })
}
