/** What of a case waits for head office's word, each with the form that says it. */
import { Button, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { ConsoleCase } from '#shared/contract/console-views.ts'
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import type { Result } from '#shared/foundation/result.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { FormField, showRefusal } from '../ui/form-field.tsx'
import { Notice } from '../ui/page.tsx'
import { exactMoment } from '../words/moment.ts'
import { StaffWordsArea } from '../writing/staff-words.tsx'
import { ask, useConsole, useConsoleMay } from './console.state.ts'

/** Every open question of the case; nothing when there is none. */
export function Decisions({ detail }: { readonly detail: ConsoleCase }) {
  const { extensions, apologies, reviews } = detail.course
  const extension = isOpenCase(detail.row)
    ? extensions.find(({ decided }) => decided === null)
    : undefined
  const drafts = apologies.filter((one) => one.state === 'draft' && one.examined === null)
  const asked = reviews.filter(({ decided }) => decided === null)
  if (detail.erased || (!extension && drafts.length + asked.length === 0)) return null
  return (
    <>
      {extension && <Extension detail={detail} extension={extension} />}
      {drafts.map((apology) => (
        <Apology key={apology.apologyId} detail={detail} apology={apology} />
      ))}
      {asked.map((review) => (
        <Review key={review.reviewId} detail={detail} review={review} />
      ))}
    </>
  )
}

type Course = ConsoleCase['course']
type Answer = Promise<Result<ConsoleCase>>

function Extension({
  detail,
  extension,
}: {
  readonly detail: ConsoleCase
  readonly extension: Course['extensions'][number]
}) {
  const { t } = useTranslation()
  const mayDecide = useConsoleMay('console.decide')
  const role = useConsole((state) => state.status?.person?.role)
  const { extensionId, authority, by, at, reason } = extension
  const forManager = authority === 'head_office_senior_manager' && role !== 'general_manager'
  return (
    <Question
      title={t('console.decideExtension')}
      asked={`${t('console.askedBy', { who: by, at: exactMoment(at) })} · ${t('console.authority', {
        who: t(`extensionAuthority.${authority}`),
      })}`}
      said={reason}
      by={by}
      barrier={
        forManager ? t('console.needsManager') : mayDecide ? null : t('refusal.not_permitted')
      }
    >
      <ChoiceForm
        yes={t('console.approve')}
        no={t('console.decline')}
        because={t('console.declineBecause')}
        note={t('console.extensionNote')}
        send={(approved, remark) =>
          ask('console.decideExtension', { ...seenOf(detail), extensionId, approved, remark })
        }
      />
    </Question>
  )
}

function Apology({
  detail,
  apology,
}: {
  readonly detail: ConsoleCase
  readonly apology: Course['apologies'][number]
}) {
  const { t } = useTranslation()
  const mayExamine = useConsoleMay('complaint.examine_apology')
  const { apologyId, unit, scope, by, at, text } = apology
  return (
    <Question
      title={t('console.examineApology')}
      asked={`${t('console.askedBy', { who: by, at: exactMoment(at) })} · ${t('console.apologyOf', {
        unit,
        scope: t(`apologyScope.${scope}`),
      })}`}
      said={text}
      by={by}
      barrier={mayExamine ? null : t('console.legalOnly')}
    >
      <ChoiceForm
        yes={t('console.approveApology')}
        no={t('console.returnApology')}
        because={t('console.whatToChange')}
        send={(approved, remark) =>
          ask('console.examineApology', { ...seenOf(detail), apologyId, approved, remark })
        }
      />
    </Question>
  )
}

const OUTCOMES = ['upheld', 'changed', 'handled_again'] as const

function Review({
  detail,
  review,
}: {
  readonly detail: ConsoleCase
  readonly review: Course['reviews'][number]
}) {
  const { t } = useTranslation()
  const mayDecide = useConsoleMay('console.decide')
  const show = useConsole((state) => state.show)
  const { reviewId, by, appliedAt, decideBy, reason } = review
  const form = useForm({
    defaultValues: { outcome: 'upheld' as (typeof OUTCOMES)[number], findings: '' },
  })
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async (values) => {
    const answer = await ask('console.decideReview', { ...seenOf(detail), reviewId, ...values })
    if (answer.ok) show(answer.value)
    else showRefusal(form, ['findings'], answer.refusal, t)
  })
  return (
    <Question
      title={t('console.decideReview')}
      asked={`${t('console.askedBy', { who: by, at: exactMoment(appliedAt) })} · ${t(
        'console.decideBy',
        { at: exactMoment(decideBy) },
      )}`}
      said={reason}
      by={by}
      barrier={mayDecide ? null : t('refusal.not_permitted')}
    >
      <form onSubmit={(event) => void send(event)} noValidate>
        <FormField control={form.control} name="outcome" label={t('field.outcome')}>
          {({ status: _status, ...props }) => (
            <Segmented
              {...props}
              block
              options={OUTCOMES.map((value) => ({ value, label: t(`reviewOutcome.${value}`) }))}
            />
          )}
        </FormField>
        <FormField
          control={form.control}
          name="findings"
          label={t('console.findings')}
          hint={t('console.findingsHint')}
          required
          rules={{ validate: (words) => words.trim() !== '' || t('form.required') }}
        >
          {(props) => <StaffWordsArea {...props} rows={4} maxLength={4000} />}
        </FormField>
        {errors.root && <Notice tone="alarm" title={errors.root.message} />}
        <Button type="primary" htmlType="submit" loading={isSubmitting}>
          {t('console.doDecide')}
        </Button>
      </form>
    </Question>
  )
}

