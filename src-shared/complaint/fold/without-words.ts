/** Taking the personal words out of a case. */
import { personalFields } from '../../log/event-type.ts'
import { complaintEvents } from '../events/index.ts'
import type { ComplaintState } from '../state.ts'

/**
 * Names that hold words of or about a person. A name is personal in every event of a case or in none, so
 * that the state needs no second list; a test holds that.
 */
const PERSONAL_NAMES: ReadonlySet<string> = new Set(
  complaintEvents.flatMap(({ payload }) => personalFields(payload)),
)

/** The same state that a fold of the events without their parts gives. */
export function withoutWords(state: ComplaintState): ComplaintState {
  // What was decided holds codes and dates alone.
  const { decision, ...rest } = state
  return { ...(blanked(rest) as Omit<ComplaintState, 'decision'>), decision, erased: true }
}

function blanked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(blanked)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      PERSONAL_NAMES.has(name) ? null : blanked(inner),
    ]),
  )
}
