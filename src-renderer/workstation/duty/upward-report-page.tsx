/** One report upward and its course: reported, what the leader said, carried out, the leader told. */
import { useTranslation } from 'react-i18next'
import type { UpwardDetail } from '#shared/contract/duty-view.ts'
import { Mark } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { Pair, Pairs, Section } from '../../ui/page.tsx'
import { exactMoment, remainingWords } from '../../words/moment.ts'
import { sourceWords } from '../../words/source.ts'
import { clockName } from '../alarm/alarm-words.tsx'
import { SyncStateMark } from '../complaint/case-marks.tsx'
import { RecordDesk } from '../record/record-desk.tsx'
import { useMay } from '../session/session.state.ts'
import { usePeople, useWho } from './people.tsx'
import { CarryOutForm, InstructionForm, TellLeaderForm } from './upward-forms.tsx'
import { ReportMarks } from './upward-list-page.tsx'
import { useUpward } from './upward.state.ts'

export function UpwardReportPage({ reportId }: { readonly reportId: string }) {
  const { t } = useTranslation()
  const pages = useUpward((state) => state)
  const mayWrite = useMay('duty.write')
  const who = useWho()
  usePeople()
  return (
    <RecordDesk
      id={reportId}
      pages={pages}
      back={{ place: { name: 'upward' }, words: t('upward.title') }}
      who={who}
      title={({ row }) => t(`escalationReason.${row.reason}`)}
      marks={({ row }) => <ReportMarks row={row} />}
      note={({ row }) =>
        t('upward.reported', {
          who: who(row.by),
          to: t(`escalationTarget.${row.to}`),
          at: exactMoment(row.at),
        })
      }
      side={(detail) => (
        <>
          <Owed clocks={detail.clocks} />
          {mayWrite && !detail.row.needsUpdate && <Steps detail={detail} />}
        </>
      )}
    >
      {(detail) => (
        <>
          <Content detail={detail} />
          <Course detail={detail} />
        </>
      )}
    </RecordDesk>
  )
}

/** The limits that ring for it, as the list of alarms names them. */
function Owed({ clocks }: Pick<UpwardDetail, 'clocks'>) {
  const { t } = useTranslation()
  const now = useMinute()
  if (clocks.length === 0) return null
  return (
    <Section title={t('upward.owed')} count={clocks.length}>
      <ul className="rows">
        {clocks.map(({ clock, subject, dueAt, source }) => {
          const { overdue, words } = remainingWords(t, dueAt, now)
          return (
            <li key={subject} className="line-still">
              <span>
                {clockName(t, clock)} <span className="soft">{sourceWords(t, source)}</span>
              </span>
              <Mark tone={overdue ? 'alarm' : 'accent'}>{words}</Mark>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** What may follow now. */
function Steps({ detail }: { readonly detail: UpwardDetail }) {
  const waiting = detail.instructions.filter((one) => one.toCarryOut && one.carriedOut === null)
  return (
    <>
      {detail.row.tellLeaderBy !== null && <TellLeaderForm detail={detail} />}
      {waiting.map((instruction) => (
        <CarryOutForm key={instruction.instructionId} detail={detail} instruction={instruction} />
      ))}
      <InstructionForm detail={detail} />
    </>
  )
}

function Content({ detail }: { readonly detail: UpwardDetail }) {
  const { t } = useTranslation()
  const gone = <span className="soft">{t('duty.wordsGone')}</span>
  return (
    <Section title={t('upward.content')}>
      <p className="said">{detail.content ?? gone}</p>
      {detail.row.skippedLevel && (
        <Pairs>
          <Pair name={t('upward.emergency')}>
            <p className="said">{detail.emergencyReason ?? gone}</p>
          </Pair>
          {detail.directLeader !== null && (
            <Pair name={t('upward.directLeader')}>
              {t(`escalationTarget.${detail.directLeader}`)}
            </Pair>
          )}
          {detail.leaderDueAt !== null && (
            <Pair name={t('upward.afterwards')}>
              <LeaderTold detail={detail} />
            </Pair>
          )}
        </Pairs>
      )}
    </Section>
  )
}

function LeaderTold({ detail }: { readonly detail: UpwardDetail }) {
  const { t } = useTranslation()
  const who = useWho()
  const { leaderTold, leaderDueAt, row } = detail
  if (leaderTold === null) {
    return (
      <Mark tone={row.late ? 'alarm' : 'warning'}>
        {t('upward.tellBy', { at: exactMoment(leaderDueAt ?? '') })}
      </Mark>
    )
  }
  return (
    <>
      <Mark tone={row.late ? 'warning' : 'good'}>
        {t(row.late ? 'upward.toldLate' : 'upward.told', {
          who: who(leaderTold.by),
          at: exactMoment(leaderTold.at),
        })}
      </Mark>{' '}
      <SyncStateMark sync={leaderTold.sync} />
    </>
  )
}

function Course({ detail }: { readonly detail: UpwardDetail }) {
  const { t } = useTranslation()
  const who = useWho()
  return (
    <Section title={t('upward.instructions')} count={detail.instructions.length}>
      {detail.instructions.length === 0 && <p className="soft">{t('upward.noInstruction')}</p>}
      <ul className="rows">
        {detail.instructions.map((one) => (
          <li key={one.instructionId} className="upward-instruction">
            <p className="soft">
              {exactMoment(one.at)} · {one.from ?? t('duty.wordsGone')} ·{' '}
              {t('upward.notedBy', { who: who(one.by) })} <SyncStateMark sync={one.sync} />
            </p>
            <p className="said">{one.text ?? t('duty.wordsGone')}</p>
            {one.carriedOut ? (
              <p>
                <Mark tone="good">
                  {t('upward.carriedOut', {
                    who: who(one.carriedOut.by),
                    at: exactMoment(one.carriedOut.at),
                  })}
                </Mark>{' '}
                <SyncStateMark sync={one.carriedOut.sync} />{' '}
                <span className="said">{one.carriedOut.result}</span>
              </p>
            ) : (
              <Mark tone={one.toCarryOut ? 'accent' : 'quiet'}>
                {t(one.toCarryOut ? 'upward.toCarryOut' : 'upward.takeNote')}
              </Mark>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
