/** One row of the coverage page, and the sections whose rows must all be there. */
import { z } from 'zod'

/** What a row of the catalogue is, in the catalogue's own terms; the last seven are the other lists. */
const KINDS = [
  'rule',
  'guide',
  'workflow',
  'phrase-list',
  'role',
  'training',
  'report',
  'deadline',
  'security',
  'penalty',
  'checklist',
  'form',
  'register',
  'contract',
  'list',
  'article',
  'ethics',
  'conflict',
  'gap',
  'test',
] as const

/** How much the catalogue wants a row; the other lists have no such mark. */
export const PRIORITIES = ['core', 'should', 'reference'] as const

/**
 * `served`: a person or program can use it today. `partly`: some of it, the note says what is missing.
 * `open`: not yet. `text`: something to read, without a rule. `left_out`: never, the note says why.
 */
export const STATUSES = ['served', 'partly', 'open', 'text', 'left_out'] as const
export type Status = (typeof STATUSES)[number]

/** Neither of these may break a cell of a table. */
const cell = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^|\n]+$/)

export const rowSchema = z
  .strictObject({
    id: cell(30),
    /** Sections of the sources, articles, or the project itself. */
    source: cell(120),
    /** What it asks for, in this project's own words. */
    title: cell(200),
    kind: z.enum(KINDS),
    priority: z.enum(PRIORITIES).optional(),
    status: z.enum(STATUSES),
    served: z.array(cell(200)),
    note: cell(400).optional(),
  })
  .superRefine(({ status, served, note }, context) => {
    if ((status === 'served' || status === 'partly') && served.length === 0) {
      context.addIssue({ code: 'custom', path: ['served'], message: 'name what serves it' })
    }
    if ((status === 'partly' || status === 'left_out') && note === undefined) {
      context.addIssue({ code: 'custom', path: ['note'], message: 'say what is missing, or why' })
    }
  })
export type Row = z.infer<typeof rowSchema>

export interface Section {
  /** Its file in `docs/requirements`, without `.json`. */
  readonly file: string
  readonly title: string
  readonly ids: readonly string[]
}

/** Every list, in the order of the page, with the ids that must each stand there once. */
export const sections: readonly Section[] = [
  { file: 'a-branch-service', title: 'Service and complaints at a branch', ids: rows(1, 50) },
  { file: 'b1-nature-and-flow', title: 'Complaints: nature, level, flow', ids: rows(51, 91) },
  { file: 'b2-terms-and-reports', title: 'Complaints: terms, reports, roles', ids: rows(92, 130) },
  { file: 'c1-crisis-talks', title: 'Crisis: people and talks', ids: rows(131, 168) },
  { file: 'c2-crisis-measures', title: 'Crisis: groups, money, apologies', ids: rows(169, 207) },
  { file: 'd1-centre-work', title: 'Service centre: duties, forms, cards', ids: rows(208, 250) },
  { file: 'd2-centre-rules', title: 'Service centre: handover, conduct', ids: rows(251, 293) },
  { file: 'd3-centre-talks', title: 'Service centre: talks, hall, day end', ids: rows(294, 326) },
  { file: 'contracts', title: 'Contracts of the rules', ids: numbered('§4.', 1, 14, 1) },
  {
    file: 'enumerations',
    title: 'Lists of values',
    ids: [
      'channel',
      'intake_type',
      'nature',
      'valid_reasons',
      'invalid_reasons',
      'level',
      'filing_flag',
      'urgency',
      'state',
      'deadline_state',
      'root_cause',
      'fault',
      'complaint_aim',
      'psychological_state',
      'demeanour',
      'customer_needs',
      'role',
      'post',
      'shift',
      'handover_error',
      'escalation_reason',
      'sanctions',
      'appraisal_deductions',
      'responsibility',
      'reports',
      'forms_registers',
      'lobby_moments',
      'counter_steps',
      'six_c',
      'six_s',
      'sync',
    ].map((list) => `§5 ${list}`),
  },
  {
    file: 'articles',
    title: 'Articles of Order 2020 No. 3 that are used',
    ids: [7, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22, 23, 26, 27, 28, 29, 33, 35, 36, 43].map(
      (article) => `Art. ${article}`,
    ),
  },
  { file: 'ethics', title: 'Ethics register', ids: numbered('E-', 1, 38, 2) },
  { file: 'conflicts', title: 'Where the sources disagree', ids: numbered('C-', 1, 25, 2) },
  { file: 'gaps', title: 'Where the sources are silent', ids: numbered('Gap ', 1, 20, 1) },
  { file: 'tests', title: 'Test cases taken from the sources', ids: numbered('T-', 1, 90, 2) },
]

function rows(from: number, to: number): string[] {
  return numbered('R-', from, to, 3)
}

function numbered(prefix: string, from: number, to: number, digits: number): string[] {
  return Array.from(
    { length: to - from + 1 },
    (_, index) => `${prefix}${String(from + index).padStart(digits, '0')}`,
  )
}

/** True for a row of the catalogue itself, which has a priority. */
export function isCatalogueRow(id: string): boolean {
  return /^R-\d{3}$/.test(id)
}

/** True when the row may only be called served if a test is named by its id. */
export function needsNamedTest({ kind, priority, status }: Row): boolean {
  return (
    status === 'served' &&
    (priority === 'core' || kind === 'rule' || kind === 'deadline' || kind === 'test')
  )
}
