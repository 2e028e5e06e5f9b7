/** What a rule command answers: JSON for standard output and an exit code (0 answered, 2 refused). */
import type { z } from 'zod'
import { inputRefusal } from '#shared/contract/input-refusal.ts'
import type { Refusal } from '#shared/foundation/result.ts'

export interface RuleAnswer {
  readonly exitCode: 0 | 2
  readonly output: Readonly<Record<string, unknown>>
}

/** An answer. */
export function answered(output: Readonly<Record<string, unknown>>): RuleAnswer {
  return { exitCode: 0, output: { ok: true, ...output } }
}

/**
 * A refusal, flattened as the contract writes it. The code is always `invalid_input`: on the
 * command line whatever a rule refuses is the input. `prefix` goes before the field.
 */
export function notAnswered(refusal: Refusal, prefix = ''): RuleAnswer {
  const field = [prefix, refusal.field ?? ''].filter((part) => part !== '').join('.')
  return {
    exitCode: 2,
    output: {
      ok: false,
      code: 'invalid_input',
      field: field === '' ? '$' : field,
      message: refusal.message,
      ...(refusal.source === undefined ? {} : { source: refusal.source }),
    },
  }
}

/** The first complaint of a schema as a refusal. */
export function schemaRefusal(error: z.ZodError): RuleAnswer {
  const issue = error.issues[0]
  const refusal = inputRefusal(error)
  return notAnswered(issue?.code === 'custom' ? { ...refusal, message: issue.message } : refusal)
}
