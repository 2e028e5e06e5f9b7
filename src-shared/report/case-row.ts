/** What the figures need to know of a case: numbers and codes, no words and no person. */
import type { Channel, IntakeType } from '../complaint/enumerations.ts'
import type { DeadlineKind, Level } from '../complaint/rules/types.ts'
import type { EpochMs } from '../foundation/instant.ts'

/** What moves a case between open and not open, in the order in which it happened. */
export interface CaseChange {
  readonly kind: 'closed' | 'reopened' | 'withdrawn'
  readonly at: EpochMs
}

/** Things that are counted where they happen. */
export const MARK_KINDS = [
  'bounced',
  'corrected',
  'retyped',
  'level_raised',
  'urgency_raised',
] as const
export type MarkKind = (typeof MARK_KINDS)[number]

export interface CaseClock {
  readonly kind: DeadlineKind
  readonly dueMs: EpochMs
  readonly doneAt: EpochMs | null
  readonly cancelled: boolean
}

/** What the flows and clocks of a period are counted from. */
export interface FlowRow {
  readonly caseId: string
  /** A draft is no case yet: it is counted apart. */
  readonly draft: boolean
  /** In no figure at all (I06: a report of wrongdoing is nobody's statistic at the counter). */
  readonly restricted: boolean
  readonly intakeType: IntakeType
  readonly channel: Channel
  readonly level: Level
  readonly nature: 'valid' | 'invalid' | 'undetermined'
  /** Primary reason code; null while undetermined. */
  readonly reason: string | null
  /** The unit it is counted for. */
  readonly unit: string
  readonly receivedAt: EpochMs
  /** The original of a repeat (I04): a repeat is no new case. */
  readonly repeatOf: string | null
  readonly lateEntry: boolean
  readonly changes: readonly CaseChange[]
  readonly archivedAt: EpochMs | null
  readonly clocks: readonly CaseClock[]
  readonly marks: readonly { readonly kind: MarkKind; readonly at: EpochMs }[]
  readonly callbacks: readonly {
    readonly at: EpochMs
    readonly reached: boolean
    /** 1 to 5; null when the customer gave none. */
    readonly satisfaction: number | null
    readonly leftover: boolean
  }[]
}

/** A row that also says how well the case is written down. */
export interface CaseRow extends FlowRow {
  /** Names of required fields that are empty. */
  readonly missingFields: readonly string[]
  readonly missingAttachments: number
}

/** The complaints among the rows: enquiries, suggestions and praise have figures of their own. */
export function complaintsOf<Row extends FlowRow>(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ intakeType }) => intakeType === 'complaint')
}
