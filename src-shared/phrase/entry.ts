/** An entry of the library as a form holds it, and the way from one to the other. */
import type { Phrase } from '../pack/phrase-pack.ts'
import { shownText } from '../foundation/words.ts'
import { variablesIn } from './places.ts'

/** What whoever proposes fills in; empty text where nothing is said. */
export interface ProposedFields
  extends Pick<
    Phrase,
    | 'title'
    | 'text'
    | 'kind'
    | 'roles'
    | 'profiles'
    | 'moments'
    | 'steps'
    | 'situations'
    | 'states'
    | 'demeanours'
    | 'caseTypes'
    | 'needs'
    | 'sixC'
    | 'part'
    | 'offersBusiness'
    | 'source'
  > {
  readonly requirement: string
  readonly closing: string
  /** Business dates; empty = without an end on that side. */
  readonly validFrom: string
  readonly validUntil: string
}

/** What head office fills in besides. */
export interface OfficeFields
  extends ProposedFields,
    Pick<Phrase, 'code' | 'owner' | 'status' | 'origin'> {
  readonly ethics: string
  readonly reason: string
  readonly note: string
}

/** The fields of an entry that stands. */
export function fieldsOf(phrase: Phrase): OfficeFields {
  const { variables: _places, pinyin: _readings, since: _version, ...entry } = phrase
  return {
    ...entry,
    requirement: entry.requirement ?? '',
    closing: entry.closing ?? '',
    validFrom: entry.validFrom ?? '',
    validUntil: entry.validUntil ?? '',
    ethics: entry.ethics ?? '',
    reason: entry.reason ?? '',
    note: entry.note ?? '',
  }
}

/** The fields that a branch fills in, of those that head office sees. */
export function proposedOf(fields: OfficeFields): ProposedFields {
  const {
    code: _code,
    owner: _owner,
    status: _status,
    origin: _origin,
    ethics: _ethics,
    reason: _reason,
    note: _note,
    ...proposed
  } = fields
  return proposed
}

/** The fields of an entry that nobody has begun. */
export const NO_FIELDS: OfficeFields = {
  code: '',
  title: '',
  text: '',
  kind: 'words',
  roles: [],
  profiles: [],
  moments: [],
  steps: [],
  situations: [],
  states: [],
  demeanours: [],
  caseTypes: [],
  needs: [],
  sixC: [],
  part: null,
  offersBusiness: false,
  source: '',
  requirement: '',
  closing: '',
  validFrom: '',
  validUntil: '',
  owner: 'head_office_service',
  status: 'approved',
  origin: 'project',
  ethics: '',
  reason: '',
  note: '',
}

/** Under which code a new entry comes to head office, which may choose another. */
export function codeOfProposal(proposalId: string): string {
  return `BP-${proposalId.replaceAll('-', '').slice(-8)}`
}

/** What a branch proposes, completed by what is head office's: as it stands, or the beginning of a new entry. */
export function withOffice(
  fields: ProposedFields,
  standing: Phrase | null,
  code: string,
): OfficeFields {
  const office = standing ? fieldsOf(standing) : { ...NO_FIELDS, code }
  return { ...office, ...fields }
}

/**
 * The entry of the fields, unchecked. Its places are those of the text. Readings written by hand stay with
 * the words they were written for; `version` is that of a new entry.
 */
export function entryOf(
  fields: OfficeFields,
  standing: Phrase | null,
  version: number,
): Record<string, unknown> & { readonly code: string } {
  const { requirement, closing, ethics, reason, note, validFrom, validUntil, ...rest } = fields
  const title = shownText(fields.title)
  const text = shownText(fields.text)
  const kept = standing?.title === title && standing.text === text ? standing.pinyin : undefined
  return {
    ...rest,
    code: shownText(fields.code),
    title,
    text,
    source: shownText(fields.source),
    variables: variablesIn(text),
    validFrom: shownText(validFrom) || null,
    validUntil: shownText(validUntil) || null,
    since: standing?.since ?? version,
    ...said('requirement', requirement),
    ...said('closing', closing),
    ...said('ethics', ethics),
    ...said('reason', reason),
    ...said('note', note),
    ...(kept === undefined ? {} : { pinyin: kept }),
  }
}

function said(name: string, text: string): Record<string, string> {
  const shown = shownText(text)
  return shown === '' ? {} : { [name]: shown }
}
