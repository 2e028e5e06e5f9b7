/**
 * A written apology: a document of the unit, examined by legal before it leaves (S3-43#1; T-85).
 * A customer may ask for one and nobody discourages it (E-16).
 */
import { type Result, accepted, refused } from '../../../foundation/result.ts'
import { employeeKey } from '../../../staff/same-employee.ts'
import { type Gap, blank, gapUnless, refusedForGaps } from '../gap.ts'

export const APOLOGY_SCOPES = ['customer_only', 'branch', 'public'] as const
export type ApologyScope = (typeof APOLOGY_SCOPES)[number]

export type ApologyState = 'draft' | 'legal_approved' | 'issued'

export interface Apology {
  readonly state: ApologyState
  readonly text?: string | null | undefined
  /** Whose name stands under it. */
  readonly author?: { readonly kind: 'unit' | 'person'; readonly name: string } | null | undefined
  readonly scope?: ApologyScope | null | undefined
  /** How far the harm reached, where a personal right was hurt; the apology reaches as far (S3-42). */
  readonly harmScope?: ApologyScope | null | undefined
  readonly legalReviewer?: string | null | undefined
}

const SOURCE = 'S3-43#1'

/**
 * Legal has examined the draft. Refuses anything but a draft, and names at once a missing text,
 * author, scope or reviewer, a person as author, and a scope other than that of the harm.
 */
export function approveApology(apology: Apology): Result<Apology> {
  if (apology.state !== 'draft') return wrongState('only a draft is examined')
  const gaps = apologyGaps(apology)
  if (gaps.length > 0) return refusedForGaps('apology_incomplete', 'a written apology', gaps)
  return accepted({ ...apology, state: 'legal_approved' })
}

function apologyGaps(apology: Apology): Gap[] {
  const { author, scope = null, harmScope = null } = apology
  return [
    ...gapUnless(!blank(apology.text), 'text', 'its text', SOURCE),
    ...gapUnless(
      author?.kind === 'unit' && !blank(author.name),
      'author',
      'a unit as author, not a person',
      SOURCE,
    ),
    ...gapUnless(scope !== null, 'scope', 'whom it is addressed to', 'S3-42'),
    ...gapUnless(
      harmScope === null || scope === null || scope === harmScope,
      'scope',
      'the reach of the harm as its reach',
      'S3-42',
    ),
    ...gapUnless(
      employeeKey(apology.legalReviewer) !== null,
      'legalReviewer',
      'the examination by legal',
      SOURCE,
    ),
  ]
}

/**
 * Sends it out. Refuses one that legal has not approved, or that has gone out already, and whatever
 * `approveApology` finds missing: a word in `state` stands in for nothing.
 */
export function issueApology(apology: Apology): Result<Apology> {
  if (apology.state !== 'legal_approved') return wrongState('legal approves before it goes out')
  const gaps = apologyGaps(apology)
  if (gaps.length > 0) return refusedForGaps('apology_incomplete', 'a written apology', gaps)
  return accepted({ ...apology, state: 'issued' })
}

/** A changed text is a draft again. Refuses to change what has gone out. */
export function redraftApology(apology: Apology, text: string): Result<Apology> {
  if (apology.state === 'issued') return wrongState('what has gone out is not changed')
  return accepted({ ...apology, state: 'draft', text, legalReviewer: null })
}

function wrongState(message: string) {
  return refused('apology_not_ready', message, { field: 'state', source: SOURCE })
}
