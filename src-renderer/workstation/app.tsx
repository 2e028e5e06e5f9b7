/** Which page stands before the person: set-up, sign-in, lock, or the frame with the work. */
import { App as Controls, ConfigProvider } from 'antd'
import english from 'antd/locale/en_US'
import simplified from 'antd/locale/zh_CN'
import traditional from 'antd/locale/zh_TW'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useConnection } from '../bridge/connection.state.ts'
import { Notice, Waiting } from '../ui/page.tsx'
import { controlTheme } from '../ui/tokens.ts'
import { Frame } from './frame/frame.tsx'
import { DoorPage } from './session/door-page.tsx'
import { LockScreen } from './session/lock-screen.tsx'
import { useSession } from './session/session.state.ts'
import { SetUpScreen } from './session/set-up-screen.tsx'
import { SignInScreen } from './session/sign-in-screen.tsx'
import { useSetting } from './setting/setting.state.ts'

const kitWords = { 'zh-CN': simplified, 'zh-TW': traditional, en: english } as const

export function App() {
  const { locale, theme } = useSetting()
  const kit = useMemo(() => controlTheme(theme), [theme])
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
  return (
    <ConfigProvider
      theme={kit}
      locale={kitWords[locale]}
      button={{ autoInsertSpace: false }}
      {...(nonce === undefined ? {} : { csp: { nonce } })}
    >
      <Controls component={false}>
        <Screen />
      </Controls>
    </ConfigProvider>
  )
}

function Screen() {
  const { t } = useTranslation()
  const { status } = useSession()
  const connected = useConnection((state) => state.connected)
  if (!status) {
    return (
      <DoorPage title={t(connected ? 'state.opening' : 'connection.lost')}>
        {connected ? (
          <Waiting label={t('state.loading')} />
        ) : (
          <Notice tone="alarm" title={t('connection.waiting')}>
            {t('connection.keptInBook')}
          </Notice>
        )}
      </DoorPage>
    )
  }
  if (status.needsSetUp) return <SetUpScreen />
  if (!status.person) return <SignInScreen />
  if (status.locked) return <LockScreen />
  return <Frame />
}
