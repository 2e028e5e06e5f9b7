/** The desk of one case: what it is, what runs, what was done, what can be done. */
import { Button } from 'antd'
import { useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLetterKeys } from '../../../ui/keyboard.ts'
import { Empty, Notice, Section, Waiting } from '../../../ui/page.tsx'
import { refusalWords } from '../../../words/refusal.ts'
import { CaseAlarms } from '../../alarm/case-alarms.tsx'
import { useNavigation } from '../../frame/navigation.state.ts'
import { useFresh } from '../../frame/reload.ts'
import { ShareLesson } from '../../lesson/share-lesson.tsx'
import { usePhrases } from '../../phrase/phrase.state.ts'
import { CaseKeeping } from '../../sealed/case-keeping.tsx'
import { ClockRow, inOrder, isOpenClock, LoudClock } from '../clocks.tsx'
import { isOffered } from './actions.ts'
import { ActionPanel } from './action-panel.tsx'
import { Beside } from './beside.tsx'
import { CaseHints } from './case-hints.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseWords } from './case-words.tsx'
import { Conflicts } from './conflicts.tsx'
import { CourseSections } from './course/course-sections.tsx'
import { useDeskLists } from './desk-lists.state.ts'
import { GateLine } from './gate-line.tsx'
import { InstructionsAndPromises } from './instructions.tsx'
import { digitsOf, lettersOf, useOffers } from './offers.ts'
import { Timeline } from './timeline.tsx'
import { useCase } from './case.state.ts'
import { topicOf } from './words-to-say.ts'
import { usePicked } from '../../../ui/picked.ts'

export function CasePage({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation()
  const { detail, fault, load, action, open, close } = usePicked(
    useCase,
    'detail',
    'fault',
    'load',
    'action',
    'open',
    'close',
  )
  const { othersOpen, showOthers, gate, chooseGate } = usePicked(
    useCase,
    'othersOpen',
    'showOthers',
    'gate',
    'chooseGate',
  )
  const go = useNavigation((state) => state.go)
  const follow = usePhrases((state) => state.follow)
  const fresh = useCallback(() => load(caseId), [load, caseId])
  const concerns = useCallback((id: string) => id === caseId, [caseId])
  useFresh(fresh, concerns)
  // A revealed name is hidden again as soon as the desk is left.
  useEffect(() => () => useCase.setState({ revealed: null, action: null, gate: null }), [])
  const loadLists = useDeskLists((state) => state.load)
  useEffect(() => void loadLists(), [loadLists])
  const here = detail?.row.caseId === caseId ? detail : null
  const toSay = here && topicOf(here, action?.name ?? null, gate)
  useEffect(() => {
    if (toSay !== null) follow([toSay], { caseId, complaintTyped: false })
  }, [toSay, follow, caseId])
  const { moment, others: otherWays } = useOffers(here)
  const keys = useMemo(
    () => ({
      ...lettersOf([...moment.can, ...otherWays], open),
      ...digitsOf(moment.can, open),
      ...(detail && isOffered('close', detail) ? {} : { x: () => chooseGate('close') }),
      o: () => !action && showOthers(!othersOpen),
      g: () => document.querySelector<HTMLElement>('.gate-here button')?.focus(),
      escape: () => {
        if (action) close()
        else if (othersOpen) showOthers(false)
        else if (gate) chooseGate(null)
        else go({ name: 'complaints' })
      },
    }),
    [detail, moment, otherWays, open, close, showOthers, othersOpen, gate, chooseGate, action, go],
  )
  useLetterKeys(keys)

  if (fault && !detail) {
    return (
      <Empty
        text={refusalWords(t, fault)}
        action={<Button onClick={() => go({ name: 'complaints' })}>{t('case.back')}</Button>}
      />
    )
  }
  if (!detail || detail.row.caseId !== caseId)
    return <Waiting label={t('state.loading')} lines={10} />
  const clocks = inOrder(detail.clocks)
  const [first, ...others] = clocks
  const loud = first && isOpenClock(first) ? first : null

  return (
    <article className={action ? 'desk desk-writing' : 'desk'}>
      <div className="desk-top">
        <CaseHead detail={detail} />
        <GateLine key={caseId} detail={detail} moment={moment} />
      </div>
      <div className="desk-main">
        <Beside />
        <Conflicts detail={detail} />
        {detail.row.ownComplaint && <Notice tone="alarm" title={t('case.ownComplaint')} />}
        {loud && <LoudClock clock={loud} />}
        {!detail.row.ownComplaint && <CaseWords detail={detail} />}
        <CourseSections course={detail.course} bounces={detail.bounces} />
        <Section title={t('timeline.title')} count={detail.timeline.length}>
          <Timeline entries={detail.timeline} />
        </Section>
      </div>
      <div className="desk-side">
        <ActionPanel detail={detail} moment={moment} others={otherWays} />
        <ShareLesson detail={detail} />
        <CaseAlarms caseId={caseId} />
        {!detail.row.ownComplaint && <CaseHints detail={detail} />}
        <InstructionsAndPromises detail={detail} />
        {!detail.row.ownComplaint && <CaseKeeping detail={detail} />}
        <Section title={t('rules.clocks')}>
          <ol className="clocks">
            {(loud ? [loud, ...others] : clocks).map((clock) => (
              <ClockRow key={`${clock.kind}-${clock.startAt}-${clock.dueAt}`} clock={clock} />
            ))}
          </ol>
        </Section>
      </div>
    </article>
  )
}
