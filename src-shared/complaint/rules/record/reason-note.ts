/** What must be written beside a reason that turns a complaint down in part or whole (S2-06(3)(7)(8)). */
import type { Rules } from '../../../pack/rules-pack.ts'
import { type Gap, blank, gapUnless, shownText } from '../gap.ts'

export interface ReasonNotes {
  /** The rule or contract clause the demand goes beyond. */
  readonly clause?: string | null | undefined
  /** The customer's own duty that was not met. */
  readonly duty?: string | null | undefined
  /** Why the complaint is invalid though no other reason fits. */
  readonly other?: string | null | undefined
  /** Where a complaint about somebody else is to go. */
  readonly whereToGo?: string | null | undefined
}

/** What the reasons still lack in words; nothing for reasons that need none. The demand is labelled, not the person (E-20). */
export function reasonNoteGaps(
  reasons: readonly string[],
  notes: ReasonNotes,
  rules: Rules,
): Gap[] {
  const { fewestCharacters, source } = rules.pack.handling.otherReason
  const long = [...shownText(notes.other)].length >= fewestCharacters
  return reasons.flatMap((code) => {
    switch (code) {
      case 'I01':
        return gapUnless(!blank(notes.whereToGo), 'whereToGo', 'where to go', 'S2-06(1)')
      case 'I03':
        return gapUnless(!blank(notes.clause), 'clause', 'the clause', 'S2-06(3)')
      case 'I07':
        return gapUnless(!blank(notes.duty), 'duty', 'the duty', 'S2-06(7)')
      case 'I08':
        return gapUnless(long, 'other', `at least ${fewestCharacters} characters`, source)
      default:
        return []
    }
  })
}
