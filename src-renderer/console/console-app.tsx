/** Head office's pages: which branches are silent, what is overdue, and what to tell them. */
import { App as Controls, Button, ConfigProvider } from 'antd'
import english from 'antd/locale/en_US'
import simplified from 'antd/locale/zh_CN'
import traditional from 'antd/locale/zh_TW'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { MINUTE_MS } from '#shared/foundation/instant.ts'
import { useConnection } from '../bridge/connection.state.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { usePageKeys } from '../ui/keyboard.ts'
import { Mark } from '../ui/mark.tsx'
import { Key, Notice } from '../ui/page.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { controlTheme } from '../ui/tokens.ts'
import { BranchesPage } from './branches-page.tsx'
import { ConsoleCasePage } from './console-case-page.tsx'
import { ConsoleCasesPage } from './console-cases-page.tsx'
import { ConsoleDoor } from './console-door.tsx'
import { type ConsolePlace, ask, useConsole } from './console.state.ts'
import { DevicesPage } from './devices-page.tsx'
import { NoticesPage } from './notices-page.tsx'
import { WordsPage } from './words-page.tsx'
import { useViewSetting } from './view-setting.state.ts'
import { ViewSwitches } from './view-switches.tsx'
import { useWritingLists } from './writing-lists.ts'
import { usePicked } from '../ui/picked.ts'

const kitWords = { 'zh-CN': simplified, 'zh-TW': traditional, en: english } as const

export function ConsoleApp() {
  const { locale, theme } = usePicked(useViewSetting, 'locale', 'theme')
  const kit = useMemo(() => controlTheme(theme), [theme])
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
  const status = useConsole((state) => state.status)
  return (
    <ConfigProvider
      theme={kit}
      locale={kitWords[locale]}
      button={{ autoInsertSpace: false }}
      {...(nonce === undefined ? {} : { csp: { nonce } })}
    >
      <Controls component={false}>{status?.person ? <ConsoleFrame /> : <ConsoleDoor />}</Controls>
    </ConfigProvider>
  )
}

const rows: readonly {
  readonly place: ConsolePlace
  readonly icon: IconName
  readonly key: string
}[] = [
  { place: { name: 'branches' }, icon: 'branches', key: 'F1' },
  { place: { name: 'cases', branchId: null }, icon: 'complaints', key: 'F2' },
  { place: { name: 'notices' }, icon: 'notice', key: 'F3' },
  { place: { name: 'devices' }, icon: 'device', key: 'F4' },
  { place: { name: 'words' }, icon: 'phrases', key: 'F7' },
]

function ConsoleFrame() {
  const { t } = useTranslation()
  const { place, go, status, fault, load, adopt } = usePicked(
    useConsole,
    'place',
    'go',
    'status',
    'fault',
    'load',
    'adopt',
  )
  const connected = useConnection((state) => state.connected)
  const keys = useMemo(
    () => Object.fromEntries(rows.map((row) => [row.key, () => go(row.place)])),
    [go],
  )
  usePageKeys(keys)
  useWritingLists()
  useEffect(() => {
    void load()
    const timer = setInterval(() => void load(), MINUTE_MS)
    return () => clearInterval(timer)
  }, [load])
  const signOut = async () => {
    const answer = await ask('console.signOut', {})
    if (answer.ok) adopt(answer.value)
  }
  const current = place.name === 'case' ? 'cases' : place.name
  return (
    <div className="frame frame-console">
      <nav className="side" aria-label={t('frame.navigation')}>
        <span className="wordmark side-mark">{t('app.name')}</span>
        {rows.map((row) => (
          <button
            key={row.place.name}
            type="button"
            className="side-row"
            aria-current={row.place.name === current ? 'page' : undefined}
            onClick={() => go(row.place)}
          >
            <Icon name={row.icon} size={22} />
            <span className="side-word">{t(`console.place.${row.place.name}`)}</span>
            <Key press={row.key} />
          </button>
        ))}
      </nav>
      <header className="top">
        <div className="top-branch">
          <strong>{t('console.title')}</strong>
          {status?.store === 'trial' && <Mark tone="warning">{t('console.trial')}</Mark>}
        </div>
        <div className="top-end">
          <ViewSwitches />
          <span>
            {status?.person?.employeeNo}{' '}
            <span className="soft">{status?.person && t(`role.${status.person.role}`)}</span>
          </span>
          <Button onClick={() => void signOut()}>{t('session.signOut')}</Button>
        </div>
      </header>
      <main className="content">
        {!connected && (
          <Notice tone="alarm" title={t('console.lost')}>
            {t('console.lostNote')}
          </Notice>
        )}
        <RefusalNote refusal={fault} />
        <PageAt place={place} />
      </main>
    </div>
  )
}

function PageAt({ place }: { readonly place: ConsolePlace }) {
  switch (place.name) {
    case 'branches':
      return <BranchesPage />
    case 'cases':
      return <ConsoleCasesPage branchId={place.branchId} />
    case 'case':
      return <ConsoleCasePage />
    case 'notices':
      return <NoticesPage />
    case 'devices':
      return <DevicesPage />
    case 'words':
      return <WordsPage />
  }
}
