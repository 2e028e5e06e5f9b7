/** The form of an entry: what is wrong with it, and an entry of which only the form is right. */
import type { ZodError } from 'zod'
import type { Refusal } from '../foundation/result.ts'
import { type EntryReason, sourceOfReason } from './entry-reason.ts'

/** Fields whose form says by itself what is wrong with them. */
const FORM_OF: Readonly<Record<string, EntryReason>> = {
  code: 'code_form',
  closing: 'code_form',
  validFrom: 'day_form',
  validUntil: 'day_form',
  ethics: 'no_such_row',
  variables: 'place_form',
  pinyin: 'readings_differ',
  owner: 'not_in_list',
  roles: 'not_in_list',
  moments: 'not_in_list',
  steps: 'not_in_list',
  states: 'not_in_list',
  demeanours: 'not_in_list',
  caseTypes: 'not_in_list',
  needs: 'not_in_list',
  sixC: 'not_in_list',
}

type Issue = ZodError['issues'][number]

/** What the schema of an entry says, at its field below `phrase`, with a reason of `ENTRY_REASONS`. */
export function formFault(issue: Issue): Refusal {
  const unknown = issue.code === 'unrecognized_keys' ? [issue.keys[0] ?? ''] : []
  const field = ['phrase', ...issue.path.map(String), ...unknown].join('.')
  return sourced({
    code: 'invalid_phrase',
    message: messageOf(issue),
    field,
    params: formParams(issue),
  })
}

function formParams(issue: Issue): NonNullable<Refusal['params']> {
  switch (issue.code) {
    case 'too_small':
      return { reason: 'too_small', minimum: Number(issue.minimum) }
    case 'too_big':
      return { reason: 'too_big', maximum: Number(issue.maximum) }
    case 'invalid_type':
      return { reason: 'wrong_type' }
    case 'invalid_value':
      return { reason: 'not_in_list' }
    case 'unrecognized_keys':
      return { reason: 'unknown_key' }
    default: {
      const said = issue.code === 'custom' ? issue.params : undefined
      return said ?? { reason: FORM_OF[String(issue.path[0])] ?? 'wrong_form' }
    }
  }
}

/** English for the log, and never what was sent. */
function messageOf(issue: Issue): string {
  if (issue.code === 'too_small') return `at least ${issue.minimum}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  return issue.code === 'custom' ? issue.message : 'the value is not of the expected form'
}

/** What stands in for faulty fields, so that the others can be read. */
export const HARMLESS = {
  code: 'ZZ-0',
  title: '标题',
  text: '您好',
  roles: [],
  profiles: [],
  moments: [],
  steps: [],
  situations: [],
  states: [],
  demeanours: [],
  caseTypes: [],
  status: 'approved',
  since: 1,
  source: 'S4-26',
  origin: 'project',
} as const

/** The same words at the same places; braces that belong to nothing are marks. */
export function harmlessText(text: unknown): string {
  if (typeof text !== 'string') return HARMLESS.text
  const plain = text.slice(0, 500).replaceAll(/[{}｛｝]/g, '・')
  return plain === '' ? HARMLESS.text : plain
}

/** With the source that asks for its reason, where it names none itself. */
export function sourced(fault: Refusal): Refusal {
  const source = fault.source ?? sourceOfReason(fault.params?.['reason'])
  return source === undefined ? fault : { ...fault, source }
}
