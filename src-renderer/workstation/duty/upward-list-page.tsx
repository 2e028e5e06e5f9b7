/** Reports upward: what still waits, and the form for a new one. */
import { Button, Pagination, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UpwardRow } from '#shared/contract/duty-view.ts'
import { walkRows } from '../../ui/keyboard.ts'
import { Mark, type Tone } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { Empty, PageHead, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { momentWords } from '../../words/moment.ts'
import { SyncStateMark } from '../complaint/case-marks.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { useFresh } from '../frame/reload.ts'
import { useMay } from '../session/session.state.ts'
import { usePeople, useWho } from './people.tsx'
import { ReportForm } from './upward-report-form.tsx'
import { REPORTS_A_PAGE, useUpward } from './upward.state.ts'

const FILTERS = ['open', 'all'] as const

export function UpwardListPage() {
  const { t } = useTranslation()
  const { filter, page, rows, total, fault, narrow, loadList } = useUpward()
  const go = useNavigation((state) => state.go)
  const mayWrite = useMay('duty.write')
  const [writing, setWriting] = useState(false)
  usePeople()
  useFresh(loadList)
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
      <div className="list-tools">
        <Segmented
          aria-label={t('list.filter')}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: t(`upward.filter.${value}`) }))}
          onChange={(value) => narrow({ filter: value })}
        />
      </div>
      <RefusalNote refusal={fault} />
      {rows === null && !fault && <Waiting label={t('state.loading')} lines={6} />}
      {rows?.length === 0 && (
        <Empty
          text={t(filter === 'open' ? 'upward.noneOpen' : 'upward.none')}
          action={
            filter === 'open' && (
              <Button onClick={() => narrow({ filter: 'all' })}>{t('upward.showAll')}</Button>
            )
          }
        />
      )}
      {rows && rows.length > 0 && (
        <ul className="rows" onKeyDown={walkRows}>
          {rows.map((row) => (
            <li key={row.reportId}>
              <ReportLine row={row} />
            </li>
          ))}
        </ul>
      )}
      {total > REPORTS_A_PAGE && (
        <Pagination
          current={page}
          pageSize={REPORTS_A_PAGE}
          total={total}
          showSizeChanger={false}
          onChange={(next) => narrow({ page: next })}
        />
      )}
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
