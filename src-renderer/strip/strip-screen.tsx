/** The strip beside another program: the words for what the main window shows, and the walk of a situation. */
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hearBeside, tellBeside } from '../bridge/beside.ts'
import { call, subscribe } from '../bridge/client.ts'
import { usePageKeys } from '../ui/keyboard.ts'
import { Mark } from '../ui/mark.tsx'
import { Key } from '../ui/page.tsx'
import { PhrasePanel } from '../workstation/phrase/phrase-panel.tsx'
import { usePhrases } from '../workstation/phrase/phrase.state.ts'
import type { Topic } from '../workstation/phrase/topics.ts'
import { useIdleLock } from '../workstation/session/idle-lock.ts'
import { useSession } from '../workstation/session/session.state.ts'
import { useSetting } from '../workstation/setting/setting.state.ts'
import { keyWords } from '../workstation/setting/strip-section.tsx'
import { useStrip } from '../workstation/setting/strip.state.ts'
import { SituationList } from '../workstation/situation/situation-list.tsx'
import { WalkScreen } from '../workstation/situation/walk-screen.tsx'
import { useWalk } from '../workstation/situation/walk.state.ts'
import { usePicked } from '../ui/picked.ts'

type Side = 'words' | 'walk'

/** Whoever is locked out or signed out sees that, and nothing of the book. */
export function StripScreen() {
  const { t } = useTranslation()
  const status = useSession((state) => state.status)
  if (status?.person && !status.locked) return <OpenStrip />
  return (
    <main className="strip strip-locked">
      <h1 className="wordmark">{t('app.name')}</h1>
      <p>{t(status?.person ? 'strip.locked' : 'strip.signedOut')}</p>
    </main>
  )
}

function OpenStrip() {
  const { t } = useTranslation()
  const minutes = useSetting((state) => state.autoLockMinutes)
  const walking = useWalk((state) => state.walk !== null)
  const caseId = usePhrases((state) => state.customer.caseId)
  const [side, setSide] = useState<Side>(() => (useWalk.getState().walk ? 'walk' : 'words'))
  useIdleLock(minutes)
  useFollowedWindow()
  useKeysOfStrip(side)
  useEffect(() => void useWalk.getState().restore(), [])
  // A walk that goes on in the window, or was kept, is what the person is in the middle of.
  useEffect(
    () =>
      useWalk.subscribe((now, before) => {
        if (now.walk && !before.walk) setSide('walk')
      }),
    [],
  )
  const keys = useMemo(() => ({ F7: () => setSide('words'), F8: () => setSide('walk') }), [])
  usePageKeys(keys)
  return (
    <main className={`strip strip-${side}`}>
      <nav className="strip-sides" aria-label={t('strip.sides')}>
        {(['words', 'walk'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-current={side === one ? 'page' : undefined}
            onClick={() => setSide(one)}
          >
            {t(`strip.${one}`)} <Key press={one === 'words' ? 'F7' : 'F8'} />
          </button>
        ))}
      </nav>
      <TakenKey />
      <div className="strip-body">
        {side === 'words' ? (
          <PhrasePanel />
        ) : walking ? (
          <WalkScreen openRecord={openInWindow} />
        ) : (
          <SituationList caseId={caseId} caseNumber={null} />
        )}
      </div>
    </main>
  )
}

/** The form comes up in the main window, where the case is. */
function openInWindow(record: string): void {
  tellBeside({ kind: 'record', call: record })
  void call('strip.showMain', {})
}

/** A key that another program has is said here, where somebody wonders why it does nothing. */
function TakenKey() {
  const { t } = useTranslation()
  const { hotkey, hotkeyTaken, load } = usePicked(useStrip, 'hotkey', 'hotkeyTaken', 'load')
  useEffect(() => subscribe('settings', () => void load()), [load])
  if (!hotkeyTaken) return null
  return <Mark tone="warning">{t('strip.keyTaken', { key: keyWords(hotkey) })}</Mark>
}

/** Shows the words for what the main window shows. */
function useFollowedWindow(): void {
  useEffect(() => {
    // A strip has no room to be folded.
    usePhrases.setState({ open: true })
    const leave = hearBeside((message) => {
      if (message.kind !== 'shows') return
      const { caseId, complaintTyped } = message
      usePhrases.getState().follow(message.topics as readonly Topic[], { caseId, complaintTyped })
    })
    tellBeside({ kind: 'what' })
    return leave
  }, [])
}

/** Whoever comes to the strip by its key has the keys at once: a digit copies. */
function useKeysOfStrip(side: Side): void {
  const { load } = usePicked(useStrip, 'load')
  useEffect(() => {
    const come = () => {
      void load()
      tellBeside({ kind: 'what' })
      if (side === 'words') usePhrases.getState().summon()
    }
    come()
    window.addEventListener('focus', come)
    return () => window.removeEventListener('focus', come)
  }, [side, load])
}
