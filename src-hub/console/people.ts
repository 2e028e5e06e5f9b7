/**
 * People of the console: accounts, sign-in and sessions. A PIN of six digits falls to any hash, so the
 * hash is peppered with a key that is not in the database, and each try is counted and committed
 * before it is checked.
 */
import { createHmac, scrypt, timingSafeEqual } from 'node:crypto'
import { toHex, utf8 } from '#shared/foundation/bytes.ts'
import { HOUR_MS, MINUTE_MS } from '#shared/foundation/instant.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { PIN_SALT_BYTES, PIN_SCRYPT, pinObjection, waitAfterFailures } from '#shared/staff/pin.ts'
import { type Role, may } from '#shared/staff/role.ts'
import type { HubContext } from '../service/context.ts'
import { sha256 } from '../service/keys.ts'
import {
  type OpenSession,
  type Verifier,
  deleteSession,
  findSession,
  insertSession,
  insertUser,
  lockUser,
  noteTry,
  touchSession,
} from '../store/console-table.ts'

/** A working day; after it one signs in again. */
export const SESSION_LIFE_MS = 12 * HOUR_MS
const SESSION_IDLE_MS = 30 * MINUTE_MS
const SESSION_GRAIN_MS = MINUTE_MS
const TOKEN_BYTES = 32

export interface NewUser {
  readonly employeeNo: string
  readonly role: Role
  readonly pin: string
}

/** Adds an account. Refuses a role without the console, a PIN that is easy to guess, a known number. */
export async function addUser(
  context: HubContext,
  pepper: Uint8Array,
  user: NewUser,
  onlyFirst = false,
): Promise<Result<{ employeeNo: string; role: Role }>> {
  const { employeeNo, role, pin } = user
  if (!may(role, 'console.read')) {
    return refused('role_without_console', 'this role does not use the console', { field: 'role' })
  }
  const objection = pinObjection(pin, employeeNo)
  if (objection) return { ok: false, refusal: objection }
  const verifier = await makeVerifier(context, pepper, pin)
  const added = await context.database.transaction((tx) =>
    insertUser(tx, { ...verifier, employeeNo, role, now: context.clock.now() }, onlyFirst),
  )
  if (added) return accepted({ employeeNo, role })
  return onlyFirst
    ? refused('already_set_up', 'the console has its first user already')
    : refused('already_exists', 'this person has an account already', { field: 'employeeNo' })
}

async function makeVerifier(
  context: HubContext,
  pepper: Uint8Array,
  pin: string,
): Promise<Verifier> {
  const { cost, blockSize, parallelization } = PIN_SCRYPT
  const parameters = {
    salt: context.random.bytes(PIN_SALT_BYTES),
    cost,
    blockSize,
    parallelization,
  }
  return { ...parameters, verifier: await derive(pin, pepper, parameters) }
}

/** Checks a PIN and opens a session; answers its token, which is kept nowhere. */
export async function signIn(
  context: HubContext,
  pepper: Uint8Array,
  given: { employeeNo: string; pin: string },
): Promise<Result<{ token: string }>> {
  const { database, clock } = context
  const wrong = refused('wrong_pin', 'number or PIN is not right', { field: 'pin' })
  const now = clock.now()
  const attempt = await database.transaction(async (tx) => {
    const user = await lockUser(tx, given.employeeNo)
    if (!user) return null
    if (user.nextTryAt > now) return { waitMs: user.nextTryAt - now }
    const failures = user.failures + 1
    await noteTry(tx, user.employeeNo, failures, now + waitAfterFailures(failures))
    return { user }
  })
  if (attempt === null) return wrong
  if ('waitMs' in attempt) {
    return refused('too_many_attempts', 'too many wrong PINs', {
      field: 'pin',
      params: { seconds: Math.ceil(attempt.waitMs / 1000) },
    })
  }
  const { user } = attempt
  if (!timingSafeEqual(await derive(given.pin, pepper, user), user.verifier)) return wrong
  await noteTry(database, user.employeeNo, 0, 0)
  const token = toHex(context.random.bytes(TOKEN_BYTES))
  const expiresAt = now + SESSION_LIFE_MS
  const { employeeNo } = user
  await insertSession(database, { tokenHash: sha256(utf8(token)), employeeNo, now, expiresAt })
  return accepted({ token })
}

/** The session behind a token; null when there is none, it has ended or nobody used it for half an hour. */
export async function sessionOf(context: HubContext, token: string): Promise<OpenSession | null> {
  const tokenHash = sha256(utf8(token))
  const session = await findSession(context.database, tokenHash)
  if (!session) return null
  const now = context.clock.now()
  if (now >= session.expiresAt || now - session.seenAt > SESSION_IDLE_MS) {
    await deleteSession(context.database, tokenHash)
    return null
  }
  if (now - session.seenAt > SESSION_GRAIN_MS) await touchSession(context.database, tokenHash, now)
  return session
}

/** Ends a session. */
export async function signOut(context: HubContext, token: string): Promise<void> {
  await deleteSession(context.database, sha256(utf8(token)))
}

function derive(
  pin: string,
  pepper: Uint8Array,
  parameters: Omit<Verifier, 'verifier'>,
): Promise<Buffer> {
  const peppered = createHmac('sha256', pepper).update(pin).digest()
  const options = {
    N: parameters.cost,
    r: parameters.blockSize,
    p: parameters.parallelization,
    maxmem: 256 * parameters.cost * parameters.blockSize,
  }
  return new Promise((resolve, reject) => {
    scrypt(peppered, parameters.salt, PIN_SCRYPT.keyLength, options, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}
