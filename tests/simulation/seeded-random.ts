/** A small seeded generator (sfc32): the same seed gives the same run, on every machine. */
import type { Random } from '#shared/foundation/ports.ts'

export interface SeededRandom extends Random {
  /** A whole number from 0 below `limit`. */
  below(limit: number): number
  /** True in `share` of all cases, 0 to 1. */
  chance(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

/** A generator of its own for each name, so that one reader's appetite does not move another's draws. */
export function seededRandom(seed: number, name: string): SeededRandom {
  let a = 0x9e3779b9 ^ seed
  let b = 0x243f6a88
  let c = 0xb7e15162
  let d = 1
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (const letter of name) {
    b = (b ^ (letter.codePointAt(0) ?? 0)) | 0
    next()
  }
  for (let round = 0; round < 16; round++) next()
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit)
  return {
    below,
    chance: (share) => next() / 2 ** 32 < share,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    bytes(count) {
      const bytes = new Uint8Array(count)
      for (let index = 0; index < count; index++) bytes[index] = next() & 0xff
      return bytes
    },
  }
}
