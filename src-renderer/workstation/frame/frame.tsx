/** The frame around every page: navigation, top bar, the words to say, and the keys that work everywhere. */
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { subscribe } from '../../bridge/client.ts'
import { useConnection } from '../../bridge/connection.state.ts'
import { usePageKeys } from '../../ui/keyboard.ts'
import { Notice } from '../../ui/page.tsx'
import { AlarmList } from '../alarm/alarm-list.tsx'
import { useAlarms } from '../alarm/alarm.state.ts'
import { CasePage } from '../complaint/desk/case-page.tsx'
import { IntakePage } from '../complaint/intake/intake-page.tsx'
import { ComplaintListPage } from '../complaint/list/list-page.tsx'
import { SlipPage } from '../complaint/referral-in/slip-page.tsx'
import { SlipsPage } from '../complaint/referral-in/slips-page.tsx'
import { DayPage } from '../day-close/day-page.tsx'
import { DutyPage } from '../duty/duty-page.tsx'
import { UpwardListPage } from '../duty/upward-list-page.tsx'
import { UpwardReportPage } from '../duty/upward-report-page.tsx'
import { ShiftListPage } from '../handover/shift-list-page.tsx'
import { ShiftPage } from '../handover/shift-page.tsx'
import { PhrasePanel } from '../phrase/phrase-panel.tsx'
import { NOBODY, usePhrases } from '../phrase/phrase.state.ts'
import { TOPICS_AT } from '../phrase/place-topics.ts'
import { PhrasesPage } from '../phrase/phrases-page.tsx'
import { useIdleLock } from '../session/idle-lock.ts'
import { RegisterPage } from '../register/register-page.tsx'
import { useSession } from '../session/session.state.ts'
import { SettingsPage } from '../setting/settings-page.tsx'
import { useSetting } from '../setting/setting.state.ts'
import { SyncPage } from '../sync/sync-page.tsx'
import { useSync } from '../sync/sync.state.ts'
import { TodayPage } from '../today/today-page.tsx'
import { useWritingLists } from '../writing/writing-lists.ts'
import { CommandBox } from './command-box.tsx'
import { useNavigation } from './navigation.state.ts'
import { navigation, type Place } from './places.ts'
import { SideBar, useNavigationRows } from './side-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { usePicked } from '../../ui/picked.ts'

export function Frame() {
  const { t } = useTranslation()
  const place = useNavigation((state) => state.place)
  const panelOpen = usePhrases((state) => state.open)
  const alarmsOpen = useAlarms((state) => state.open)
  const connected = useConnection((state) => state.connected)
  const minutes = useSetting((state) => state.autoLockMinutes)
  useIdleLock(minutes)
  useFrameKeys()
  useSyncNews()
  useWritingLists()
  useReachablePlace()
  useWordsOfPlace(place)
  const page = useRef<HTMLElement>(null)
  const key = JSON.stringify(place)
  useEffect(() => {
    page.current?.scrollTo({ top: 0 })
    // Pages that wait for keys put the focus themselves; others start at their heading.
    if (!page.current?.contains(document.activeElement)) page.current?.querySelector('h1')?.focus()
  }, [key])

  return (
    <div className={`frame${alarmsOpen ? ' frame-alarms' : sideOf(place, panelOpen)}`}>
      <SideBar />
      <TopBar />
      <main className="content" ref={page}>
        {!connected && (
          <Notice tone="alarm" title={t('connection.lost')}>
            {t('connection.kept')}
          </Notice>
        )}
        <PageAt place={place} />
      </main>
      {alarmsOpen ? <AlarmList /> : !isOfWords(place) && <PhrasePanel />}
      <CommandBox />
    </div>
  )
}

/**
 * The page of words needs no panel beside it: the library is the panel's whole page, and practice would have
 * its answers beside the questions.
 */
function isOfWords(place: Place): boolean {
  return place.name === 'phrases'
}

function sideOf(place: Place, panelOpen: boolean): string {
  if (isOfWords(place)) return ' frame-whole'
  return panelOpen ? '' : ' frame-wide'
}

function PageAt({ place }: { readonly place: Place }) {
  switch (place.name) {
    case 'today':
      return <TodayPage />
    case 'intake':
      return <IntakePage />
    case 'complaints':
      return <ComplaintListPage />
    case 'case':
      return <CasePage key={place.caseId} caseId={place.caseId} />
    case 'slips':
      return <SlipsPage />
    case 'slip':
      return <SlipPage key={place.slipId} slipId={place.slipId} />
    case 'handover':
      return <ShiftListPage />
    case 'day':
      return <DayPage key={place.date} date={place.date} />
    case 'shift':
      return <ShiftPage key={place.shiftId} shiftId={place.shiftId} />
    case 'register':
      return <RegisterPage />
    case 'register_row':
      return <RegisterPage key={place.rowId} rowId={place.rowId} />
    case 'duty':
      return <DutyPage />
    case 'upward':
      return <UpwardListPage />
    case 'upwardReport':
      return <UpwardReportPage key={place.reportId} reportId={place.reportId} />
    case 'phrases':
      return <PhrasesPage room={place.room} />
    case 'sync':
      return <SyncPage />
    case 'settings':
      return <SettingsPage />
  }
}

function useFrameKeys(): void {
  const go = useNavigation((state) => state.go)
  const openCommands = useNavigation((state) => state.openCommands)
  const rows = useNavigationRows()
  const keys = useMemo(
    () => ({
      ...Object.fromEntries(rows.map((row) => [row.key, () => go({ name: row.name })])),
      F6: () => useAlarms.getState().toggle(),
      F7: callTheWords,
      'Control+k': () => openCommands(true),
      'Control+l': () => void useSession.getState().lock(),
    }),
    [rows, go, openCommands],
  )
  usePageKeys(keys)
}

/** Opens the words and gives them the keys; pressed again there, it folds them. */
function callTheWords(): void {
  const { open, toggle, summon } = usePhrases.getState()
  const library = document.querySelector<HTMLElement>('.library-list [data-row]')
  if (library) return library.focus()
  const { place, go } = useNavigation.getState()
  if (isOfWords(place)) return go({ name: 'phrases', room: 'library' })
  useAlarms.getState().toggle(false)
  if (open && document.activeElement?.closest('.panel')) toggle()
  else summon()
}

/** The words go with the place; intake and case say more themselves, and the page of words leaves them. */
function useWordsOfPlace(place: Place): void {
  const { follow, moveOn } = usePicked(usePhrases, 'follow', 'moveOn')
  const { name } = place
  const key = JSON.stringify(place)
  useEffect(() => {
    if (name === 'phrases') return
    moveOn()
    const topics = TOPICS_AT[name]
    if (topics !== null) follow(topics, NOBODY)
  }, [key, name, follow, moveOn])
}

/** The top bar's word about head office stays true: news of records and of the connection reload it. */
function useSyncNews(): void {
  const load = useSync((state) => state.load)
  useEffect(() => {
    void load()
    const leave = [subscribe('sync', () => void load()), subscribe('records', () => void load())]
    return () => {
      for (const one of leave) one()
    }
  }, [load])
}

/** A person who may not see the place (another role signed in) lands on the first one that is open. */
function useReachablePlace(): void {
  const rows = useNavigationRows()
  const { place, go } = usePicked(useNavigation, 'place', 'go')
  const hidden =
    navigation.some((row) => row.name === place.name) &&
    !rows.some((row) => row.name === place.name)
  const first = rows[0]
  useEffect(() => {
    if (hidden && first) go({ name: first.name })
  }, [hidden, first, go])
}
