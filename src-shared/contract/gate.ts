/**
 * The gate: every call from every door passes here, on the workstation and at the hub.
 *
 * Order: name known → permission of the signed-in person → plain values → strict parsing → run. The actor comes from
 * the signed-in state and never from the payload. A refusal is an answer; an exception is reported as
 * `internal_error` without detail and goes to `onError`, so that no customer text leaves by accident.
 */
import type { z } from 'zod'
import { type Refusal, type Result, refused } from '../foundation/result.ts'
import { type Permission, may } from '../staff/role.ts'
import { inputRefusal } from './input-refusal.ts'
import { plainInputObjection } from './plain-input.ts'

/** `anyone` needs no sign-in; `signed_in` any unlocked person; else the named permission. */
export type CallPermission = Permission | 'anyone' | 'signed_in'

export interface CallSpec<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly input: Input
  readonly output: Output
  readonly permission: CallPermission
  /** `write` calls may change the store. */
  readonly kind: 'read' | 'write'
  /** Refusal codes beyond `invalid_input`, `not_signed_in`, `locked`, `not_permitted`. */
  readonly refusals: readonly string[]
}

export type CallTable = Readonly<Record<string, CallSpec>>
export type CallInput<Calls extends CallTable, Name extends keyof Calls> = z.output<
  Calls[Name]['input']
>
export type CallOutput<Calls extends CallTable, Name extends keyof Calls> = z.output<
  Calls[Name]['output']
>

/** One handler for every call of the table: forgetting one fails compilation. */
export type Handlers<Calls extends CallTable, Session> = {
  readonly [Name in keyof Calls]: (
    input: CallInput<Calls, Name>,
    session: Session,
  ) => Result<CallOutput<Calls, Name>> | Promise<Result<CallOutput<Calls, Name>>>
}

/** What the gate must know of the person at this door. */
export interface SessionState {
  readonly signedIn: { readonly employeeNo: string; readonly role: string } | null
  readonly locked: boolean
}

export interface Gate<Session extends SessionState> {
  call(name: string, input: unknown, session: Session): Promise<Result<unknown>>
}

/** Builds the gate over a call table and its handlers. */
export function createGate<Calls extends CallTable, Session extends SessionState>(options: {
  readonly calls: Calls
  readonly handlers: Handlers<Calls, Session>
  readonly onError: (name: string, error: unknown) => void
  /** Faults that have words of their own, such as a full disk. */
  readonly explain?: (error: unknown) => Refusal | null
}): Gate<Session> {
  const { calls, handlers, onError } = options
  return {
    async call(name, input, session) {
      const spec = Object.hasOwn(calls, name) ? calls[name] : undefined
      if (!spec) return refused('unknown_call', 'there is no such call', { field: 'name' })
      const barrier = permissionBarrier(spec.permission, session)
      if (barrier) return barrier
      const objection = plainInputObjection(input)
      if (objection) return { ok: false, refusal: objection }
      const parsed = spec.input.safeParse(input)
      if (!parsed.success) return { ok: false, refusal: inputRefusal(parsed.error) }
      try {
        return await handlers[name as keyof Calls](parsed.data as never, session)
      } catch (error) {
        onError(name, error)
        const refusal = options.explain?.(error)
        if (refusal) return { ok: false, refusal }
        return refused('internal_error', 'the program failed; nothing of this call was stored')
      }
    },
  }
}

function permissionBarrier(permission: CallPermission, session: SessionState) {
  if (permission === 'anyone') return null
  if (!session.signedIn) return refused('not_signed_in', 'sign in first')
  if (session.locked) return refused('locked', 'this workstation is locked')
  if (permission === 'signed_in' || may(session.signedIn.role, permission)) return null
  return refused('not_permitted', 'this role may not do this', { params: { permission } })
}
