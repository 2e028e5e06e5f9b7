/** One thing of a case's course each: shown in its section, and again in the form that decides on it. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  CaseApology,
  CaseCompensation,
  CaseExtension,
  CaseNatureProposal,
  CasePause,
  CaseReferral,
  CaseReview,
  CaseSolution,
} from '#shared/complaint/case-course.ts'
import { formatYuan } from '#shared/foundation/money.ts'
import { Mark, type Tone } from '../../../../ui/mark.tsx'
import { useMinute } from '../../../../ui/now.ts'
import { momentWords, remainingWords } from '../../../../words/moment.ts'
import { useDeskLists } from '../desk-lists.state.ts'
import { useListWords } from '../../../../words/list-words.ts'

/** Words of people; what was erased or withheld says so. */
export function Said({ text }: { readonly text: string | null }) {
  const { t } = useTranslation()
  return <p className="said">{text ?? <span className="soft">{t('case.erasedShort')}</span>}</p>
}

/** Who wrote it down and when. */
export function By({ by, at }: { readonly by: string; readonly at: string }) {
  const now = useMinute()
  return (
    <span className="soft number">
      {by} · {momentWords(at, now)}
    </span>
  )
}

/** A thing with its state at the right and its words below. */
export function Entry({
  title,
  tone = 'quiet',
  state,
  children,
}: {
  readonly title: ReactNode
  readonly tone?: Tone
  readonly state?: string
  readonly children?: ReactNode
}) {
  return (
    <div className="entry">
      <div className="entry-head">
        <strong>{title}</strong>
        {state !== undefined && <Mark tone={tone}>{state}</Mark>}
      </div>
      {children}
    </div>
  )
}

export function Lines({
  name,
  lines,
}: {
  readonly name: string
  readonly lines: readonly string[] | null
}) {
  if (!lines || lines.length === 0) return null
  return (
    <div>
      <span className="soft">{name}</span>
      <ol className="lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </div>
  )
}

export function ReferralEntry({ referral }: { readonly referral: CaseReferral }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { accepted, refused, answered, dueAt, toUnit, toBranch } = referral
  const left = remainingWords(t, dueAt, now)
  const [tone, state]: [Tone, string] = refused
    ? ['warning', t('course.refused')]
    : answered
      ? ['good', t('course.answered')]
      : [left.overdue ? 'alarm' : accepted ? 'accent' : 'warning', left.words]
  return (
    <Entry
      title={toBranch === null ? toUnit : `${toUnit}（${toBranch}）`}
      tone={tone}
      state={state}
    >
      <Said text={referral.task} />
      <p className="soft">
        <By by={referral.by} at={referral.at} />
        {accepted &&
          ` · ${t('course.acceptedBy', { who: accepted.acceptedBy, at: momentWords(accepted.at, now) })}`}
      </p>
      {refused && <Said text={refused.refusedBecause} />}
      {answered && <Said text={answered.feedback} />}
    </Entry>
  )
}

/** Reasons by the organisation's own words. */
function ReasonWords({ codes }: { readonly codes: readonly string[] }) {
  const words = useListWords()
  const reasons = useDeskLists((state) => state.lists?.reasons) ?? []
  return (
    <ul className="lines">
      {codes.map((code) => (
        <li key={code}>
          {code}{' '}
          {words('reason', code, reasons.find((reason) => reason.code === code)?.label ?? '')}
        </li>
      ))}
    </ul>
  )
}

export function NatureEntry({ proposal }: { readonly proposal: CaseNatureProposal }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { confirmed, returned } = proposal
  const [tone, state]: [Tone, string] = confirmed
    ? ['good', t('course.confirmedBy', { who: confirmed.by, at: momentWords(confirmed.at, now) })]
    : returned
      ? ['warning', t('course.returnedBy', { who: returned.by, at: momentWords(returned.at, now) })]
      : ['accent', t('course.toConfirm')]
  const notes = [proposal.clause, proposal.duty, proposal.otherReason, proposal.whereToGo]
  return (
    <Entry title={t('course.reasons')} tone={tone} state={state}>
      <ReasonWords codes={proposal.reasons} />
      {notes.map((note) => note !== null && <Said key={note} text={note} />)}
      <By by={proposal.by} at={proposal.at} />
      {returned && <Said text={returned.reason} />}
    </Entry>
  )
}

