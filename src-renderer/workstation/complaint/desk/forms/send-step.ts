/** Sends the form of a step. What was handed to compliance leaves the desk at once. */
import type { CallName } from '#shared/contract/call-names.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import type { Result } from '#shared/foundation/result.ts'
import { call } from '../../../../bridge/client.ts'
import { useNavigation } from '../../../frame/navigation.state.ts'
import { useCase } from '../case.state.ts'

/** The case as it stands after the step, or the refusal. */
export async function sendStep(
  name: CallName,
  input: Readonly<Record<string, unknown>>,
): Promise<Result<CaseDetail>> {
  if (name !== 'complaint.restrict') {
    // Every description in `forms/steps` names the boxes of its own call; a test sends each of them.
    return call(name, input as never) as Promise<Result<CaseDetail>>
  }
  const { detail } = useCase.getState()
  const { seenVersion: _seen, ...rest } = input
  const answer = await call('complaint.restrict', rest as never)
  if (!answer.ok || !detail) return answer as never
  useNavigation.getState().go({ name: 'complaints' })
  return { ok: true, value: detail }
}
