/** The organisation's lists of the registers, each entry named in the language of the screen. */
import { useMemo } from 'react'
import { useListWords } from '../../words/list-words.ts'
import { type Choices, useRegister } from './register.state.ts'

/** Null until the lists are there. */
export function useChoices(): Choices | null {
  const choices = useRegister((state) => state.choices)
  const words = useListWords()
  return useMemo(() => {
    if (choices === null) return null
    const named = <Entry extends { readonly value: string; readonly label: string }>(
      family: string,
      list: readonly Entry[],
    ): Entry[] =>
      list.map((entry) => ({ ...entry, label: words(family, entry.value, entry.label) }))
    return {
      ...choices,
      lines: named('line', choices.lines),
      differenceReasons: named('differenceReason', choices.differenceReasons),
      exceptionReasons: named('exceptionReason', choices.exceptionReasons),
      paymentErrorCauses: named('paymentErrorCause', choices.paymentErrorCauses),
      lossProducts: named('lossProduct', choices.lossProducts),
      lossChannels: named('lossChannel', choices.lossChannels),
      transferItems: named('transferItem', choices.transferItems),
    }
  }, [choices, words])
}
