/** Payments that another agent makes for us by telephone (S4-05(4), S4-09(4); ). */
import { type Result, accepted, refused } from '../foundation/result.ts'
import type { Fen } from '../foundation/money.ts'
import { employeeKey } from '../staff/same-employee.ts'
import { compact } from './identity-number.ts'

export interface PhonePayment {
  readonly id: string
  readonly number: string
  /** Integer fen above 0. */
  readonly amountFen: Fen
  readonly agent: string
  /** How a difference was put right; null while it was not. */
  readonly resolved: { readonly how: string; readonly by: string } | null
  /** A supervisor who lets the day close with it open; counts only with both. */
  readonly exception: { readonly supervisor: string | null; readonly reason: string | null } | null
}

export interface AgentEntry {
  readonly number: string
  readonly amountFen: Fen
  /** A supervisor who lets the day close although nobody here recorded it; counts only with both. */
  readonly exception?: PhonePayment['exception']
}

export interface PhonePaymentAnswer {
  /** Ids of payments that the agent's list confirms, number and amount alike. */
  readonly confirmed: readonly string[]
  readonly problems: readonly {
    readonly id: string
    /** `wrong_amount`: the agent has the number with another amount; `missing`: not at all (漏交). */
    readonly problem: 'wrong_amount' | 'missing'
    readonly settled: boolean
  }[]
  /** Entries of the agent that nobody here recorded, perhaps a wrong number (交错). */
  readonly unknown: readonly AgentEntry[]
  /** Ids that keep the day from closing: neither put right nor let pass by a supervisor. */
  readonly blocking: readonly string[]
}

/**
 * Compares the day's register with the agent's list, by number **and** amount, each entry used once.
 * What differs is put right the same day, or a supervisor says why not. An entry that nobody recorded
 * blocks as `unknown:<number>` until the register holds it or a supervisor lets it pass. Refuses by field an empty or double id, an
 * empty number and an amount that is no integer above 0.
 */
export function comparePhonePayments(
  register: readonly PhonePayment[],
  agentList: readonly AgentEntry[],
): Result<PhonePaymentAnswer> {
  const bad = badEntry(register, 'register') ?? badEntry(agentList, 'agentList')
  if (bad) return bad
  const ids = new Set(register.map(({ id }) => id))
  if (ids.size !== register.length || ids.has('')) {
    return refused('invalid_input', 'each payment has an id of its own', {
      field: 'register',
      source: 'S4-05(4)',
    })
  }
  const left = [...agentList]
  const take = (fits: (entry: AgentEntry) => boolean): boolean => {
    const index = left.findIndex(fits)
    if (index < 0) return false
    left.splice(index, 1)
    return true
  }
  const confirmed = register.filter((payment) =>
    take((entry) => sameNumber(entry, payment) && entry.amountFen === payment.amountFen),
  )
  const problems = register
    .filter((payment) => !confirmed.includes(payment))
    .map((payment) => ({
      id: payment.id,
      problem: take((entry) => sameNumber(entry, payment))
        ? ('wrong_amount' as const)
        : ('missing' as const),
      settled: isSettled(payment),
    }))
  const open = problems.filter(({ settled }) => !settled).map(({ id }) => id)
  const unknown = left.filter(({ exception }) => !isLetPass(exception))
  return accepted({
    confirmed: confirmed.map(({ id }) => id),
    problems,
    unknown: left,
    blocking: [...open, ...unknown.map(({ number }) => `unknown:${compact(number)}`)],
  })
}

function badEntry(entries: readonly AgentEntry[], list: string) {
  for (const [index, { number, amountFen }] of entries.entries()) {
    const field =
      compact(number) === ''
        ? 'number'
        : !Number.isSafeInteger(amountFen) || amountFen <= 0
          ? 'amountFen'
          : null
    if (field !== null) {
      return refused('invalid_input', 'a payment has a number and an amount above 0', {
        field: `${list}.${index}.${field}`,
        source: 'S4-09(4)',
      })
    }
  }
  return null
}

function sameNumber(one: AgentEntry, other: AgentEntry): boolean {
  return compact(one.number) === compact(other.number)
}

function isSettled({ resolved, exception }: PhonePayment): boolean {
  const putRight =
    resolved !== null && resolved.how.trim() !== '' && employeeKey(resolved.by) !== null
  return putRight || isLetPass(exception)
}

function isLetPass(exception: AgentEntry['exception']): boolean {
  return employeeKey(exception?.supervisor) !== null && (exception?.reason ?? '').trim() !== ''
}
