/** The shipped profile of a bank with other choices of the organisation, for one test. */
import { afterEach } from 'vitest'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { ProfilePack } from '#shared/pack/profile-pack.ts'

const { bank } = defaultPacks.profiles
const shipped = { ...bank }

/** Restores the shipped profile after each test of the file. */
export function restoreProfileAfterEach(): void {
  afterEach(() => void Object.assign(bank, shipped))
}

/** Lets this branch's organisation choose otherwise until the test ends. */
export function choose(change: Partial<ProfilePack>): void {
  Object.assign(bank, change)
}

/** As an organisation in which nobody signs watched lines over without a third person. */
export function requireWitness(): void {
  choose({ witnessedLines: { ...bank.witnessedLines, required: true } })
}

/** The balance lines, with a least amount on one of them. */
export function withMinimum(line: string, minimum: number): Pick<ProfilePack, 'balanceLines'> {
  return {
    balanceLines: bank.balanceLines.map((one) => (one.code === line ? { ...one, minimum } : one)),
  }
}
