/**
 * Keys that bring the strip up from any program. Ours: no source names one. All have two modifiers, as input
 * methods take Ctrl or Shift alone and Ctrl+Shift with letters, and terminals of the core systems take F1 to F24,
 * alone and with one modifier. `none`: only the button and the command open it.
 */
export const STRIP_HOTKEYS = [
  'Control+Alt+H',
  'Control+Alt+J',
  'Control+Alt+Space',
  'Control+Shift+F12',
  'none',
] as const
export type StripHotkey = (typeof STRIP_HOTKEYS)[number]
