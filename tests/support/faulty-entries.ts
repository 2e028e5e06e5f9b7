/** An entry for every reason that keeps one out of the library, with the field and the stretch it is about. */
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { Phrase } from '#shared/pack/phrase-pack.ts'
import type { EntryReason } from '#shared/phrase/entry-reason.ts'
import { type PhraseLibrary, phraseLibrary } from '#shared/phrase/library.ts'

export const LIBRARY: PhraseLibrary = phraseLibrary(
  defaultPacks.phrases,
  defaultPacks.hanVariants,
  defaultPacks.hanReadings,
)

/** An entry that nothing speaks against. */
export const SOUND: Phrase = {
  code: 'PB-1',
  kind: 'words',
  title: '雨天引导',
  text: '外面下雨，地上滑，我扶您到{place}坐一坐。',
  variables: ['place'],
  roles: [],
  profiles: [],
  moments: ['guide'],
  steps: [],
  situations: [],
  states: [],
  demeanours: [],
  caseTypes: [],
  needs: [],
  sixC: [],
  part: null,
  offersBusiness: false,
  owner: 'hall_manager',
  validFrom: null,
  validUntil: null,
  status: 'approved',
  since: 1,
  source: 'S1-15',
  origin: 'project',
}

export interface FaultyEntry {
  readonly reason: EntryReason
  readonly change: Readonly<Record<string, unknown>>
  /** Field below `phrase`. */
  readonly field: string
  /** What the fault quotes, and its first character from 1. */
  readonly words?: string
  readonly at?: number
  /** By whom it is judged; both where absent. */
  readonly by?: 'branch' | 'office'
  /** Code of the entry that it would take the place of. */
  readonly replaces?: string
}

const said = (text: string) => ({ text, variables: [] })
const standing = (code: string): Phrase => {
  const found = LIBRARY.pack.phrases.find((phrase) => phrase.code === code)
  if (!found) throw new Error(`no ${code}`)
  return found
}

export const FAULTY_ENTRIES: readonly FaultyEntry[] = [
  { reason: 'too_small', change: { title: '' }, field: 'title' },
  { reason: 'too_small', change: said(''), field: 'text' },
  { reason: 'too_small', change: { source: '' }, field: 'source' },
  { reason: 'too_big', change: { title: '雨'.repeat(41) }, field: 'title' },
  { reason: 'too_big', change: { requirement: '慢'.repeat(201) }, field: 'requirement' },
  { reason: 'blank', change: said('……！'), field: 'text' },
  { reason: 'twice', change: { moments: ['guide', 'guide'] }, field: 'moments.1' },
  { reason: 'wrong_type', change: { title: 5 }, field: 'title' },
  { reason: 'unknown_key', change: { price: 5 }, field: 'price' },
  { reason: 'not_in_list', change: { moments: ['dance'] }, field: 'moments.0', words: 'dance' },
  { reason: 'not_in_list', change: { roles: ['King!'] }, field: 'roles.0' },
  { reason: 'not_in_list', change: { profiles: ['shop'] }, field: 'profiles.0' },
  { reason: 'not_in_list', change: { part: 'joke' }, field: 'part' },
  { reason: 'not_in_list', change: { owner: 'king' }, field: 'owner' },
  { reason: 'code_form', change: { code: 'rain' }, field: 'code' },
  { reason: 'code_form', change: { closing: 'bye' }, field: 'closing' },
  { reason: 'day_form', change: { validFrom: '2026-02-30' }, field: 'validFrom' },
  {
    reason: 'ends_before_it_begins',
    change: { validFrom: '2026-02-02', validUntil: '2026-02-01' },
    field: 'validUntil',
  },
  { reason: 'readings_differ', change: { pinyin: 'yu tian' }, field: 'pinyin' },
  {
    reason: 'open_brace',
    change: said('您好，{客户请坐'),
    field: 'text',
    words: '{客户请坐',
    at: 4,
  },
  { reason: 'open_brace', change: said('请坐}。'), field: 'text', words: '}', at: 3 },
  { reason: 'place_form', change: said('您好，{客户}。'), field: 'text', words: '{客户}', at: 4 },
  {
    reason: 'place_form',
    change: said('您好，｛time｝见'),
    field: 'text',
    words: '｛time｝',
    at: 4,
  },
  { reason: 'place_form', change: { text: '{_x}好', variables: ['_x'] }, field: 'variables.0' },
  { reason: 'undeclared_place', change: { variables: [] }, field: 'variables', words: 'place' },
  {
    reason: 'unknown_place',
    change: { text: '𠮷您好，{nickname}。', variables: ['nickname'] },
    field: 'text',
    words: '{nickname}',
    at: 5,
  },
  { reason: 'brace_in_title', change: { title: '{place}引导' }, field: 'title' },
  { reason: 'unseen_sign', change: said('请\u2800坐。'), field: 'text', at: 2 },
  { reason: 'unseen_sign', change: { requirement: '轻声\u0007说' }, field: 'requirement', at: 3 },
  {
    reason: 'forbidden',
    change: said('您好，公司的规定就是这样的。'),
    field: 'text',
    words: '公司的规定就是这样的',
    at: 4,
  },
  { reason: 'left_out', change: said('这个产品稳赚。'), field: 'text', words: '稳赚', at: 5 },
  {
    reason: 'long_number',
    change: said('请打13800000042找我。'),
    field: 'text',
    words: '13800000042',
    at: 3,
  },
  { reason: 'long_number', change: { source: '王先生１３８００００００４２' }, field: 'source' },
  { reason: 'no_citation', change: { source: 'my manager' }, field: 'source' },
  {
    reason: 'offers_business',
    change: { offersBusiness: true, states: ['venting'] },
    field: 'offersBusiness',
  },
  { reason: 'reason_missing', change: { status: 'caution', ethics: 'E-13' }, field: 'reason' },
  { reason: 'row_missing', change: { status: 'caution', reason: '不当' }, field: 'ethics' },
  { reason: 'no_such_row', change: { ethics: 'E-99' }, field: 'ethics' },
  { reason: 'no_such_row', change: { ethics: '十三' }, field: 'ethics' },
  { reason: 'no_such_code', change: { closing: 'ZZ-9' }, field: 'closing' },
  {
    reason: 'no_such_code',
    change: { status: 'excluded', reason: '不用', code: 'ZZ-9' },
    field: 'code',
    by: 'office',
  },
  { reason: 'no_such_situation', change: { situations: ['雨天'] }, field: 'situations.0' },
  { reason: 'called_teller', change: { roles: ['counter_clerk'] }, field: 'roles.0' },
  { reason: 'same_words', change: said(standing('SP-08').text), field: 'text' },
  {
    reason: 'unchanged',
    change: { ...standing('SP-05') },
    field: 'text',
    by: 'branch',
    replaces: 'SP-05',
  },
  { reason: 'code_taken', change: { code: 'SP-05' }, field: 'code', by: 'branch' },
  { reason: 'other_code', change: {}, field: 'code', by: 'branch', replaces: 'SP-05' },
  {
    reason: 'only_head_office',
    change: { status: 'excluded', ethics: 'E-13', reason: '不当' },
    field: 'status',
    by: 'branch',
  },
  {
    reason: 'needed_by_situation',
    change: { ...standing('SP-08'), status: 'excluded', reason: '不用' },
    field: 'status',
    by: 'office',
  },
]
