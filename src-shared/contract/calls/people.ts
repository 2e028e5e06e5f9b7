/** Set-up, sign-in, staff and settings. */
import { z } from 'zod'
import { PROFILES, branchCodeSchema } from '../../branch/events.ts'
import { NOTIFY_TARGETS } from '../../complaint/rules/types.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import { ROLES } from '../../staff/role.ts'
import type { CallTable } from '../gate.ts'
import { STRIP_HOTKEYS } from '../strip-hotkeys.ts'
import { personSchema, statusSchema } from '../views.ts'
import { draftWords, words } from '../../foundation/words.ts'

/** Six to twelve digits. Whether it is too easy is decided with a reason, not by the form. */
const pin = z.string().regex(/^[0-9]{6,12}$/)
const name = words(60)
const none = z.strictObject({})
const PIN_REFUSALS = ['pin_too_easy'] as const
const SIGN_IN_REFUSALS = ['wrong_pin', 'too_many_attempts', 'not_activated', 'not_active'] as const

const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const
const THEMES = ['paper', 'high_contrast'] as const

/** Telephone numbers for whoever is to be called in at once (S2-13(2)); empty where nobody wrote one down. */
const alertPhones = z.strictObject(
  Object.fromEntries(NOTIFY_TARGETS.map((target) => [target, draftWords(40).trim()])) as Record<
    (typeof NOTIFY_TARGETS)[number],
    z.ZodString
  >,
)

const settings = {
  locale: z.enum(LOCALES),
  theme: z.enum(THEMES),
  autoLockMinutes: z.int().min(1).max(60),
  syncEveryMinutes: z.int().min(1).max(240),
  stripHotkey: z.enum(STRIP_HOTKEYS),
  alertPhones,
}

const faultSchema = z.strictObject({
  kind: z.enum(['file', 'chain', 'fold']),
  code: z.string(),
  place: z.string(),
})

export const peopleCalls = {
  'app.status': {
    input: none,
    output: statusSchema,
    permission: 'anyone',
    kind: 'read',
    refusals: [],
  },
  'setup.complete': {
    input: z.strictObject({
      branchCode: branchCodeSchema,
      branchName: words(80),
      profile: z.enum(PROFILES),
      administrator: z.strictObject({ employeeNo: employeeNoSchema, name, pin }),
    }),
    output: statusSchema,
    permission: 'anyone',
    kind: 'write',
    refusals: ['already_set_up', ...PIN_REFUSALS],
  },
  'session.signIn': {
    input: z.strictObject({ employeeNo: employeeNoSchema, pin }),
    output: statusSchema,
    permission: 'anyone',
    kind: 'write',
    refusals: SIGN_IN_REFUSALS,
  },
  /** A supervisor signed in here lets a person choose a PIN at this workstation. */
  'session.activate': {
    input: z.strictObject({ employeeNo: employeeNoSchema, pin }),
    output: personSchema,
    permission: 'staff.manage',
    kind: 'write',
    refusals: ['unknown_person', 'not_active', 'already_activated', ...PIN_REFUSALS],
  },
  'session.lock': {
    input: none,
    output: statusSchema,
    permission: 'anyone',
    kind: 'write',
    refusals: [],
  },
  'session.unlock': {
    input: z.strictObject({ pin }),
    output: statusSchema,
    permission: 'anyone',
    kind: 'write',
    refusals: ['not_signed_in', ...SIGN_IN_REFUSALS],
  },
  'session.signOut': {
    input: none,
    output: statusSchema,
    permission: 'anyone',
    kind: 'write',
    refusals: [],
  },
  /** Why leaving the workstation now deserves a word first (S4-21(4)); never a lock. */
  'session.leaving': {
    input: none,
    output: z.strictObject({
      warnings: z.array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('unsigned_handover'), shiftId: z.string() }),
          z.strictObject({ kind: z.literal('unsaved_draft'), count: z.int() }),
        ]),
      ),
    }),
    permission: 'signed_in',
    kind: 'read',
    refusals: [],
  },
  'staff.list': {
    input: none,
    output: z.strictObject({
      people: z.array(
        z.strictObject({ ...personSchema.shape, active: z.boolean(), activatedHere: z.boolean() }),
      ),
    }),
    permission: 'signed_in',
    kind: 'read',
    refusals: [],
  },
  'staff.add': {
    input: z.strictObject({ employeeNo: employeeNoSchema, name, role: z.enum(ROLES) }),
    output: personSchema,
    permission: 'staff.manage',
    kind: 'write',
    refusals: ['already_exists'],
  },
  /** Checks file, chains and folds off the main thread; names the place of each fault. */
  'store.verify': {
    input: none,
    output: z.strictObject({
      events: z.int(),
      devices: z.int(),
      aggregates: z.int(),
      faults: z.array(faultSchema),
    }),
    permission: 'setting.manage',
    kind: 'read',
    refusals: ['store_damaged', 'store_failed'],
  },
  /** A verified encrypted copy in the data folder's `backups`. */
  'store.backUp': {
    input: none,
    output: z.strictObject({ file: z.string(), events: z.int() }),
    permission: 'setting.manage',
    kind: 'write',
    refusals: ['backup_failed', 'disk_full', 'store_failed'],
  },
  'setting.get': {
    input: none,
    output: z.strictObject(settings),
    permission: 'anyone',
    kind: 'read',
    refusals: [],
  },
  'setting.change': {
    input: z.strictObject({
      locale: settings.locale.optional(),
      theme: settings.theme.optional(),
      autoLockMinutes: settings.autoLockMinutes.optional(),
      syncEveryMinutes: settings.syncEveryMinutes.optional(),
      stripHotkey: settings.stripHotkey.optional(),
      alertPhones: settings.alertPhones.optional(),
    }),
    output: z.strictObject(settings),
    // Language and theme belong to whoever stands there; the rest asks for `setting.manage`.
    permission: 'anyone',
    kind: 'write',
    refusals: ['not_permitted'],
  },
} as const satisfies CallTable
