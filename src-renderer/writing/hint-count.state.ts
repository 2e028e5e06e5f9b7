/**
 * How often the person at this screen was hinted, by code, and how often they took what was offered. In
 * memory, for this person's eyes: stored nowhere, sent nowhere, gone when they leave or another comes.
 */
import { create } from 'zustand'

interface HintCount {
  readonly met: Readonly<Record<string, number>>
  readonly replaced: number
  meet(code: string, times: number): void
  replace(): void
  forget(): void
}

const nothing = { met: {}, replaced: 0 }

export const useHintCount = create<HintCount>((set) => ({
  ...nothing,
  meet: (code, times) => set(({ met }) => ({ met: { ...met, [code]: (met[code] ?? 0) + times } })),
  replace: () => set(({ replaced }) => ({ replaced: replaced + 1 })),
  forget: () => set(nothing),
}))

/**
 * How often each code stands in one box at most so far, told whenever it rises: a word that is deleted and
 * typed again counts once, and what stood there when the box opened does not count.
 */
export function hintTally(codes: readonly string[]): (codes: readonly string[]) => void {
  const most = countOf(codes)
  return (now) => {
    for (const [code, times] of countOf(now)) {
      const before = most.get(code) ?? 0
      if (times <= before) continue
      most.set(code, times)
      useHintCount.getState().meet(code, times - before)
    }
  }
}

function countOf(codes: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>()
  for (const code of codes) counted.set(code, (counted.get(code) ?? 0) + 1)
  return counted
}
