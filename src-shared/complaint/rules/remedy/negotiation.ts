/** Before and after an agreement with a customer (S3-29): prepared, within one's real power, carried out. */
import type { Fen } from '../../../foundation/money.ts'
import type { EpochMs } from '../../../foundation/instant.ts'
import { type Gap, blank, gapUnless } from '../gap.ts'

export interface NegotiationPreparation {
  readonly ruleCited?: string | null | undefined
  /** What the negotiator may really decide (E-05). */
  readonly authorityUpToFen?: Fen | null | undefined
  readonly alternatives?: readonly string[] | undefined
}

const SOURCE = 'S3-29'

/** What is still to be prepared: the rule, the real limit of one's power (0 is one), and alternatives. */
export function preparationGaps(preparation: NegotiationPreparation): Gap[] {
  const limit = preparation.authorityUpToFen ?? -1
  const others = (preparation.alternatives ?? []).some((text) => !blank(text))
  return [
    ...gapUnless(!blank(preparation.ruleCited), 'ruleCited', 'the rule for it', SOURCE),
    ...gapUnless(
      Number.isSafeInteger(limit) && limit >= 0,
      'authorityUpToFen',
      'how far the own power reaches',
      SOURCE,
    ),
    ...gapUnless(others, 'alternatives', 'alternatives', SOURCE),
  ]
}

export interface AgreedTask {
  readonly what?: string | null | undefined
  readonly by?: string | null | undefined
  readonly dueAt?: EpochMs | null | undefined
}

/** What an agreement lacks to be carried out: at least one task, each with a person and a time after `agreedAt`. */
export function agreementGaps(tasks: readonly AgreedTask[], agreedAt: EpochMs): Gap[] {
  if (tasks.length === 0)
    return gapUnless(false, 'tasks', 'a task with a person and a time', SOURCE)
  return tasks.flatMap((task, index) => [
    ...gapUnless(!blank(task.what), `tasks.${index}.what`, 'what is to be done', SOURCE),
    ...gapUnless(!blank(task.by), `tasks.${index}.by`, 'who does it', SOURCE),
    ...gapUnless(
      (task.dueAt ?? agreedAt) > agreedAt,
      `tasks.${index}.dueAt`,
      'a time that lies ahead',
      SOURCE,
    ),
  ])
}
