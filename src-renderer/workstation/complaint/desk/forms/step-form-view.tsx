/** Draws the form of a step from its description: one column, in the order a person thinks. */
import { Checkbox } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { v7 as uuid } from 'uuid'
import type { CaseDetail } from '#shared/contract/views.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { FormField } from '../../../../ui/form-field.tsx'
import { hostNow } from '../../../../ui/now.ts'
import { Notice } from '../../../../ui/page.tsx'
import { useSession } from '../../../session/session.state.ts'
import { useStaff } from '../../../setting/staff.state.ts'
import type { StepName } from '../action-names.ts'
import { useCase } from '../case.state.ts'
import { useDeskLists } from '../desk-lists.state.ts'
import { bringerOf, gapWords } from '../gap-words.ts'
import { sendStep } from './send-step.ts'
import { FormFrame } from './form-frame.tsx'
import { StepControl } from './step-control.tsx'
import type { FormContext, StepField, StepForm } from './step-form.ts'
import { faultsOf, inputOf, moneyFault, shownFields, startOf } from './step-values.ts'
import { useKeptForm } from './use-action-form.ts'

type Held = Record<string, unknown>

export function StepFormView({
  name,
  plan,
  detail,
}: {
  readonly name: StepName
  readonly plan: StepForm
  readonly detail: CaseDetail
}) {
  const { t } = useTranslation()
  const context = useFormContext(detail)
  // What the boxes begin with is decided once: news from elsewhere never types into them.
  const [start] = useState(() => startOf(plan, context, uuid))
  const [elsewhere, setElsewhere] = useState<readonly string[]>([])
  const [understood, setUnderstood] = useState(plan.final !== true)
  const { form, send, busy } = useKeptForm<Held>(
    detail,
    start as Held,
    (values, seen) => sendStep(plan.call, { ...seen, ...inputOf(plan, values, context) }),
    (opened, refusal) => {
      const shown = shownFields(plan, opened.getValues(), context)
      const faults = faultsOf(t, shown, refusal)
      for (const [index, { name: at, message }] of faults.at.entries()) {
        opened.setError(at, { message }, { shouldFocus: index === 0 })
      }
      setElsewhere(faults.elsewhere)
      requestAnimationFrame(showFirstFault)
      if (faults.at.length > 0 || faults.elsewhere.length > 0) useCase.setState({ refusal: null })
    },
  )
  const values = form.watch()
  const { Before, After } = plan
  return (
    <FormFrame
      label={t(`action.${name}`)}
      send={send}
      busy={busy}
      danger={plan.final === true}
      disabled={!understood}
    >
      {Before && <Before context={context} values={values} />}
      <Elsewhere paths={elsewhere} detail={detail} />
      {shownFields(plan, values, context).map((field, index) => (
        <AskedField
          key={field.name}
          form={form}
          action={name}
          field={field}
          context={context}
          first={index === 0}
        />
      ))}
      {After && <After context={context} values={values} />}
      {plan.final && (
        <Checkbox checked={understood} onChange={(event) => setUnderstood(event.target.checked)}>
          {t(`ask.${name}.understood`, { defaultValue: t('erase.understood') })}
        </Checkbox>
      )}
    </FormFrame>
  )
}

/** What is missing and another form brings: said with the name of that form. */
function Elsewhere({
  paths,
  detail,
}: {
  readonly paths: readonly string[]
  readonly detail: CaseDetail
}) {
  const { t } = useTranslation()
  if (paths.length === 0) return null
  return (
    <Notice tone="alarm" title={t('step.elsewhere')}>
      <ul>
        {paths.map((path) => {
          const brings = bringerOf(path, detail)
          const what = gapWords(t, path)
          return (
            <li key={path}>
              {brings ? t('step.broughtBy', { action: t(`action.${brings.name}`), what }) : what}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

/** What cannot take the focus is brought into sight all the same. */
function showFirstFault(): void {
  document.querySelector('.action-form .field-faulty')?.scrollIntoView({ block: 'nearest' })
}

function AskedField({
  form,
  action,
  field,
  context,
  first,
}: {
  readonly form: UseFormReturn<Held>
  readonly action: StepName
  readonly field: StepField
  readonly context: FormContext
  readonly first: boolean
}) {
  const { t } = useTranslation()
  const fault = (value: unknown) =>
    field.kind === 'money' ? (moneyFault(t, value as never) ?? true) : true
  const label = t(`ask.${action}.${field.name}`, { defaultValue: t(`field.${field.name}`) })
  return (
    <FormField
      control={form.control}
      name={field.name}
      label={label}
      required={field.required === true}
      hint={field.hinted && t(`hint.${action}.${field.name}`)}
      rules={{ validate: (value) => fault(value) as true | string }}
    >
      {(props) => (
        <StepControl
          field={field}
          context={context}
          first={first}
          id={props.id}
          label={label}
          status={props.status}
          invalid={props['aria-invalid']}
          describedBy={props['aria-describedby']}
          value={props.value}
          onChange={(value) => {
            props.onChange(value)
            form.clearErrors(field.name)
          }}
          bind={props.ref}
        />
      )}
    </FormField>
  )
}

/** What a form may look at; staff and lists are fetched when the first form asks. */
function useFormContext(detail: CaseDetail): FormContext {
  const status = useSession((state) => state.status)
  const subject = useCase((state) => state.action?.subject ?? null)
  const { lists, load } = useDeskLists()
  const loadStaff = useStaff((state) => state.load)
  useEffect(() => {
    void load()
    void loadStaff()
  }, [load, loadStaff])
  const [now] = useState(() => formatInstant(Math.floor(hostNow() / MINUTE_MS) * MINUTE_MS))
  return useMemo(
    () => ({
      detail,
      person: status?.person?.employeeNo ?? '',
      branch: status?.branch?.name ?? '',
      now,
      lists,
      subject,
    }),
    [detail, status, now, lists, subject],
  )
}
