/** A form of the desk: starts from the words left here before, keeps them, sends once. */
import { useEffect } from 'react'
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useForm,
} from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { showRefusal } from '../../../../ui/form-field.tsx'
import { useCase, wordsKey } from '../case.state.ts'
import { usePicked } from '../../../../ui/picked.ts'

interface ActionForm<Values extends FieldValues> {
  readonly form: UseFormReturn<Values>
  readonly send: (event: { preventDefault(): void }) => void
  readonly busy: boolean
}

/** `change` builds and sends the call; `show` puts a refusal where it belongs in the form. */
export function useKeptForm<Values extends FieldValues>(
  detail: CaseDetail,
  defaults: DefaultValues<Values>,
  change: (
    values: Values,
    seen: { caseId: string; seenVersion: number },
  ) => Promise<Result<CaseDetail>>,
  show: (form: UseFormReturn<Values>, refusal: Refusal) => void,
): ActionForm<Values> {
  const { run, busy, keepWords, action } = usePicked(useCase, 'run', 'busy', 'keepWords', 'action')
  const key = wordsKey(detail, action)
  const left = useCase.getState().words[key] as DefaultValues<Values> | undefined
  const form = useForm<Values>({ defaultValues: left ?? defaults })
  useEffect(() => {
    const subscription = form.watch((values) => keepWords(key, { ...values }))
    return () => subscription.unsubscribe()
  }, [form, key, keepWords])
  const submit = form.handleSubmit(async (values) => {
    const refusal = await run((seen) => change(values, seen))
    if (refusal) show(form, refusal)
  })
  return { form, busy, send: (event) => void submit(event as React.BaseSyntheticEvent) }
}

/** A form whose refusals stand at the field they name; `names` are those that can show one. */
export function useActionForm<Values extends FieldValues>(
  detail: CaseDetail,
  defaults: DefaultValues<Values>,
  names: readonly Path<Values>[],
  change: Parameters<typeof useKeptForm<Values>>[2],
): ActionForm<Values> {
  const { t } = useTranslation()
  return useKeptForm<Values>(detail, defaults, change, (form, refusal) => {
    if (!names.some((name) => refusal.field === name)) return
    useCase.setState({ refusal: null })
    showRefusal(form, names, refusal, t)
  })
}
