/** Brings a window before the person, wherever it was put. */
import type { BrowserWindow } from 'electron'

export function bringUp(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
