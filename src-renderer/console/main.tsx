import '../ui/no-code-from-text.ts'
import '../ui/style.css'
import { createRoot } from 'react-dom/client'
import { onReconnect, openDoor } from '../bridge/client.ts'
import { applyTheme } from '../ui/tokens.ts'
import { startLanguages } from '../words/language.ts'
import { ConsoleApp } from './console-app.tsx'
import { ask, useConsole } from './console.state.ts'
import { useViewSetting } from './view-setting.state.ts'

async function refresh(): Promise<void> {
  const answer = await ask('console.status', {})
  if (answer.ok) useConsole.getState().adopt(answer.value)
  await useConsole.getState().load()
}

async function start(): Promise<void> {
  openDoor(undefined, 'console.status')
  const { locale, theme } = useViewSetting.getState()
  applyTheme(theme, document.documentElement)
  await startLanguages(locale)
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  createRoot(root).render(<ConsoleApp />)
  onReconnect(() => void refresh())
  await refresh()
}

void start()
