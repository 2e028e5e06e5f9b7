/** The smaller sections of Today. Each shows what to do, not that there is nothing. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/contract/workstation.ts'
import { Mark } from '../../ui/mark.tsx'
import { useSecond } from '../../ui/now.ts'
import { Section } from '../../ui/page.tsx'
import { momentWords, remainingWords } from '../../words/moment.ts'
import { ClockMark } from '../complaint/clocks.tsx'
import { SlipMark } from '../complaint/referral-in/slip-rows.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { useMay } from '../session/session.state.ts'
import { shiftTitle } from '../handover/shift-words.ts'
import { SyncMark } from '../sync/sync-word.tsx'

type Today = Output<'today.get'>

export function Promises({ promises }: { readonly promises: Today['promises'] }) {
  const { t } = useTranslation()
  const now = useSecond()
  const go = useNavigation((state) => state.go)
  if (promises.length === 0) return null
  return (
    <Section title={t('today.promises')} count={promises.length}>
      <ul className="rows">
        {promises.map((promise) => {
          const { overdue, words } = remainingWords(t, promise.dueAt, now)
          return (
            <li key={promise.promiseId}>
              <button
                type="button"
                className="line"
                onClick={() => go({ name: 'case', caseId: promise.caseId })}
              >
                <span>{promise.what ?? t('case.erasedShort')}</span>
                <span className="line-foot">
                  <Mark
                    tone={overdue ? 'alarm' : promise.state === 'due_soon' ? 'warning' : 'accent'}
                  >
                    {words}
                  </Mark>
                  <span className="soft number">{promise.caseNumber}</span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

export function Instructions({ instructions }: { readonly instructions: Today['instructions'] }) {
  const { t } = useTranslation()
  const now = useSecond()
  const go = useNavigation((state) => state.go)
  if (instructions.length === 0) return null
  return (
    <Section title={t('today.instructions')} count={instructions.length}>
      <ul className="rows">
        {instructions.map((instruction) => (
          <li key={instruction.instructionId}>
            <button
              type="button"
              className="line"
              onClick={() => go({ name: 'case', caseId: instruction.caseId })}
            >
              <span>{instruction.text ?? t('case.erasedShort')}</span>
              <span className="line-foot">
                {instruction.dueAt !== null && (
                  <Mark
                    tone={remainingWords(t, instruction.dueAt, now).overdue ? 'alarm' : 'accent'}
                  >
                    {remainingWords(t, instruction.dueAt, now).words}
                  </Mark>
                )}
                <span className="soft number">{instruction.caseNumber}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Other branches wait for these. */
export function Slips({ slips }: { readonly slips: Today['slips'] }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  if (slips.length === 0) return null
  return (
    <Section title={t('slip.title')} count={slips.length}>
      <ul className="rows">
        {slips.map((slip) => (
          <li key={slip.slipId}>
            <button
              type="button"
              className="line"
              onClick={() => go({ name: 'slip', slipId: slip.slipId })}
            >
              <span>
                {slip.fromName} · {slip.excerpt ?? t('slip.wordsGone')}
              </span>
              <span className="line-foot">
                <ClockMark clock={slip.clock} />
                <SlipMark state={slip.state} />
                <span className="soft number">{slip.caseNumber}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Shifts({ shifts }: { readonly shifts: Today['shifts'] }) {
  const { t } = useTranslation()
  const mayOpen = useMay('shift.write')
  const now = useSecond()
  const go = useNavigation((state) => state.go)
  return (
    <Section title={t('today.shifts')}>
      {shifts.length === 0 ? (
        <div className="line-still">
          <span>{t('today.noShift')}</span>
          {mayOpen && (
            <Button size="small" onClick={() => go({ name: 'handover' })}>
              {t('shift.open.go')}
            </Button>
          )}
        </div>
      ) : (
        <ul className="rows">
          {shifts.map((shift) => (
            <li key={shift.shiftId}>
              <button
                type="button"
                className="line"
                onClick={() => go({ name: 'shift', shiftId: shift.shiftId })}
              >
                <span>{shiftTitle(t, shift.key)}</span>
                <span className="line-foot">
                  <Mark tone={shift.signed ? 'good' : 'accent'}>
                    {t(shift.signed ? 'shift.signed' : 'shift.running')}
                  </Mark>
                  <span className="soft">
                    {shift.onDuty} · {momentWords(shift.openedAt, now)}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

export function Unsent({ sync }: { readonly sync: Today['sync'] }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  return (
    <Section title={t('today.headOffice')}>
      <button type="button" className="line" onClick={() => go({ name: 'sync' })}>
        <SyncMark status={sync} />
        {sync.waiting > 0 && <span className="soft">{t('today.keptHere')}</span>}
      </button>
    </Section>
  )
}

export function Notices({ notices }: { readonly notices: Today['notices'] }) {
  const { t } = useTranslation()
  const now = useSecond()
  const [opened, setOpened] = useState<string | null>(null)
  if (notices.length === 0) return null
  return (
    <Section title={t('today.notices')} count={notices.length}>
      <ul className="rows">
        {notices.map((notice) => (
          <li key={notice.noticeId}>
            <button
              type="button"
              className="line"
              aria-expanded={opened === notice.noticeId}
              onClick={() => setOpened(opened === notice.noticeId ? null : notice.noticeId)}
            >
              <span>{notice.title}</span>
              <span className="soft">{momentWords(notice.at, now)}</span>
            </button>
            {opened === notice.noticeId && <p className="notice-text">{notice.text}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
