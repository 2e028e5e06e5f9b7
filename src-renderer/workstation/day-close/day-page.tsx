/** The end of one day, in the order of the paper: what is missing, cash, totals, report, signatures. */
import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DayDetail } from '#shared/contract/calls/day-close.ts'
import { usePageKeys } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { Empty, Key, Notice, Section, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { exactMoment } from '../../words/moment.ts'
import { refusalWords } from '../../words/refusal.ts'
import { sourceWords } from '../../words/source.ts'
import { StaffWordsArea } from '../../writing/staff-words.tsx'
import { SyncStateMark } from '../complaint/case-marks.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { useFresh } from '../frame/reload.ts'
import { useMay } from '../session/session.state.ts'
import { ClosedDay } from './closed-day.tsx'
import { DayCash, DayTotals } from './day-cash.tsx'
import { useDayClose } from './day-close.state.ts'
import { DayReport } from './day-report.tsx'
import { useDayWords } from './day-words.ts'
import { DaySignDialog } from './sign-day.tsx'
import { usePicked } from '../../ui/picked.ts'

export function DayPage({ date }: { readonly date: string | null }) {
  const { t } = useTranslation()
  const { detail, fault, load } = usePicked(useDayClose, 'detail', 'fault', 'load')
  const fresh = useCallback(() => load(date ?? undefined), [load, date])
  useFresh(fresh)
  if (fault && !detail) return <Empty text={refusalWords(t, fault)} />
  if (!detail) return <Waiting label={t('state.loading')} lines={8} />
  return (
    <article className="shift">
      <DayHead detail={detail} />
      {detail.closed ? <ClosedDay detail={detail} /> : <OpenDay detail={detail} />}
    </article>
  )
}

function DayHead({ detail }: { readonly detail: DayDetail }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const { date, today, closed, prepared } = detail
  const state = closed ? 'closed' : prepared ? 'prepared' : 'open'
  return (
    <header className="case-head">
      <Button type="link" className="case-back" onClick={() => go({ name: 'handover' })}>
        ← {t('shift.back')} <Key press="F4" />
      </Button>
      <h1 tabIndex={-1} className="number">
        {t('day.title', { date })}
      </h1>
      <div className="case-marks">
        <Mark tone={closed ? 'good' : prepared ? 'accent' : 'warning'}>
          {t(`day.state.${state}`)}
        </Mark>
        {detail.conflicts > 0 && (
          <Mark tone="alarm">{t('case.conflicts', { count: detail.conflicts })}</Mark>
        )}
        {detail.version > 0 && <SyncStateMark sync={detail.sync} />}
        <DatePicker
          aria-label={t('day.other')}
          size="small"
          allowClear={false}
          value={dayjs(date)}
          disabledDate={(day) => day.format('YYYY-MM-DD') > today}
          onChange={(day) => day && go({ name: 'day', date: day.format('YYYY-MM-DD') })}
        />
      </div>
      <p className="soft">{t('day.note')}</p>
    </header>
  )
}

/** What a day that nobody signed shows: everything can still be counted and drawn up anew. */
function OpenDay({ detail }: { readonly detail: DayDetail }) {
  const { t } = useTranslation()
  const mayWrite = useMay('shift.write')
  const { prepare, typed, busy, refusal } = usePicked(
    useDayClose,
    'prepare',
    'typed',
    'busy',
    'refusal',
  )
  const keys = useMemo(() => ({ 'Control+s': () => void prepare() }), [prepare])
  usePageKeys(keys)
  return (
    <>
      <Missing detail={detail} />
      <Section title={t('day.cash')}>
        <DayCash detail={detail} locked={!mayWrite} />
      </Section>
      {detail.hasTotals && (
        <Section title={t('shift.totals.title')}>
          <DayTotals detail={detail} locked={!mayWrite} />
        </Section>
      )}
      <DayReport detail={detail} />
      <RefusalNote refusal={refusal} />
      {mayWrite && (
        <div className="form-foot">
          <Button
            type={typed || !detail.prepared ? 'primary' : 'default'}
            size="large"
            loading={busy}
            onClick={() => void prepare()}
          >
            {t(detail.prepared ? 'day.prepareAgain' : 'day.prepare')} <Key press="Ctrl S" />
          </Button>
          {detail.prepared && (
            <span className="soft">
              {t('day.preparedBy', {
                who: detail.prepared.by,
                at: exactMoment(detail.prepared.at),
              })}
            </span>
          )}
        </div>
      )}
      {mayWrite && <Signing detail={detail} />}
    </>
  )
}

/** Everything in the way at once, each with its article and the way there. */
function Missing({ detail }: { readonly detail: DayDetail }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const { blockers, warnings } = detail
  const dayWords = useDayWords(detail)
  const place = (code: string) => {
    const [name = '', subject = ''] = code.split(':')
    if (name === 'unsigned_handover') return () => go({ name: 'shift', shiftId: subject })
    if (name === 'phone_payment') return () => go({ name: 'register_row', rowId: subject })
    if (name === 'review_missing' || name === 'workload_missing') return () => go({ name: 'duty' })
    return null
  }
  if (blockers.length === 0 && warnings.length === 0) return null
  return (
    <>
      {blockers.length > 0 && (
        <Notice tone="warning" title={t('day.before')}>
          <ul>
            {blockers.map(({ code, source }) => {
              const open = place(code)
              return (
                <li key={code}>
                  {t('refusal.withSource', {
                    reason: dayWords(code),
                    source: sourceWords(t, source),
                  })}{' '}
                  {open && (
                    <Button type="link" size="small" onClick={open}>
                      {t('day.goThere')}
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
        </Notice>
      )}
      {warnings.length > 0 && (
        <p className="soft day-warnings">
          {t('day.warnings', { list: warnings.map((code) => dayWords(code)).join('；') })}
        </p>
      )}
    </>
  )
}

function Signing({ detail }: { readonly detail: DayDetail }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { note, setNote, typed } = usePicked(useDayClose, 'note', 'setNote', 'typed')
  const shut = detail.blockers.length > 0 || typed || detail.prepared === null
  return (
    <Section title={t('day.sign.title')}>
      <StaffWordsArea
        aria-label={t('field.note')}
        placeholder={t('day.sign.note')}
        value={note}
        maxLength={1000}
        rows={1}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="form-foot">
        <Button type="primary" size="large" disabled={shut} onClick={() => setOpen(true)}>
          {t('day.sign.go')}
        </Button>
        <span className="soft">{t(shut ? 'day.sign.shut' : 'shift.sign.meaning')}</span>
      </div>
      <DaySignDialog open={open} onClose={() => setOpen(false)} />
    </Section>
  )
}
