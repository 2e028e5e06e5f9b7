/** The sheet of one shift, in the order of the paper form: balances, open items, ticks, signatures. */
import { sittingDemand } from '#shared/handover/rules/session.ts'
import { HANDOVER_SECTIONS } from '#shared/handover/sections.ts'
import { Button, Checkbox } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { Mark } from '../../ui/mark.tsx'
import { hostNow } from '../../ui/now.ts'
import { Empty, Key, Notice, Section, Waiting } from '../../ui/page.tsx'
import { refusalWords } from '../../words/refusal.ts'
import { exactMoment } from '../../words/moment.ts'
import { sourceWords } from '../../words/source.ts'
import { StaffWordsArea } from '../../writing/staff-words.tsx'
import { SyncStateMark } from '../complaint/case-marks.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { useFresh } from '../frame/reload.ts'
import { useLeaving } from '../session/leaving.state.ts'
import { useMay, useSession } from '../session/session.state.ts'
import { CarryOver } from './carry-over.tsx'
import { CountGrid } from './count-grid.tsx'
import { Differences } from './differences.tsx'
import { Floats } from './floats.tsx'
import { Issues } from './issues.tsx'
import { blockerOf } from './missing-words.ts'
import { Notices } from './notices.tsx'
import { ReadBack } from './read-back.tsx'
import { Registers } from './registers.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { SignedSheet } from './signed-sheet.tsx'
import { isExplained, useSigning } from './signing.state.ts'
import { shiftTitle } from './shift-words.ts'
import { useShift } from './shift.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function ShiftPage({ shiftId }: { readonly shiftId: string }) {
  const { t } = useTranslation()
  const { detail, fault, load } = usePicked(useShift, 'detail', 'fault', 'load')
  const go = useNavigation((state) => state.go)
  const fresh = useCallback(() => load(shiftId), [load, shiftId])
  useFresh(fresh)
  const begin = useSigning((state) => state.begin)
  useEffect(() => {
    if (detail?.row.shiftId === shiftId) void begin(detail)
  }, [begin, detail, shiftId])
  if (fault && !detail) {
    return (
      <Empty
        text={refusalWords(t, fault)}
        action={<Button onClick={() => go({ name: 'handover' })}>{t('shift.back')}</Button>}
      />
    )
  }
  if (!detail || detail.row.shiftId !== shiftId)
    return <Waiting label={t('state.loading')} lines={8} />
  return (
    <article className="shift">
      <ShiftHead detail={detail} />
      <AnotherOnDuty detail={detail} />
      <Floats detail={detail} />
      <Section
        title={t('shift.section.balances')}
        aside={<Tick section="balances" detail={detail} />}
      >
        <CountGrid detail={detail} />
        <Differences detail={detail} />
      </Section>
      <Section
        title={t('shift.section.registers')}
        aside={<Tick section="registers" detail={detail} />}
      >
        <Registers detail={detail} />
      </Section>
      <Section
        title={t('shift.section.issues')}
        count={detail.issues.length}
        aside={<Tick section="issues" detail={detail} />}
      >
        <Issues detail={detail} />
      </Section>
      <Section title={t('shift.section.notices')} count={detail.notices.length}>
        <Notices detail={detail} />
      </Section>
      <Section
        title={t('shift.section.carry_over')}
        count={detail.carryOverTotal}
        aside={<Tick section="carry_over" detail={detail} />}
      >
        <CarryOver detail={detail} />
      </Section>
      {detail.row.signed ? <SignedSheet detail={detail} /> : <Signing detail={detail} />}
    </article>
  )
}

