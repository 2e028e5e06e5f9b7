/** Settings of this workstation. They are rows of the desk, not events: they concern nobody else. */
import type { z } from 'zod'
import { peopleCalls } from '#shared/contract/calls/people.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { may } from '#shared/staff/role.ts'
import { readSettings, writeSetting } from '../store/tables/desk-table.ts'
import type { Desk, DeskSession } from './desk.ts'

export type Settings = z.infer<(typeof peopleCalls)['setting.get']['output']>

const DEFAULTS: Settings = {
  locale: 'zh-CN',
  theme: 'paper',
  autoLockMinutes: 5,
  syncEveryMinutes: 5,
  stripHotkey: 'Control+Alt+H',
  alertPhones: { office: '', legal: '', police: '110', branch_head: '' },
}
/** Language and theme belong to whoever stands there, signed in or not. */
const PERSONAL: readonly string[] = ['locale', 'theme']

/** The settings, with defaults for what nobody changed or what an older program wrote differently. */
export function readDeskSettings(desk: Desk): Settings {
  const stored: Record<string, unknown> = {}
  for (const [name, value] of readSettings(desk.book.db)) {
    if (Object.hasOwn(DEFAULTS, name)) stored[name] = JSON.parse(value)
  }
  const parsed = peopleCalls['setting.get'].output.safeParse({ ...DEFAULTS, ...stored })
  return parsed.success ? parsed.data : DEFAULTS
}

export function changeSettings(
  desk: Desk,
  change: { [Name in keyof Settings]?: Settings[Name] | undefined },
  session: DeskSession,
): Result<Settings> {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined)
  const restricted = entries.find(([name]) => !PERSONAL.includes(name))
  const manager =
    session.signedIn && !session.locked && may(session.signedIn.role, 'setting.manage')
  if (restricted && !manager) {
    return refused('not_permitted', 'this role may not do this', {
      field: restricted[0],
      params: { permission: 'setting.manage' },
    })
  }
  desk.book.writeLocal((db) => {
    for (const [name, value] of entries) writeSetting(db, name, JSON.stringify(value))
  })
  return accepted(readDeskSettings(desk))
}
