/** Which page stands before the person: set-up, sign-in, lock, or the frame with the work. */
import { useTranslation } from 'react-i18next'
import { useConnection } from '../bridge/connection.state.ts'
import { Notice, Waiting } from '../ui/page.tsx'
import { Frame } from './frame/frame.tsx'
import { Kit } from './kit.tsx'
import { DoorPage } from './session/door-page.tsx'
import { LockScreen } from './session/lock-screen.tsx'
import { useSession } from './session/session.state.ts'
import { SetUpScreen } from './session/set-up-screen.tsx'
import { SignInScreen } from './session/sign-in-screen.tsx'
import { usePicked } from '../ui/picked.ts'

export function App() {
  return (
    <Kit>
      <Screen />
    </Kit>
  )
}

function Screen() {
  const { t } = useTranslation()
  const { status } = usePicked(useSession, 'status')
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
