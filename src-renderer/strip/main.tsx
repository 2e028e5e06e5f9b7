/** The page of the strip: the same doors, session, language and theme as the window it belongs to. */
import '../ui/no-code-from-text.ts'
import '../ui/style.css'
import { createRoot } from 'react-dom/client'
import { openBeside } from '../bridge/beside.ts'
import { onReconnect, openDoor, subscribe } from '../bridge/client.ts'
import { applyTheme } from '../ui/tokens.ts'
import { startLanguages } from '../words/language.ts'
import { Kit } from '../workstation/kit.tsx'
import { followSession, useSession } from '../workstation/session/session.state.ts'
import { useSetting } from '../workstation/setting/setting.state.ts'
import { followWalk } from '../workstation/situation/walk.state.ts'
import { StripScreen } from './strip-screen.tsx'

async function start(): Promise<void> {
  openDoor()
  applyTheme('paper', document.documentElement)
  await startLanguages('zh-CN')
  const { load } = useSetting.getState()
  await load()
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  createRoot(root).render(
    <Kit>
      <StripScreen />
    </Kit>,
  )
  followSession()
  openBeside()
  followWalk()
  subscribe('settings', () => void load())
  onReconnect(() => void load())
  await useSession.getState().refresh()
}

void start()
