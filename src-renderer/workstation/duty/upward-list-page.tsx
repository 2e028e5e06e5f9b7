/** Reports upward: what still waits, and the form for a new one. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UpwardRow } from '#shared/contract/duty-view.ts'
import { walkRows } from '../../ui/keyboard.ts'
import { Mark, type Tone } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { PageHead } from '../../ui/page.tsx'
import { momentWords } from '../../words/moment.ts'
import { SyncStateMark } from '../complaint/case-marks.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { useFresh } from '../frame/reload.ts'
import { RecordList } from '../record/record-list.tsx'
import { useMay } from '../session/session.state.ts'
import { usePeople, useWho } from './people.tsx'
import { ReportForm } from './upward-report-form.tsx'
import { useUpward } from './upward.state.ts'

export function UpwardListPage() {
  const { t } = useTranslation()
  const pages = useUpward((state) => state)
  const go = useNavigation((state) => state.go)
  const mayWrite = useMay('duty.write')
  const [writing, setWriting] = useState(false)
  usePeople()
  useFresh(pages.loadList)
  return (
    <>
      <PageHead
        title={t('upward.title')}
        note={t('upward.note')}
        actions={
          <>
            <Button onClick={() => go({ name: 'duty' })}>{t('duty.title')}</Button>
            {mayWrite && !writing && (
              <Button type="primary" onClick={() => setWriting(true)}>
                {t('upward.new')}
              </Button>
            )}
          </>
        }
      />
      {writing && <ReportForm onClose={() => setWriting(false)} />}
      <RecordList words="upward" pages={pages}>
        {(rows) => (
          <ul className="rows" onKeyDown={walkRows}>
            {rows.map((row) => (
              <li key={row.reportId}>
                <ReportLine row={row} />
              </li>
            ))}
          </ul>
        )}
      </RecordList>
    </>
  )
}

const TONES: Readonly<Record<UpwardRow['standing'], Tone>> = {
  leader_owed: 'warning',
  waits_for_answer: 'quiet',
  to_carry_out: 'accent',
  done: 'good',
}

/** Where a report stands, and how grave it is. */
export function ReportMarks({ row }: { readonly row: UpwardRow }) {
  const { t } = useTranslation()
  const late = row.late && row.standing === 'leader_owed'
  return (
    <>
      {row.priority === 'high' && <Mark tone="alarm">{t('upward.high')}</Mark>}
      <Mark tone={late ? 'alarm' : TONES[row.standing]}>
        {t(late ? 'upward.leaderLate' : `upward.standing.${row.standing}`)}
      </Mark>
      <SyncStateMark sync={row.sync} />
    </>
  )
}

function ReportLine({ row }: { readonly row: UpwardRow }) {
  const { t } = useTranslation()
  const who = useWho()
  const now = useMinute()
  const go = useNavigation((state) => state.go)
  return (
    <button
      type="button"
      className="line"
      data-row
      onClick={() => go({ name: 'upwardReport', reportId: row.reportId })}
    >
      <span className="line-foot">
        <strong>{t(`escalationReason.${row.reason}`)}</strong>
        <span className="case-marks">
          <ReportMarks row={row} />
        </span>
      </span>
      <span className="cut">{row.excerpt ?? t('duty.wordsGone')}</span>
      <span className="soft">
        {momentWords(row.at, now)} · {who(row.by)} → {t(`escalationTarget.${row.to}`)}
        {row.tellLeaderBy !== null &&
          ` · ${t('upward.tellBy', { at: momentWords(row.tellLeaderBy, now) })}`}
      </span>
    </button>
  )
}
