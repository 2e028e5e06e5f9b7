/** The hands under a sheet as they are typed. A PIN lives here and in no store. */
import { useState } from 'react'
import type { Handwriting } from '#shared/handover/handwriting.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'

export interface Hand {
  readonly employeeNo: string
  readonly pin: string
  readonly handwriting: Handwriting | null
}
export type Hands<Side extends string> = Readonly<Record<Side, Hand>>

/** A box of somebody's hand that cannot be sent as it is. */
export interface Gap<Side extends string> {
  readonly side: Side
  readonly box: 'employeeNo' | 'pin'
  /** Nothing stands there, or something that is no PIN. */
  readonly what: 'empty' | 'no_pin'
}

/** True when number and PIN stand there; whether they are right the host says. */
export function isGiven(hand: Hand): boolean {
  return gapsOfHand(hand).length === 0
}

function gapsOfHand({ employeeNo, pin }: Hand): readonly Pick<Gap<string>, 'box' | 'what'>[] {
  return [
    ...(employeeNo.trim() === '' ? [{ box: 'employeeNo', what: 'empty' } as const] : []),
    ...(pin === '' ? [{ box: 'pin', what: 'empty' } as const] : []),
    ...(pin !== '' && !/^\d{6,12}$/.test(pin) ? [{ box: 'pin', what: 'no_pin' } as const] : []),
  ]
}

/** Everything these people still have to fill in, in the order in which it stands. */
export function gapsOf<Side extends string>(
  hands: Hands<Side>,
  asked: readonly Side[],
): readonly Gap<Side>[] {
  return asked.flatMap((side) => gapsOfHand(hands[side]).map((gap) => ({ side, ...gap })))
}

/** Begins with the numbers that are known, '' where nobody is. */
export function useHands<Side extends string>(numbers: Readonly<Record<Side, string>>) {
  const [hands, setHands] = useState(() =>
    mapped(numbers, (employeeNo): Hand => ({ employeeNo, pin: '', handwriting: null })),
  )
  return {
    hands,
    change(side: Side, change: Partial<Hand>) {
      setHands((all) => {
        const before = all[side]
        const after = { ...before, ...change }
        // What one person wrote is never sent as another's.
        const same = sameEmployee(before.employeeNo, after.employeeNo)
        return { ...all, [side]: same ? after : { ...after, handwriting: null } }
      })
    },
    /** A PIN is never left standing after a refusal. */
    wipePins() {
      setHands((all) => mapped(all, (hand): Hand => ({ ...hand, pin: '' })))
    },
  }
}

/** What a call takes of a hand. */
export function sent({ employeeNo, pin, handwriting }: Hand): Hand {
  return { employeeNo: employeeNo.trim(), pin, handwriting }
}

function mapped<Side extends string, From, To>(
  all: Readonly<Record<Side, From>>,
  to: (one: From) => To,
): Readonly<Record<Side, To>> {
  const entries = Object.entries<From>(all).map(([side, one]) => [side, to(one)])
  return Object.fromEntries(entries) as Record<Side, To>
}
