/** The legal date as it stands, and the one that would follow if the form were sent. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { call } from '../../../../../bridge/client.ts'
import { Pair, Pairs } from '../../../../../ui/page.tsx'
import { exactMoment } from '../../../../../words/moment.ts'
import { codeWords } from '../../../../../words/refusal.ts'
import { sourceWords } from '../../../../../words/source.ts'
import { ExtensionEntry } from '../../course/course-parts.tsx'
import type { Look } from '../step-form.ts'

type LegalDates = Output<'complaint.legalDates'>

/** Asked for when the form opens; null until the answer is there, or without any. */
function useLegalDates({ row: { caseId, version } }: CaseDetail): LegalDates | null {
  const [dates, setDates] = useState<LegalDates | null>(null)
  useEffect(() => {
    let shown = true
    void call('complaint.legalDates', { caseId }).then((answer) => {
      if (shown && answer.ok) setDates(answer.value)
    })
    return () => {
      shown = false
    }
  }, [caseId, version])
  return dates
}

/** The date after an extension, before anybody grants it; or what keeps the term from being extended. */
export function ExtensionDates({ context: { detail } }: Pick<Look, 'context'>) {
  const { t } = useTranslation()
  const dates = useLegalDates(detail)
  if (!dates?.dueAt) return null
  const { dueAt, extended, notExtended, source } = dates
  return (
    <div className="dates">
      <Pairs>
        <DatePair name={t('step.legalDate')} at={dueAt} source={source} />
        {extended !== null && (
          <DatePair name={t('step.legalDateExtended')} at={extended} source={source} strong />
        )}
      </Pairs>
      <p className="soft">
        {notExtended === null
          ? t('step.legalDateMoves')
          : t('refusal.withSource', {
              reason: codeWords(t, notExtended),
              source: sourceWords(t, source),
            })}
      </p>
    </div>
  )
}

/** The date as it runs and, once a complexity is chosen, the one that follows from it. */
export function ComplexityDates({ context: { detail }, values }: Look) {
  const { t } = useTranslation()
  const dates = useLegalDates(detail)
  if (!dates?.dueAt) return null
  const chosen = values['complexity']
  const next = chosen === 'simple' || chosen === 'complex' ? dates[chosen] : null
  return (
    <div className="dates">
      <Pairs>
        <DatePair name={t('step.legalDate')} at={dates.dueAt} source={dates.source} />
        {next !== null && next !== dates.dueAt && (
          <DatePair name={t('step.legalDateJudged')} at={next} source={dates.source} strong />
        )}
      </Pairs>
    </div>
  )
}

export function ExtensionLook({ context }: Look) {
  const { detail, subject } = context
  const extension = detail.course.extensions.find(({ extensionId }) => extensionId === subject)
  return (
    <>
      {extension && <ExtensionEntry extension={extension} />}
      <ExtensionDates context={context} />
    </>
  )
}

function DatePair({
  name,
  at,
  source,
  strong = false,
}: {
  readonly name: string
  readonly at: string
  readonly source: string
  readonly strong?: boolean
}) {
  const { t } = useTranslation()
  return (
    <Pair name={name}>
      <span className={strong ? 'number next-date' : 'number'}>{exactMoment(at)}</span>{' '}
      <span className="soft">{sourceWords(t, source)}</span>
    </Pair>
  )
}
