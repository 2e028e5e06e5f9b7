/** How a case ended: filings, closing, archive, callbacks, withdrawal, and where it opened again. */
import { useTranslation } from 'react-i18next'
import type { CaseCourse } from '#shared/complaint/case-course.ts'
import { useDeskLists } from '../desk-lists.state.ts'
import { useListWords } from '../../../../words/list-words.ts'
import { By, Entry, Said } from './course-parts.tsx'
import { Part } from './part.tsx'

export function Ended({ course }: { readonly course: CaseCourse }) {
  const { t } = useTranslation()
  const words = useListWords()
  const causes = useDeskLists((state) => state.lists?.rootCauses) ?? []
  const { filings, closing, closeReports, archive, callbacks, withdrawal, reopenings } = course
  const cause = causes.find(({ value }) => value === archive?.rootCause)
  return (
    <>
      <Part name={t('course.filings')} there={filings.length > 0}>
        {filings.map((filing) => (
          <Entry
            key={filing.filingId}
            title={t(`filingTarget.${filing.target}`)}
            state={filing.number}
          >
            {filing.planText !== null && <Said text={filing.planText} />}
            <By by={filing.by} at={filing.at} />
          </Entry>
        ))}
      </Part>
      <Part
        name={t('course.ending')}
        there={closing !== null || archive !== null || withdrawal !== null || reopenings.length > 0}
      >
        {withdrawal && (
          <Entry title={t('event.complaint.withdrawn')} state={withdrawal.withdrawnBy ?? ''}>
            <Said text={withdrawal.withdrawnHow} />
            <By by={withdrawal.by} at={withdrawal.at} />
          </Entry>
        )}
        {closing && (
          <Entry
            title={t(`outcome.${closing.outcome}`)}
            tone="good"
            state={t('course.responsible', { unit: closing.responsibleUnit })}
          >
            <Said text={closing.reason} />
            <By by={closing.by} at={closing.closedAt} />
          </Entry>
        )}
        {closeReports.map((report) => (
          <Entry
            key={`${report.at}-${report.way}`}
            title={t(`reportWay.${report.way}`)}
            state={report.receipt}
          >
            <By by={report.by} at={report.at} />
          </Entry>
        ))}
        {archive && (
          <Entry
            title={t('event.complaint.archived')}
            {...(archive.rootCause === null
              ? {}
              : { state: words('rootCause', archive.rootCause, cause?.label ?? '') })}
          >
            {archive.improvement !== null && <Said text={archive.improvement} />}
            {archive.noneNeededBecause !== null && <Said text={archive.noneNeededBecause} />}
            <By by={archive.by} at={archive.at} />
          </Entry>
        )}
        {reopenings.map((one) => (
          <Entry key={one.at} title={t('event.complaint.reopened')} tone="warning">
            {one.reason !== null && <Said text={one.reason} />}
            <By by={one.by} at={one.at} />
          </Entry>
        ))}
      </Part>
      <Part name={t('course.callbacks')} there={callbacks.length > 0}>
        {callbacks.map((one) => (
          <Entry
            key={one.callbackId}
            title={t(`reached.${one.reached ? 'yes' : 'no'}`)}
            tone={one.leftoverIssue ? 'warning' : 'good'}
            state={
              one.satisfaction === null
                ? t('course.notRated')
                : t('course.rated', { stars: one.satisfaction })
            }
          >
            {one.summary !== null && <Said text={one.summary} />}
            <By by={one.by} at={one.at} />
          </Entry>
        ))}
      </Part>
    </>
  )
}
