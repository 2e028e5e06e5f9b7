import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftRow } from '#shared/contract/shift-view.ts'
import { useLetterKeys, walkRows } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { Empty, Key, PageHead, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { momentWords } from '../../words/moment.ts'
import { SyncStateMark } from '../complaint/case-marks.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { useFresh } from '../frame/reload.ts'
import { useMay } from '../session/session.state.ts'
import { ChainState } from './chain-state.tsx'
import { ShiftOpening } from './shift-opening.tsx'
import { useShiftList } from './shift-list.state.ts'
import { shiftTitle } from './shift-words.ts'
import { usePicked } from '../../ui/picked.ts'

/** Shifts of the branch; a new one is opened here. */
export function ShiftListPage() {
  const { t } = useTranslation()
  const { rows, fault, load, opening, prepare, leaveOpening } = usePicked(
    useShiftList,
    'rows',
    'fault',
    'load',
    'opening',
    'prepare',
    'leaveOpening',
  )
  const mayWrite = useMay('shift.write')
  const go = useNavigation((state) => state.go)
  useFresh(load)
  const keys = useMemo(
    () => ({
      n: () => {
        if (mayWrite) void prepare()
      },
      d: () => go({ name: 'day', date: null }),
      escape: leaveOpening,
    }),
    [mayWrite, prepare, leaveOpening, go],
  )
  useLetterKeys(keys)
  return (
    <>
      <PageHead
        title={t('place.handover')}
        note={t('shift.note')}
        actions={
          <>
            <Button size="large" onClick={() => go({ name: 'day', date: null })}>
              {t('day.go')} <Key press="D" />
            </Button>
            {mayWrite && (
              <Button type="primary" size="large" onClick={() => void prepare()}>
                {t('shift.open.go')} <Key press="N" />
              </Button>
            )}
          </>
        }
      />
      <RefusalNote refusal={fault} />
      {opening && <ShiftOpening />}
      {rows === null && !fault && <Waiting label={t('state.loading')} />}
      {rows?.length === 0 && !opening && <Empty text={t('shift.none')} />}
      {rows && rows.length > 0 && <ShiftRows rows={rows} />}
      {rows && rows.some(({ signed }) => signed) && <ChainState />}
    </>
  )
}

function ShiftRows({ rows }: { readonly rows: readonly ShiftRow[] }) {
  const { t } = useTranslation()
  const now = useMinute()
  const go = useNavigation((state) => state.go)
  return (
    <ol className="rows" onKeyDown={walkRows} aria-label={t('place.handover')}>
      {rows.map((row) => (
        <li key={row.shiftId}>
          <button
            type="button"
            data-row
            className="shift-row"
            onClick={() => go({ name: 'shift', shiftId: row.shiftId })}
          >
            <strong className="number">{shiftTitle(t, row.key)}</strong>
            <span className="soft">
              {t('shift.openedBy', { who: row.onDuty, at: momentWords(row.openedAt, now) })}
            </span>
            <span className="case-row-marks">
              <Mark tone={row.signed ? 'good' : 'accent'}>
                {t(row.signed ? 'shift.signed' : 'shift.running')}
              </Mark>
              {row.openingUnverified && <Mark tone="warning">{t('shift.unverified')}</Mark>}
              {row.differences > 0 && (
                <Mark tone="alarm">{t('shift.differences', { count: row.differences })}</Mark>
              )}
              {row.openIssues > 0 && (
                <Mark tone="warning">{t('shift.openIssues', { count: row.openIssues })}</Mark>
              )}
              {row.conflicts > 0 && (
                <Mark tone="alarm">{t('case.conflicts', { count: row.conflicts })}</Mark>
              )}
              <SyncStateMark sync={row.sync} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}
