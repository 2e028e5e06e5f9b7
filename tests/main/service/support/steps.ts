/** Taking steps at the counter of the running test with what a right form would send. */
import type { CaseState } from '#shared/complaint/enumerations.ts'
import type { CaseStepCall } from '#shared/contract/calls/case-steps.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { desk, now } from '../../../support/counter.ts'
import { validStepInputs } from '../../../support/valid-step-inputs.ts'
import { registered, seenOf } from './case-inputs.ts'
import { addPeople, walkedTo } from './walk.ts'

/** A refusal without its English message; empty when the step was taken. */
type Told = Partial<Omit<Refusal, 'message' | 'params'>> & { readonly missing?: string }

/** Takes a step as the person signed in; `input` replaces what a right form would send. */
export async function refusalOf(
  detail: CaseDetail,
  name: CaseStepCall,
  input: object = {},
): Promise<Told> {
  const valid = validStepInputs(seenOf(detail), now())[name]
  const answer = await desk.ask(name, { ...valid, ...input } as never)
  if (answer.ok) return {}
  const { message: _message, params, ...told } = answer.refusal
  const missing = params?.['missing']
  return { ...told, ...(missing === undefined ? {} : { missing: String(missing) }) }
}

export async function caseIn(state: CaseState, change: object = {}): Promise<CaseDetail> {
  await addPeople()
  const { caseId } = await registered(change)
  return walkedTo(caseId, state)
}

/** Takes one step; throws its refusal. */
export async function take(
  detail: CaseDetail,
  name: CaseStepCall,
  input: object = {},
): Promise<CaseDetail> {
  const valid = validStepInputs(seenOf(detail), now())[name]
  return (await desk.must(name, { ...valid, ...input } as never)) as CaseDetail
}

export async function takeAll(
  detail: CaseDetail,
  names: readonly CaseStepCall[],
): Promise<CaseDetail> {
  let at = detail
  for (const name of names) at = await take(at, name)
  return at
}
