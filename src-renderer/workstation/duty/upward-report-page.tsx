/** One report upward and its course: reported, what the leader said, carried out, the leader told. */
import { Button } from 'antd'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { UpwardDetail } from '#shared/contract/duty-view.ts'
import { Mark } from '../../ui/mark.tsx'
import { Notice, Pair, Pairs, Section, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { exactMoment } from '../../words/moment.ts'
import { codeWords } from '../../words/refusal.ts'
import { SyncStateMark } from '../complaint/case-marks.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { useFresh } from '../frame/reload.ts'
import { useMay } from '../session/session.state.ts'
import { usePeople, useWho } from './people.tsx'
import { CarryOutForm, InstructionForm, TellLeaderForm } from './upward-forms.tsx'
import { ReportMarks } from './upward-list-page.tsx'
import { useUpward } from './upward.state.ts'

export function UpwardReportPage({ reportId }: { readonly reportId: string }) {
  const { t } = useTranslation()
  const { detail, detailFault, load } = useUpward()
  const go = useNavigation((state) => state.go)
  const mayWrite = useMay('duty.write')
  const who = useWho()
  usePeople()
  useFresh(
    useCallback(() => load(reportId), [load, reportId]),
    useCallback((id: string) => id === reportId, [reportId]),
  )
  const back = (
    <Button type="link" className="case-back" onClick={() => go({ name: 'upward' })}>
      ← {t('upward.title')}
    </Button>
  )
  if (!detail) {
    return (
      <>
        {back}
        <RefusalNote refusal={detailFault} />
        {!detailFault && <Waiting label={t('state.loading')} lines={8} />}
      </>
    )
  }
  const { row } = detail
  const acts = mayWrite && !row.needsUpdate
  const waiting = detail.instructions.filter((one) => one.toCarryOut && one.carriedOut === null)
  return (
    <article className="desk" key={row.reportId}>
      <div className="desk-main">
        <header className="case-head">
          {back}
          <h1 tabIndex={-1}>{t(`escalationReason.${row.reason}`)}</h1>
          <div className="case-marks">
            <ReportMarks row={row} />
          </div>
          <p className="soft">
            {t('upward.reported', {
              who: who(row.by),
              to: t(`escalationTarget.${row.to}`),
              at: exactMoment(row.at),
            })}
          </p>
        </header>
        {row.needsUpdate && (
          <Notice tone="warning" title={t('case.needsUpdate')}>
            {t('case.needsUpdateNote')}
          </Notice>
        )}
        {detail.conflicts.map(({ by, at, reason }) => (
          <Notice key={`${by} ${at} ${reason}`} tone="warning" title={codeWords(t, reason)}>
            {t('slip.notTaken', { who: who(by), at: exactMoment(at) })}
          </Notice>
        ))}
        <Content detail={detail} />
        <Course detail={detail} />
      </div>
      <div className="desk-side">
        {acts && row.tellLeaderBy !== null && <TellLeaderForm detail={detail} />}
        {acts &&
          waiting.map((instruction) => (
            <CarryOutForm
              key={instruction.instructionId}
              detail={detail}
              instruction={instruction}
            />
          ))}
        {acts && <InstructionForm detail={detail} />}
      </div>
    </article>
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
