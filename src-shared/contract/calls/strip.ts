/** The slim window of words beside other programs: only the Electron window can have one. */
import { z } from 'zod'
import type { CallTable } from '../gate.ts'
import { STRIP_HOTKEYS } from '../strip-hotkeys.ts'

const none = z.strictObject({})
const state = z.strictObject({
  /** False in a browser: only a window of its own stays on top. */
  available: z.boolean(),
  open: z.boolean(),
  hotkey: z.enum(STRIP_HOTKEYS),
  /** Another program has the key. */
  hotkeyTaken: z.boolean(),
})

export const stripCalls = {
  'strip.state': {
    input: none,
    output: state,
    permission: 'signed_in',
    kind: 'read',
    refusals: [],
  },
  'strip.toggle': {
    input: none,
    output: state,
    permission: 'phrase.read',
    kind: 'read',
    refusals: ['strip_needs_window'],
  },
  /** Brings the workstation's own window before the person: a form waits there. */
  'strip.showMain': {
    input: none,
    output: state,
    permission: 'phrase.read',
    kind: 'read',
    refusals: ['strip_needs_window'],
  },
} as const satisfies CallTable
