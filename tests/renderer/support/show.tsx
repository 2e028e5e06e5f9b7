/** Shows a screen as the page does: real languages, real theme, a fresh person. */
import { cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { startLanguages } from '#renderer/words/language.ts'
import { forgetAll } from '#renderer/workstation/session/memory.ts'
import { useSession } from '#renderer/workstation/session/session.state.ts'
import { status } from './records.ts'

/** Renders with somebody signed in who may do everything; answers the hands. */
export async function show(screen: ReactElement) {
  await startLanguages('zh-CN')
  useSession.setState({ status, fault: null })
  render(screen)
  return userEvent.setup({ pointerEventsCheck: 0 })
}

/** After each test: nothing of it may be found by the next. */
export function clear(): void {
  cleanup()
  forgetAll()
  useSession.setState({ status: null, fault: null })
}
