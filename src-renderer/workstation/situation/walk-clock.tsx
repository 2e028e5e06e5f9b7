/** The two clocks of a walk: a pause that has to pass, and a customer who waits. */
import { useTranslation } from 'react-i18next'
import { useSecond } from '../../ui/now.ts'
import { Mark } from '../../ui/mark.tsx'
import type { WalkView } from './walk.state.ts'

const SECOND_MS = 1000

export function WalkClock({ view }: { readonly view: WalkView }) {
  const { waitUntil, remindEverySeconds, saidAt } = view
  if (waitUntil !== null) return <Pause until={waitUntil} />
  if (remindEverySeconds > 0 && saidAt !== null) {
    return <Wait since={saidAt} every={remindEverySeconds} />
  }
  return null
}

/** Counts down to nothing (S4-26#9). */
function Pause({ until }: { readonly until: number }) {
  const { t } = useTranslation()
  const left = Math.max(0, Math.ceil((until - useSecond()) / SECOND_MS))
  return (
    <p className="walk-clock" role="timer" aria-label={t('walk.pause', { seconds: left })}>
      <strong>{left}</strong> <span>{t('walk.pauseUnit')}</span>
    </p>
  )
}

/** Counts up; after each minute somebody says how far it is (S4-22(10), R-280). */
function Wait({ since, every }: { readonly since: number; readonly every: number }) {
  const { t } = useTranslation()
  const seconds = Math.max(0, Math.floor((useSecond() - since) / SECOND_MS))
  const minutes = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <div className="walk-wait">
      <p className="walk-clock" role="timer">
        <strong>{minutes}</strong> <span>{t('walk.waited')}</span>
      </p>
      {seconds >= every ? (
        <Mark tone="alarm" loud>
          {t('walk.speakNow', { count: Math.floor(seconds / every) })}
        </Mark>
      ) : (
        <span className="soft">{t('walk.speakEvery', { seconds: every })}</span>
      )}
    </div>
  )
}
