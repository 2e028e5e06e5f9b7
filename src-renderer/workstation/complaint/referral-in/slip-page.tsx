/** One slip: what the other branch needs, what was said here, and what one can do. */
import { useTranslation } from 'react-i18next'
import type { SlipDetail } from '#shared/contract/calls/referral-in.ts'
import { Mark } from '../../../ui/mark.tsx'
import { Notice, Pair, Pairs, Section } from '../../../ui/page.tsx'
import { exactMoment } from '../../../words/moment.ts'
import { RecordDesk } from '../../record/record-desk.tsx'
import { useMay } from '../../session/session.state.ts'
import { SyncStateMark } from '../case-marks.tsx'
import { ClockRow } from '../clocks.tsx'
import { SlipForms } from './slip-forms.tsx'
import { SlipMark } from './slip-rows.tsx'
import { useSlips } from './slip.state.ts'

export function SlipPage({ slipId }: { readonly slipId: string }) {
  const { t } = useTranslation()
  const pages = useSlips((state) => state)
  const mayHandle = useMay('complaint.handle')
  return (
    <RecordDesk
      id={slipId}
      pages={pages}
      back={{ place: { name: 'slips' }, words: t('slip.title') }}
      title={({ row }) => (
        <>
          {row.fromName} <span className="number">{row.caseNumber}</span>
        </>
      )}
      marks={({ row }) => (
        <>
          <SlipMark state={row.state} />
          {row.urgency !== 'none' && <Mark tone="alarm">{t(`urgency.${row.urgency}`)}</Mark>}
          {row.level !== 'ordinary' && <Mark tone="warning">{t(`level.${row.level}`)}</Mark>}
          <SyncStateMark sync={row.sync} />
        </>
      )}
      note={({ row }) =>
        `${t(`intakeType.${row.intakeType}`)} · ${t('slip.sent', { at: exactMoment(row.sentAt), unit: row.toUnit })}`
      }
      side={(detail) => {
        const { state, needsUpdate, clock } = detail.row
        const isOpen = state === 'waiting' || state === 'accepted'
        return (
          <>
            {isOpen && !needsUpdate && mayHandle && <SlipForms detail={detail} />}
            <Section title={t('rules.clocks')}>
              <ol className="clocks">
                <ClockRow clock={clock} />
              </ol>
            </Section>
          </>
        )
      }}
    >
      {(detail) => (
        <>
          <Slip detail={detail} />
          <Said detail={detail} />
        </>
      )}
    </RecordDesk>
  )
}

function Slip({ detail }: { readonly detail: SlipDetail }) {
  const { t } = useTranslation()
  const gone = <span className="soft">{t('slip.wordsGone')}</span>
  const { takenBack } = detail
  return (
    <>
      {takenBack && (
        <Notice tone="accent" title={t(`slip.takenBack.${takenBack.reason}`)}>
          {t('slip.takenBackNote', { at: exactMoment(takenBack.at) })}
        </Notice>
      )}
      <Section title={t('slip.words')}>
        <Pairs>
          <Pair name={t('slip.task')}>
            <p className="said">{detail.task ?? gone}</p>
          </Pair>
          <Pair name={t('field.demand')}>
            <p className="said">{detail.demand ?? (takenBack ? gone : t('slip.noDemand'))}</p>
          </Pair>
          <Pair name={t('field.customerName')}>
            {detail.customerName ?? (takenBack ? gone : t('case.anonymous'))}
          </Pair>
          {detail.complainedOf.length > 0 && (
            <Pair name={t('slip.complainedOf')}>
              <span className="number">{detail.complainedOf.join(t('list.comma'))}</span>{' '}
              <span className="soft">{t('slip.recusal')}</span>
            </Pair>
          )}
        </Pairs>
        <p className="soft">{t('slip.owned', { branch: detail.row.fromName })}</p>
      </Section>
    </>
  )
}

function Said({ detail }: { readonly detail: SlipDetail }) {
  const { t } = useTranslation()
  const { accepted, refused, answered } = detail
  if (!accepted && !refused && !answered) return null
  const gone = t('slip.wordsGone')
  return (
    <Section title={t('slip.said')}>
      <ul className="rows">
        {accepted && (
          <li className="line-still">
            <Mark tone="accent">{t('slip.state.accepted')}</Mark>
            <span className="soft">
              {t('slip.acceptedBy', { who: accepted.acceptedBy, at: exactMoment(accepted.at) })}
            </span>
          </li>
        )}
        {refused && (
          <li className="line-still instruction">
            <span className="soft">
              {t('slip.state.refused')} · {refused.by} · {exactMoment(refused.at)}
            </span>
            <p className="said">{refused.refusedBecause ?? gone}</p>
          </li>
        )}
        {answered && (
          <li className="line-still instruction">
            <span className="soft">
              {t('slip.state.answered')} · {answered.by} · {exactMoment(answered.at)}
            </span>
            <p className="said">{answered.feedback ?? gone}</p>
          </li>
        )}
      </ul>
    </Section>
  )
}