/** What was asked, and the form; nobody decides what they wrote down themselves. */
function Question({
  title,
  asked,
  said,
  by,
  barrier,
  children,
}: {
  readonly title: string
  readonly asked: string
  readonly said: string | null
  readonly by: string
  readonly barrier: string | null
  readonly children: ReactNode
}) {
  const { t } = useTranslation()
  const me = useConsole((state) => state.status?.person?.employeeNo)
  const own = sameEmployee(by, me)
  return (
    <div className="action-form">
      <h2>{title}</h2>
      <p className="soft">{asked}</p>
      <p className="said">{said ?? t('case.erasedShort')}</p>
      {own || barrier !== null ? (
        <p className="soft">{own ? t('console.ownWords') : barrier}</p>
      ) : (
        children
      )}
    </div>
  )
}

/** Yes, or no with a reason. */
function ChoiceForm({
  yes,
  no,
  because,
  note,
  send,
}: {
  readonly yes: string
  readonly no: string
  readonly because: string
  readonly note?: string
  readonly send: (approved: boolean, remark: string) => Answer
}) {
  const { t } = useTranslation()
  const show = useConsole((state) => state.show)
  const form = useForm({ defaultValues: { choice: 'yes', remark: '' } })
  const choice = form.watch('choice')
  const { errors, isSubmitting } = form.formState
  const decide = form.handleSubmit(async (values) => {
    const answer = await send(values.choice === 'yes', values.choice === 'yes' ? '' : values.remark)
    if (answer.ok) show(answer.value)
    else showRefusal(form, ['remark'], answer.refusal, t)
  })
  return (
    <form onSubmit={(event) => void decide(event)} noValidate>
      <FormField control={form.control} name="choice" label={t('field.outcome')}>
        {({ status: _status, ...props }) => (
          <Segmented
            {...props}
            block
            options={[
              { value: 'yes', label: yes },
              { value: 'no', label: no },
            ]}
          />
        )}
      </FormField>
      {choice === 'no' && (
        <FormField
          control={form.control}
          name="remark"
          label={because}
          hint={t('console.declineHint')}
          required
          rules={{ validate: (words) => words.trim() !== '' || t('form.required') }}
        >
          {(props) => <StaffWordsArea {...props} rows={3} maxLength={500} />}
        </FormField>
      )}
      {choice === 'yes' && note !== undefined && <p className="soft">{note}</p>}
      {errors.root && <Notice tone="alarm" title={errors.root.message} />}
      <Button type="primary" htmlType="submit" loading={isSubmitting}>
        {t('console.doDecide')}
      </Button>
    </form>
  )
}

function seenOf({ row }: ConsoleCase) {
  return { branchId: row.branchId, caseId: row.caseId, seenVersion: row.version }
}
