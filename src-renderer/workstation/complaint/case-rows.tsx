/** Cases as lines that the arrow keys walk and Enter opens. */
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '#shared/contract/views.ts'
import { walkRows } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { momentWords } from '../../words/moment.ts'
import { sourceWords } from '../../words/source.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { CaseStateMark, CustomerName, GravityMarks, SyncStateMark } from './case-marks.tsx'
import { ClockMark } from './clocks.tsx'

/** `numbered` puts the digits before the first nine rows that open them on Today. */
export function CaseRows({
  rows,
  numbered = false,
}: {
  readonly rows: readonly CaseRow[]
  readonly numbered?: boolean
}) {
  const { t } = useTranslation()
  return (
    <ol className="rows" onKeyDown={walkRows} aria-label={t('list.cases')}>
      {rows.map((row, index) => (
        <li key={row.caseId}>
          <CaseLine row={row} digit={numbered && index < 9 ? index + 1 : null} />
        </li>
      ))}
    </ol>
  )
}

function CaseLine({ row, digit }: { readonly row: CaseRow; readonly digit: number | null }) {
  const { t } = useTranslation()
  const now = useMinute()
  const go = useNavigation((state) => state.go)
  return (
    <button
      type="button"
      data-row
      className="case-row"
      onClick={() => go({ name: 'case', caseId: row.caseId })}
    >
      {digit !== null && <span className="row-digit">{digit}</span>}
      <span className="case-row-main">
        <span className="case-row-head">
          <strong className="number">{row.caseNumber}</strong>
          <CustomerName row={row} />
          <span className="soft">
            {t(`intakeType.${row.intakeType}`)} · {t(`channel.${row.channel}`)} ·{' '}
            {momentWords(row.receivedAt, now)}
          </span>
        </span>
        <span className="case-row-facts">{row.excerpt ?? t('case.erased')}</span>
        <span className="case-row-marks">
          {row.state !== 'registered' && <CaseStateMark state={row.state} />}
          <GravityMarks row={row} />
          {row.openInstructions > 0 && (
            <Mark tone="accent">{t('case.openInstructions', { count: row.openInstructions })}</Mark>
          )}
          {row.conflicts > 0 && (
            <Mark tone="alarm">{t('case.conflicts', { count: row.conflicts })}</Mark>
          )}
          {row.ownComplaint && <Mark tone="alarm">{t('case.aboutYou')}</Mark>}
          {row.needsUpdate && <Mark tone="warning">{t('case.needsUpdate')}</Mark>}
          <SyncStateMark sync={row.sync} />
          <span className="soft">
            {row.handler === null ? t('case.noHandler') : t('case.handledBy', { who: row.handler })}
          </span>
        </span>
      </span>
      <span className="case-row-clock">
        {row.nextClock && (
          <>
            <ClockMark clock={row.nextClock} />
            <span>{t(`deadline.${row.nextClock.kind}`)}</span>
            <span className="number">{momentWords(row.nextClock.dueAt, now)}</span>
            <span className="soft">{sourceWords(t, row.nextClock.source)}</span>
          </>
        )}
      </span>
    </button>
  )
}
