/**
 * Signing on this workstation: a signature is this person's PIN, checked here and now. Whatever needs a
 * signature asks for it here, so that one rule holds for all of them.
 */
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import type { Handwriting } from '#shared/handover/handwriting.ts'
import { type Desk, packsOf, personNamed } from './desk.ts'
import { checkPin } from './pin.ts'

/** Somebody's hand under a record: who it is and as what. */
export interface Signer {
  readonly employeeNo: string
  readonly role: string
}

/**
 * The person who signs, by the number as the staff list writes it, or a refusal whose fields lie below `field` (`<field>.employeeNo`, `<field>.pin`):
 * not in the staff list, gone, no PIN here, wrong PIN, too many tries.
 */
export async function signer(
  desk: Desk,
  given: { readonly employeeNo: string; readonly pin: string },
  field: string,
): Promise<Result<Signer>> {
  const person = personNamed(desk, given.employeeNo)
  if (!person)
    return refused('unknown_person', 'not in the staff list', { field: `${field}.employeeNo` })
  if (!person.active)
    return refused('not_active', 'does not work here any more', { field: `${field}.employeeNo` })
  const { employeeNo, role } = person
  const checked = await checkPin(desk.book, desk.pinPepper, employeeNo, given.pin, `${field}.pin`)
  if (checked.ok) return accepted({ employeeNo, role })
  const { refusal } = checked
  return {
    ok: false,
    refusal: {
      ...refusal,
      field: refusal.field === `${field}.pin` ? refusal.field : `${field}.employeeNo`,
    },
  }
}

/**
 * The same for a hand under a sheet, with the name somebody wrote beside it or null. Refuses a name by hand
 * at `<field>.handwriting` where the organisation asks for none.
 */
export async function sheetSigner(
  desk: Desk,
  given: {
    readonly employeeNo: string
    readonly pin: string
    readonly handwriting?: Handwriting | null | undefined
  },
  field: string,
): Promise<Result<Signer & { readonly handwriting: Handwriting | null }>> {
  const handwriting = given.handwriting ?? null
  if (handwriting !== null && !offersHandwriting(desk)) {
    return refused('handwriting_off', 'nobody writes their name by hand here', {
      field: `${field}.handwriting`,
      source: packsOf(desk).profile.handwrittenSignature.source,
    })
  }
  const person = await signer(desk, given, field)
  return person.ok ? accepted({ ...person.value, handwriting }) : person
}

/** Whether the organisation lets people write their names under a sheet. */
export function offersHandwriting(desk: Desk): boolean {
  return packsOf(desk).profile.handwrittenSignature.use === 'offered'
}
