/** Whether the host behind the page answers. Losing it is a state of the screen, not an accident. */
import { create } from 'zustand'

interface ConnectionState {
  readonly connected: boolean
  /** Milliseconds; when it was lost. */
  readonly lostAt: number | null
}

export const useConnection = create<ConnectionState>(() => ({ connected: true, lostAt: null }))

/** Notes what the last attempt showed. */
export function noteConnection(connected: boolean): void {
  if (useConnection.getState().connected === connected) return
  useConnection.setState({ connected, lostAt: connected ? null : Date.now() })
}
