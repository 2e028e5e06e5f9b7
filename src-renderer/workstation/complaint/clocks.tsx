/** Clocks of a case: what is due, when, by which article, and the days that were counted. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Deadline } from '#shared/complaint/rules/types.ts'
import { Mark, type Tone } from '../../ui/mark.tsx'
import { useSecond } from '../../ui/now.ts'
import { countdown, exactMoment, momentWords, msOf, remainingWords } from '../../words/moment.ts'
import { sourceWords } from '../../words/source.ts'
import { traceWords } from '../../words/trace.ts'

const OPEN = new Set(['pending', 'due_soon', 'overdue'])

/** True while a clock runs. */
export function isOpenClock(clock: Deadline): boolean {
  return OPEN.has(clock.state)
}

/** Running clocks first, the earliest in front; then what is done. */
export function inOrder(clocks: readonly Deadline[]): readonly Deadline[] {
  return clocks.toSorted(
    (one, other) =>
      Number(isOpenClock(other)) - Number(isOpenClock(one)) || msOf(one.dueAt) - msOf(other.dueAt),
  )
}

/** The state as it is now: a clock that ran out while the page stood open is overdue. */
function clockTone(clock: Deadline, nowMs: number): Tone {
  if (clock.state === 'met') return 'good'
  if (clock.state === 'met_late') return 'warning'
  if (clock.state === 'cancelled') return 'quiet'
  if (msOf(clock.dueAt) < nowMs) return 'alarm'
  return clock.state === 'due_soon' ? 'warning' : 'accent'
}

/** One line: name and what is left. */
export function ClockMark({ clock }: { readonly clock: Deadline }) {
  const { t } = useTranslation()
  const now = useSecond()
  return (
    <Mark tone={clockTone(clock, now)}>
      {isOpenClock(clock)
        ? remainingWords(t, clock.dueAt, now).words
        : t(`deadlineState.${clock.state}`)}
    </Mark>
  )
}

/** The one loud thing of a page: the earliest clock, running. */
export function LoudClock({ clock }: { readonly clock: Deadline }) {
  const { t } = useTranslation()
  const now = useSecond()
  const tone = clockTone(clock, now)
  return (
    <div className={`loud loud-${tone}`}>
      <div className="loud-words">
        <span className="loud-name">{t(`deadline.${clock.kind}`)}</span>
        <span>
          {t(tone === 'alarm' ? 'clock.overdueSince' : 'clock.dueAt', {
            at: momentWords(clock.dueAt, now),
          })}
        </span>
        <span className="soft">{sourceWords(t, clock.source)}</span>
      </div>
      <span className="loud-time" role="timer">
        <span className="loud-sign">
          {t(tone === 'alarm' ? 'clock.overdue' : 'clock.remaining')}
        </span>
        {countdown(t, clock.dueAt, now)}
      </span>
    </div>
  )
}

/** A clock with its term, source and, on demand, the days it counted. */
export function ClockRow({ clock }: { readonly clock: Deadline }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <li className="clock">
      <div className="clock-line">
        <strong>{t(`deadline.${clock.kind}`)}</strong>
        <ClockMark clock={clock} />
      </div>
      <div className="clock-line soft">
        <span className="number">{exactMoment(clock.dueAt).slice(5)}</span>
        <span>{t(`unit.${clock.unit}`)}</span>
        <span>{sourceWords(t, clock.source)}</span>
      </div>
      {clock.aimAt !== undefined && clock.aimAt !== clock.dueAt && (
        <div className="clock-line">
          {t('clock.aim', { at: exactMoment(clock.aimAt).slice(5, 10) })}
        </div>
      )}
      {clock.provisional && <Mark tone="warning">{t('clock.provisional')}</Mark>}
      {clock.trace.length > 0 && (
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'clock.hideDays' : 'clock.showDays')}
        </Button>
      )}
      {open && <Trace lines={clock.trace} />}
    </li>
  )
}

function Trace({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <table className="trace">
      <tbody>
        {lines.map((line) => {
          const day = traceWords(t, line)
          return day === null ? (
            <tr key={line}>
              <td colSpan={3}>{line}</td>
            </tr>
          ) : (
            <tr key={line} className={day.counted ? '' : 'trace-skipped'}>
              <td className="number">{day.date.slice(5)}</td>
              <td>{day.weekday}</td>
              <td>{day.words}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
