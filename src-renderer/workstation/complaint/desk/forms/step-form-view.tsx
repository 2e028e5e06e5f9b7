/** Draws the form of a step from its description: one column, in the order a person thinks. */
import { Checkbox } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { v7 as uuid } from 'uuid'
import type { CaseDetail } from '#shared/contract/views.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { FormField, faultyWith } from '../../../../ui/form-field.tsx'
import { hostNow } from '../../../../ui/now.ts'
import { Notice } from '../../../../ui/page.tsx'
import { sourceWords } from '../../../../words/source.ts'
import { useSession } from '../../../session/session.state.ts'
import { useStaff } from '../../../setting/staff.state.ts'
import type { StepName } from '../action-names.ts'
import { ShownBeside } from '../beside.tsx'
import { useCase } from '../case.state.ts'
import { useDeskLists } from '../desk-lists.state.ts'
import { bringerOf, gapWords } from '../gap-words.ts'
import { sendStep } from './send-step.ts'
import { FormFrame } from './form-frame.tsx'
import { StepControl } from './step-control.tsx'
import type { FormContext, StepField, StepForm } from './step-form.ts'
import {
  type MissingElsewhere,
  faultBeforeSending,
  faultsOf,
  inputOf,
  shownFields,
  startOf,
} from './step-values.ts'
import { useKeptForm } from './use-action-form.ts'
import { usePicked } from '../../../../ui/picked.ts'

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
  const [elsewhere, setElsewhere] = useState<readonly MissingElsewhere[]>([])
  const [understood, setUnderstood] = useState(plan.final !== true)
  const { form, send, busy } = useKeptForm<Held>(
    detail,
    start as Held,
    (values, seen) => sendStep(plan.call, { ...seen, ...inputOf(plan, values, context) }),
    (opened, refusal) => {
      const typed = opened.getValues()
      const faults = faultsOf(t, shownFields(plan, typed, context), typed, refusal)
      for (const { name: at, messages } of faults.at) opened.setError(at, faultyWith(messages))
      setElsewhere(faults.elsewhere)
      requestAnimationFrame(showFirstFault)
      if (faults.at.length > 0 || faults.elsewhere.length > 0) useCase.setState({ refusal: null })
    },
  )
  const values = form.watch()
  const { Before, After, Beside } = plan
  return (
    <FormFrame
      label={t(`action.${name}`)}
      send={send}
      busy={busy}
      danger={plan.final === true}
      disabled={!understood}
    >
      {Before && <Before context={context} values={values} />}
      <Elsewhere missing={elsewhere} detail={detail} />
      {shownFields(plan, values, context).map((field, index) => (
        <AskedField
          key={field.name}
          form={form}
          action={name}
          plan={plan}
          field={field}
          context={context}
          first={index === 0}
        />
      ))}
      {After && <After context={context} values={values} />}
      {Beside && (
        <ShownBeside>
          <Beside context={context} values={values} />
        </ShownBeside>
      )}
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
  missing,
  detail,
}: {
  readonly missing: readonly MissingElsewhere[]
  readonly detail: CaseDetail
}) {
  const { t } = useTranslation()
  if (missing.length === 0) return null
  return (
    <Notice tone="alarm" title={t('step.elsewhere')}>
      <ul>
        {missing.map(({ path, source }, index) => {
          const brings = bringerOf(path, detail)
          const what = gapWords(t, path)
          return (
            <li key={`${path} ${index}`}>
              {brings ? t('step.broughtBy', { action: t(`action.${brings.name}`), what }) : what}{' '}
              <span className="soft">{source !== undefined && sourceWords(t, source)}</span>
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

/** The keys go to the first box at fault, whatever it is made of, and it comes into sight with its words. */
function showFirstFault(): void {
  const field = document.querySelector('.action-form .field-faulty')
  field?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'nearest' })
}

function AskedField({
  form,
  action,
  plan,
  field,
  context,
  first,
}: {
  readonly form: UseFormReturn<Held>
  readonly action: StepName
  readonly plan: StepForm
  readonly field: StepField
  readonly context: FormContext
  readonly first: boolean
}) {
  const { t } = useTranslation()
  const label = t(`ask.${action}.${field.name}`, { defaultValue: t(`field.${field.name}`) })
  return (
    <FormField
      control={form.control}
      name={field.name}
      label={label}
      required={field.required === true}
      hint={field.hinted && t(`hint.${action}.${field.name}`)}
      rules={{ validate: (_, values) => faultBeforeSending(t, field, plan, values) ?? true }}
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
  const { lists, load } = usePicked(useDeskLists, 'lists', 'load')
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
