/** Which registers an organisation keeps (catalogue §2), and why a row of another one is refused. */
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { ProfilePack } from '../pack/profile-pack.ts'
import { REGISTER_KINDS, type REGISTERS, type RegisterKind } from './enumerations.ts'

type Profile = Pick<ProfilePack, 'registers' | 'replacement'>

const NAMES: Readonly<Record<RegisterKind, (typeof REGISTERS)[number] | null>> = {
  // Every organisation hands shifts over, so every one has differences (S4-09(5)).
  difference: null,
  loss: 'loss_register',
  transfer: 'document_handover_register',
  exception: 'exception_register',
  phone_payment: 'phone_payment_register',
}

/** The registers of this organisation, in the order in which screens offer them. */
export function keptRegisters(profile: Profile): readonly RegisterKind[] {
  return REGISTER_KINDS.filter((register) => {
    const name = NAMES[register]
    // A register of losses without a product has nothing to report.
    if (register === 'loss' && profile.replacement === null) return false
    return name === null || profile.registers.values.includes(name)
  })
}

/** Refuses `register_not_kept` with the source of the profile's list. */
export function checkKept(register: RegisterKind, profile: Profile): Result<RegisterKind> {
  return keptRegisters(profile).includes(register)
    ? accepted(register)
    : refused('register_not_kept', 'this organisation does not keep this register', {
        field: 'register',
        source: profile.registers.source,
        params: { register },
      })
}