export function SolutionEntry({ solution }: { readonly solution: CaseSolution }) {
  const { t } = useTranslation()
  return (
    <Entry
      title={t(`demandWithinRules.${solution.demandWithinRules}`)}
      {...(solution.recheckOffered ? { state: t('course.recheckOffered') } : {})}
    >
      <Said text={solution.text} />
      {solution.refusalReason !== null && <Said text={solution.refusalReason} />}
      <Lines name={t('course.options')} lines={solution.options} />
      {solution.singleOptionReason !== null && <Said text={solution.singleOptionReason} />}
      <Lines name={t('course.alternatives')} lines={solution.alternatives} />
      <Lines name={t('course.ourTasks')} lines={solution.ourTasks} />
      <Lines name={t('course.customerTasks')} lines={solution.customerTasks} />
      <p className="soft">
        {t('course.basis')} {solution.legalBasis ?? t('case.erasedShort')}
      </p>
      <By by={solution.by} at={solution.at} />
    </Entry>
  )
}

export function CompensationEntry({ request }: { readonly request: CaseCompensation }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { decided, lines } = request
  const total = lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const [tone, state]: [Tone, string] = decided
    ? [
        decided.approved ? 'good' : 'warning',
        t(decided.approved ? 'course.approvedBy' : 'course.declinedBy', {
          who: decided.by,
          at: momentWords(decided.at, now),
        }),
      ]
    : ['accent', t('course.toApprove')]
  return (
    <Entry title={<span className="amount">¥ {formatYuan(total)}</span>} tone={tone} state={state}>
      <table className="sheet">
        <tbody>
          {lines.map(({ kind, amountFen, evidenceId }) => (
            <tr key={`${kind}-${amountFen}-${evidenceId}`}>
              <th scope="row">{t(`compensationKind.${kind}`)}</th>
              <td className="amount number">{formatYuan(amountFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {request.improvementNote !== null && <Said text={request.improvementNote} />}
      {decided?.remark && <Said text={decided.remark} />}
      <By by={request.by} at={request.at} />
    </Entry>
  )
}

export function ApologyEntry({ apology }: { readonly apology: CaseApology }) {
  const { t } = useTranslation()
  const { state, examined } = apology
  const returned = state === 'draft' && examined !== null && !examined.approved
  return (
    <Entry
      title={`${apology.unit} · ${t(`apologyScope.${apology.scope}`)}`}
      tone={state === 'issued' ? 'good' : returned ? 'warning' : 'accent'}
      state={t(returned ? 'apologyState.returned' : `apologyState.${state}`)}
    >
      <Said text={apology.text} />
      {examined?.remark && <Said text={examined.remark} />}
      <By by={apology.by} at={apology.at} />
    </Entry>
  )
}

export function ExtensionEntry({ extension }: { readonly extension: CaseExtension }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { decided, told } = extension
  const [tone, state]: [Tone, string] = !decided
    ? ['accent', t('course.toApprove')]
    : !decided.approved
      ? ['warning', t('course.declinedBy', { who: decided.by, at: momentWords(decided.at, now) })]
      : told
        ? ['good', t('course.extensionTold', { at: momentWords(told.at, now) })]
        : ['warning', t('course.toTell')]
  return (
    <Entry title={t(`extensionAuthority.${extension.authority}`)} tone={tone} state={state}>
      <Said text={extension.reason} />
      {decided?.remark && <Said text={decided.remark} />}
      <By by={extension.by} at={extension.at} />
    </Entry>
  )
}

export function PauseEntry({ pause }: { readonly pause: CasePause }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { startedAt, endedAt, consentAt } = pause
  return (
    <Entry
      title={`${t(`pauseKind.${pause.kind}`)} · ${pause.body}`}
      tone={consentAt === null ? 'warning' : endedAt === null ? 'accent' : 'quiet'}
      state={
        consentAt === null
          ? t('course.pauseNotTold')
          : t(endedAt === null ? 'course.pauseRuns' : 'course.pauseOver')
      }
    >
      <p className="number">
        {momentWords(startedAt, now)} – {endedAt === null ? '…' : momentWords(endedAt, now)}
      </p>
      {pause.proof !== null && <Said text={pause.proof} />}
      <By by={pause.by} at={startedAt} />
    </Entry>
  )
}

export function ReviewEntry({ review }: { readonly review: CaseReview }) {
  const { t } = useTranslation()
  const now = useMinute()
  const { decided, decideBy } = review
  const left = remainingWords(t, decideBy, now)
  return (
    <Entry
      title={review.addressedTo}
      tone={decided ? 'good' : left.overdue ? 'alarm' : 'accent'}
      state={decided ? t(`reviewOutcome.${decided.outcome}`) : left.words}
    >
      <Said text={review.reason} />
      {decided && <Said text={decided.findings} />}
      <By by={review.by} at={review.appliedAt} />
    </Entry>
  )
}
