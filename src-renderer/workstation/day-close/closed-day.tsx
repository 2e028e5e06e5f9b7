/** A closed day: its cash, its report, both signatures, its digest, and what came after. */
import { useTranslation } from 'react-i18next'
import type { DayDetail } from '#shared/contract/calls/day-close.ts'
import { isShiftId } from '#shared/handover/events.ts'
import { Pair, Pairs, Section } from '../../ui/page.tsx'
import { useListWords } from '../../words/list-words.ts'
import { exactMoment } from '../../words/moment.ts'
import { amountWords, differenceWords } from '../handover/amount.ts'
import { shiftIdTitle } from '../handover/shift-words.ts'
import { CashTable } from '../handover/cash-table.tsx'
import { SignatureLine } from '../signing/signature-line.tsx'
import { DAY_CASH, useDayClose } from './day-close.state.ts'
import { DayReport } from './day-report.tsx'
import { useDayWords } from './day-words.ts'

export function ClosedDay({ detail }: { readonly detail: DayDetail }) {
  const { t } = useTranslation()
  const cells = useDayClose((state) => state.cells)
  const dayWords = useDayWords(detail)
  const { closed, prepared, policy, warnings, afterClosing } = detail
  const cash = prepared?.cash
  const subjectWords = (subject: string) =>
    isShiftId(subject) ? shiftIdTitle(t, subject) : subject
  return (
    <>
      <Section title={t('day.cash')}>
        <CashTable
          line={DAY_CASH}
          denominations={policy.denominations}
          damagedApart={policy.damagedApart}
          cells={cells[DAY_CASH] ?? {}}
          locked
          onType={() => {}}
        />
        {cash && (
          <p className="number">
            {t('day.cashAgainstBook', {
              counted: amountWords(cash.counted, 'fen'),
              book: amountWords(cash.book, 'fen'),
              difference: differenceWords(cash.difference, 'fen'),
            })}
          </p>
        )}
        <Explained
          detail={detail}
          explained={cash?.explained}
          explanation={prepared?.cashExplanation}
        />
        <Explained
          detail={detail}
          explained={prepared?.totals?.explained}
          explanation={prepared?.totalsExplanation}
        />
      </Section>
      <DayReport detail={detail} />
      {warnings.length > 0 && (
        <p className="soft">
          {t('day.warnings', { list: warnings.map((code) => dayWords(code)).join('；') })}
        </p>
      )}
      <Section title={t('shift.sign.signed')}>
        <div className="stamp">
          <Pairs>
            <Pair name={t('day.sign.maker')}>{closed && <SignatureLine one={closed.maker} />}</Pair>
            <Pair name={t('day.sign.manager')}>
              {closed && <SignatureLine one={closed.manager} />}
            </Pair>
            <Pair name={t('shift.digest')}>
              <span className="digest">{(closed?.digest ?? '').match(/.{1,8}/g)?.join(' ')}</span>
            </Pair>
            <Pair name={t('shift.previous')}>
              {closed?.previous
                ? `${closed.previous.date} · ${closed.previous.digest.slice(0, 8)}`
                : t('day.noPrevious')}
            </Pair>
            {closed?.note && <Pair name={t('field.note')}>{closed.note}</Pair>}
          </Pairs>
          <p className="soft">{t('day.sign.lockedNote')}</p>
        </div>
      </Section>
      {afterClosing.length > 0 && (
        <Section title={t('day.after')} count={afterClosing.length}>
          <ul className="rows">
            {afterClosing.map((event) => (
              <li key={event.eventId} className="line-still">
                {t(`event.${event.type}`, { defaultValue: t('event.unknown') })}
                {event.subject !== null && ` · ${subjectWords(event.subject)}`}{' '}
                <span className="soft">
                  {event.by} · {exactMoment(event.at)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** Why something differed and who watched over it; the words may be gone by now. */
function Explained({
  detail: { policy },
  explained,
  explanation,
}: {
  readonly detail: DayDetail
  readonly explained: { readonly reason: string; readonly supervisor: string } | null | undefined
  readonly explanation: string | null | undefined
}) {
  const { t } = useTranslation()
  const words = useListWords()
  if (!explained) return null
  const { reason, supervisor } = explained
  const label = policy.differenceReasons.find(({ value }) => value === reason)?.label ?? reason
  return (
    <p>
      {words('differenceReason', reason, label)} · {explanation ?? t('shift.wordsGone')}{' '}
      <span className="soft">{t('shift.supervisedBy', { who: supervisor })}</span>
    </p>
  )
}
