import '../ui/no-code-from-text.ts'
import '../ui/style.css'
import { createRoot } from 'react-dom/client'
import { onReconnect, openDoor, subscribe } from '../bridge/client.ts'
import { applyTheme } from '../ui/tokens.ts'
import { startLanguages } from '../words/language.ts'
import { App } from './app.tsx'
import { linkStrip } from './frame/strip-link.ts'
import { followSession, useSession } from './session/session.state.ts'
import { useSetting } from './setting/setting.state.ts'

async function start(): Promise<void> {
  openDoor()
  applyTheme('paper', document.documentElement)
  await startLanguages('zh-CN')
  await useSetting.getState().load()
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  createRoot(root).render(<App />)
  followSession()
  linkStrip()
  subscribe('settings', () => void useSetting.getState().load())
  onReconnect(() => void useSetting.getState().load())
  await useSession.getState().refresh()
}

void start()
