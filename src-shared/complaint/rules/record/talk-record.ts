/** The record of a talk: signed, one copy each, and never recorded without consent (S3-35#1). */
import { type Gap, blank, gapUnless } from '../gap.ts'

export interface TalkRecord {
  readonly content?: string | null | undefined
  readonly signature?:
    | { readonly kind: 'signed' }
    | { readonly kind: 'refused'; readonly witness?: string | null }
    | null
    | undefined
  /** How many copies were printed: one for the customer, one for the file. */
  readonly copies?: number | null | undefined
  readonly recorded?: boolean | undefined
  readonly recordingConsent?: boolean | undefined
}

const SOURCE = 'S3-35#1'
/** 各执一份: one each. */
const COPIES = 2

/** Everything the record still lacks; a customer who does not sign is witnessed, not pressed. */
export function talkRecordGaps(record: TalkRecord): Gap[] {
  const { signature = null } = record
  return [
    ...gapUnless(!blank(record.content), 'content', 'what was said', SOURCE),
    ...gapUnless(
      signature !== null,
      'signature',
      'a signature, or that the customer did not sign',
      SOURCE,
    ),
    ...gapUnless(
      signature?.kind !== 'refused' || !blank(signature.witness),
      'signature.witness',
      'a witness',
      SOURCE,
    ),
    ...gapUnless((record.copies ?? 0) >= COPIES, 'copies', 'one copy each', SOURCE),
    ...gapUnless(
      record.recorded !== true || record.recordingConsent === true,
      'recordingConsent',
      'the consent to the recording',
      SOURCE,
    ),
  ]
}
