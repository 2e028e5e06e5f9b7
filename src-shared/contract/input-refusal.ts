/** Turns a schema's complaints into one refusal that names the field. */
import type { z } from 'zod'
import type { Refusal } from '../foundation/result.ts'

/**
 * The first issue as a refusal. An unknown key is named itself; a union's own issue names the place.
 * The message says what is expected and never repeats what was sent.
 */
export function inputRefusal(error: z.ZodError, prefix = ''): Refusal {
  const issue = error.issues[0]
  const base = prefix === '' ? [] : [prefix]
  if (!issue) return { code: 'invalid_input', message: 'the input is not valid' }
  const path = [...base, ...issue.path.map(String)]
  switch (issue.code) {
    case 'unrecognized_keys':
      return refusal([...path, issue.keys[0] ?? ''], 'this key is not known', {
        reason: 'unknown_key',
      })
    case 'invalid_type':
      return refusal(path, `expected ${issue.expected}`, { reason: 'wrong_type' })
    case 'too_small':
      return refusal(path, `at least ${issue.minimum}`, {
        reason: 'too_small',
        minimum: Number(issue.minimum),
      })
    case 'too_big':
      return refusal(path, `at most ${issue.maximum}`, {
        reason: 'too_big',
        maximum: Number(issue.maximum),
      })
    case 'invalid_value':
      return refusal(path, `one of ${issue.values.join(', ')}`, { reason: 'not_in_list' })
    default: {
      const said = issue.code === 'custom' ? issue.params?.['reason'] : undefined
      const reason = typeof said === 'string' ? said : 'wrong_form'
      return refusal(path, 'the value is not of the expected form', { reason })
    }
  }
}

function refusal(path: readonly string[], message: string, params: Refusal['params']): Refusal {
  const field = path.join('.')
  return {
    code: 'invalid_input',
    message,
    ...(field === '' ? {} : { field }),
    ...(params === undefined ? {} : { params }),
  }
}
