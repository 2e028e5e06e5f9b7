/** Slips as lines that the arrow keys walk and Enter opens. */
import { useTranslation } from 'react-i18next'
import type { SlipRow } from '#shared/contract/calls/referral-in.ts'
import { walkRows } from '../../../ui/keyboard.ts'
import { Mark, type Tone } from '../../../ui/mark.tsx'
import { useMinute } from '../../../ui/now.ts'
import { momentWords } from '../../../words/moment.ts'
import { useNavigation } from '../../frame/navigation.state.ts'
import { SyncStateMark } from '../case-marks.tsx'
import { ClockMark } from '../clocks.tsx'

const TONES: Readonly<Record<SlipRow['state'], Tone>> = {
  waiting: 'warning',
  accepted: 'accent',
  answered: 'good',
  refused: 'quiet',
  taken_back: 'quiet',
}

export function SlipMark({ state }: Pick<SlipRow, 'state'>) {
  const { t } = useTranslation()
  return <Mark tone={TONES[state]}>{t(`slip.state.${state}`)}</Mark>
}

export function SlipRows({ rows }: { readonly rows: readonly SlipRow[] }) {
  const { t } = useTranslation()
  return (
    <ol className="rows" onKeyDown={walkRows} aria-label={t('slip.list')}>
      {rows.map((row) => (
        <li key={row.slipId}>
          <SlipLine row={row} />
        </li>
      ))}
    </ol>
  )
}

function SlipLine({ row }: { readonly row: SlipRow }) {
  const { t } = useTranslation()
  const now = useMinute()
  const go = useNavigation((state) => state.go)
  return (
    <button
      type="button"
      data-row
      className="case-row"
      onClick={() => go({ name: 'slip', slipId: row.slipId })}
    >
      <span className="case-row-main">
        <span className="case-row-head">
          <strong>{row.fromName}</strong>
          <span className="number">{row.caseNumber}</span>
          <span className="soft">
            {t(`intakeType.${row.intakeType}`)} · {momentWords(row.sentAt, now)}
          </span>
        </span>
        <span className="case-row-facts">{row.excerpt ?? t('slip.wordsGone')}</span>
        <span className="case-row-marks">
          <SlipMark state={row.state} />
          {row.urgency !== 'none' && <Mark tone="alarm">{t(`urgency.${row.urgency}`)}</Mark>}
          {row.level !== 'ordinary' && <Mark tone="warning">{t(`level.${row.level}`)}</Mark>}
          {row.needsUpdate && <Mark tone="warning">{t('case.needsUpdate')}</Mark>}
          <SyncStateMark sync={row.sync} />
          <span className="soft">
            {row.acceptedBy === null
              ? t('slip.toUnit', { unit: row.toUnit })
              : t('slip.heldBy', { who: row.acceptedBy })}
          </span>
        </span>
      </span>
      <span className="case-row-clock">
        <ClockMark clock={row.clock} />
        <span>{t('slip.clock')}</span>
        <span className="number">{momentWords(row.clock.dueAt, now)}</span>
      </span>
    </button>
  )
}
