import '../ui/style.css'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { openDoor } from '../bridge/client.ts'
import { applyTheme } from '../ui/tokens.ts'
import { startLanguages } from '../words/language.ts'
import { App } from './app.tsx'
import { followSession, useSession } from './session/session.state.ts'
import { useSetting } from './setting/setting.state.ts'

// The page's policy forbids building code from text, which zod would otherwise try.
z.config({ jitless: true })

async function start(): Promise<void> {
  openDoor()
  applyTheme('paper', document.documentElement)
  await startLanguages('zh-CN')
  await useSetting.getState().load()
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  createRoot(root).render(<App />)
  followSession()
  await useSession.getState().refresh()
}

void start()