function ShiftHead({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const { row } = detail
  return (
    <header className="case-head">
      <Button type="link" className="case-back" onClick={() => go({ name: 'handover' })}>
        ← {t('shift.back')} <Key press="F4" />
      </Button>
      <h1 tabIndex={-1} className="number">
        {shiftTitle(t, row.key)}
      </h1>
      <div className="case-marks">
        <Mark tone={row.signed ? 'good' : 'accent'}>
          {t(row.signed ? 'shift.signed' : 'shift.running')}
        </Mark>
        {row.openingUnverified && <Mark tone="warning">{t('shift.unverified')}</Mark>}
        {row.conflicts > 0 && (
          <Mark tone="alarm">{t('case.conflicts', { count: row.conflicts })}</Mark>
        )}
        <SyncStateMark sync={row.sync} />
        <span className="soft">
          {t('shift.openedBy', { who: row.onDuty, at: exactMoment(row.openedAt) })}
        </span>
      </div>
      {row.openingUnverified && <p className="soft">{t('shift.unverifiedNote')}</p>}
      {detail.mismatchReason !== null && (
        <p className="soft">{t('shift.mismatchSaid', { why: detail.mismatchReason })}</p>
      )}
      {detail.attendance && (
        <p className="soft">
          {t(detail.attendance.ok ? 'shift.arrival.early' : 'shift.arrival.late', {
            at: exactMoment(detail.attendance.arrivedAt),
            minutes: detail.attendance.minutesEarly,
            source: sourceWords(t, detail.attendance.source),
          })}
        </p>
      )}
      {row.conflicts > 0 && <Notice tone="alarm" title={t('shift.doubled')} />}
    </header>
  )
}

/** S4-21(5): whoever sits here is not the one whose shift it is. Said, never a lock. */
function AnotherOnDuty({ detail: { row } }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const signedIn = useSession((state) => state.status?.person?.employeeNo ?? null)
  const leave = useLeaving((state) => state.ask)
  const now = hostNow()
  const sitting = { signedIn, onDuty: row.onDuty, lastInputAt: now }
  if (row.signed || sittingDemand(sitting, now, 1) !== 'reauthenticate') return null
  return (
    <Notice
      tone="warning"
      title={t('shift.anotherOnDuty', { onDuty: row.onDuty, signedIn })}
      action={
        <Button size="small" onClick={() => void leave()}>
          {t('shift.changePerson')}
        </Button>
      }
    >
      {t('shift.anotherOnDutyNote', { source: sourceWords(t, 'S4-21(5)') })}
    </Notice>
  )
}

function Tick({
  section,
  detail,
}: {
  readonly section: (typeof HANDOVER_SECTIONS)[number]
  readonly detail: ShiftDetail
}) {
  const { t } = useTranslation()
  const { reviewed, tick } = usePicked(useSigning, 'reviewed', 'tick')
  if (detail.row.signed) return null
  return (
    <Checkbox
      checked={reviewed.includes(section)}
      onChange={(event) => tick(section, event.target.checked)}
    >
      {t('shift.reviewed')}
    </Checkbox>
  )
}

/** What still stands before the signatures, then the one button. */
function Signing({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const typed = useShift((state) => state.typed)
  const signing = useSigning((state) => state)
  const mayWrite = useMay('shift.write')
  if (!mayWrite) return null
  const missing = [
    ...(typed ? [t('shift.notSavedYet')] : []),
    ...stillMissing(detail, signing).map((code) => blockerOf(t, detail, code)),
  ]
  return (
    <Section title={t('shift.sign.title')}>
      <ReadBack />
      <StaffWordsArea
        aria-label={t('field.note')}
        placeholder={t('shift.sign.note')}
        value={signing.note}
        maxLength={1000}
        rows={1}
        onChange={(event) => signing.setNote(event.target.value)}
      />
      {missing.length > 0 && (
        <Notice tone="warning" title={t('shift.sign.before')}>
          <ul>
            {missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="form-foot">
        <Button
          type="primary"
          size="large"
          disabled={missing.length > 0}
          onClick={() => setOpen(true)}
        >
          {t(detail.policy.witnessRequired ? 'shift.sign.goThree' : 'shift.sign.go')}
        </Button>
        <span className="soft">{t('shift.sign.meaning')}</span>
      </div>
      <SignDialog detail={detail} open={open} onClose={() => setOpen(false)} />
    </Section>
  )
}

/** Blockers that this screen can tell before anybody signs; the host asks for all of them again. */
function stillMissing(
  { blockers, notices }: ShiftDetail,
  {
    reviewed,
    differences,
    questions,
    answers,
    noticesRead,
  }: ReturnType<typeof useSigning.getState>,
): readonly string[] {
  const unread = notices.some(({ noticeId }) => !noticesRead.includes(noticeId))
  return [
    ...blockers.filter((code) => {
      const line = code.startsWith('unreconciled:') ? code.slice('unreconciled:'.length) : null
      return line === null || !isExplained(differences[line])
    }),
    ...HANDOVER_SECTIONS.filter((section) => !reviewed.includes(section)).map(
      (section) => `section_not_reviewed:${section}`,
    ),
    ...(unread ? ['section_not_reviewed:notices'] : []),
    ...questions
      .filter(({ question }) => answers[question] === undefined)
      .map(({ question }) => `read_back_missing:${question}`),
  ]
}
