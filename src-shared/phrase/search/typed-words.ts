/**
 * Comparing what somebody typed with texts that are read aloud: whole syllables, first letters, characters
 * or a mixture, and one slip of the finger. A set of positions in the query walks over the text, one step
 * a character, so the cost is the length of the text whatever its readings are.
 */
import { PAUSE, type SpokenCharacters, type SpokenText } from './spoken-text.ts'

/** Positions in the query are bits of one number. */
const LONGEST_TYPED = 30

/** Slips are forgiven from so many letters, or Han characters, on: shorter ones would fit anything. */
const LETTERS_TO_FORGIVE = 4
const HAN_TO_FORGIVE = 4

const HAN = /^\p{Script=Han}$/u
const LETTER = /^[a-zü]$/

/** How a query is read: by whole syllables, by first letters too, or with one slip. */
export type Reading = 'syllables' | 'letters' | 'slip'

/** A query ready to be compared with the texts of one library. */
export interface TypedWords {
  /** True when some place of the text, or only its beginning, reads as the query. Total, linear. */
  fits(text: SpokenText, reading: Reading, where: 'anywhere' | 'beginning'): boolean
}

/** Null for a query that is empty, too long, or has what nobody reads. `query` is folded. */
export function typedWords(query: string, spoken: SpokenCharacters): TypedWords | null {
  const typed = Array.from(query)
  const count = typed.length
  if (count === 0 || count > LONGEST_TYPED) return null
  const rests = typed.map((_, index) => typed.slice(index).join(''))
  const steps = stepsOf(rests, spoken)
  let slipSteps: SlipSteps | undefined
  let maySlip: Uint8Array | undefined
  const setOf = Int32Array.from(spoken.setOf)
  const numbers = typed.map((character) =>
    spoken.characters.flatMap((each, number) => (each === character ? [number] : [])),
  )
  const equal = new Int32Array(spoken.characters.length)
  for (const [index, same] of numbers.entries()) {
    for (const number of same) equal[number] = (equal[number] ?? 0) | (1 << index)
  }
  const end = 1 << count
  const forgiven = forgives(typed)
  const anyHan = typed.reduce((bits, one, at) => (HAN.test(one) ? bits | (1 << at) : bits), 0)

  /** By character: whether a match can begin with it. Most cannot, and are passed over at once. */
  function beginningsOf(...tables: readonly Int32Array[]): Uint8Array {
    return Uint8Array.from(spoken.setOf, (set, number) => {
      const bits = tables.reduce((all, table) => all | (table[set * count] ?? 0), 0)
      return bits !== 0 || ((equal[number] ?? 0) & 1) !== 0 ? 1 : 0
    })
  }
  const mayBegin = beginningsOf(steps.letters)

  function walk(text: SpokenText, table: Int32Array, anchored: boolean): boolean {
    let state = 1
    for (let index = 0; index < text.length; index += 1) {
      const number = text[index] ?? PAUSE
      if (number === PAUSE) {
        if (anchored) return false
        state = 1
        continue
      }
      if (state === 1 && mayBegin[number] === 0) {
        if (anchored) return false
        continue
      }
      const set = setOf[number] ?? 0
      if ((state & (steps.last[set] ?? 0)) !== 0) return true
      let next = (state & (equal[number] ?? 0)) << 1
      for (let rest = state; rest !== 0; rest &= rest - 1) {
        next |= table[set * count + lowest(rest)] ?? 0
      }
      if ((next & end) !== 0) return true
      state = anchored ? next : next | 1
      if (state === 0) return false
    }
    return false
  }

  /** Beside the positions reached as typed, those reached with a slip, and in the middle of one. */
  function walkForgiving(text: SpokenText): boolean {
    slipSteps ??= slipStepsOf(rests, spoken)
    const { slip, intoSwap, afterSwap, afterSwapLast } = slipSteps
    maySlip ??= beginningsOf(steps.letters, slip, intoSwap)
    let clean = 1
    let slipped = 0
    let swapped = 0
    for (let index = 0; index < text.length; index += 1) {
      const number = text[index] ?? PAUSE
      if (number === PAUSE) {
        clean = 1
        slipped = 0
        swapped = 0
        continue
      }
      const fresh = clean === 1 && slipped === 0 && swapped === 0
      if (fresh && maySlip[number] === 0 && (anyHan & 1) === 0) continue
      const set = setOf[number] ?? 0
      if ((slipped & (steps.last[set] ?? 0)) !== 0) return true
      if ((swapped & (afterSwapLast[set] ?? 0)) !== 0) return true
      const same = equal[number] ?? 0
      let nextClean = (clean & same) << 1
      // A Han character typed wrongly still stands for one character.
      let nextSlipped = ((slipped & same) << 1) | ((clean & anyHan & ~same) << 1)
      let nextSwapped = 0
      for (let rest = clean; rest !== 0; rest &= rest - 1) {
        const at = set * count + lowest(rest)
        nextClean |= steps.syllables[at] ?? 0
        nextSlipped |= slip[at] ?? 0
        nextSwapped |= intoSwap[at] ?? 0
      }
      for (let rest = slipped; rest !== 0; rest &= rest - 1) {
        nextSlipped |= steps.syllables[set * count + lowest(rest)] ?? 0
      }
      for (let rest = swapped; rest !== 0; rest &= rest - 1) {
        nextSlipped |= afterSwap[set * count + lowest(rest)] ?? 0
      }
      if ((nextSlipped & end) !== 0) return true
      clean = nextClean | 1
      slipped = nextSlipped
      swapped = nextSwapped
    }
    return false
  }

  return {
    fits(text, reading, where) {
      if (reading === 'slip') return forgiven && walkForgiving(text)
      const table = reading === 'syllables' ? steps.syllables : steps.letters
      return walk(text, table, where === 'beginning')
    },
  }
}

function forgives(typed: readonly string[]): boolean {
  const han = typed.filter((one) => HAN.test(one)).length
  const letters = typed.filter((one) => LETTER.test(one)).length
  if (han + letters !== typed.length) return false
  return han === 0 ? letters >= LETTERS_TO_FORGIVE : letters === 0 && han >= HAN_TO_FORGIVE
}

/** By set of readings and position in the query, the positions that a character leads to, as bits. */
interface Steps {
  readonly syllables: Int32Array
  /** Whole syllables and first letters. */
  readonly letters: Int32Array
  /** By set alone: the positions from which the rest of the query begins one of its readings. */
  readonly last: Int32Array
}

/** The same for a slip; made only when nothing fits as typed. */
interface SlipSteps {
  /** A whole syllable with one letter wrong, missing, too many, or two of it swapped. */
  readonly slip: Int32Array
  /** Its last letter typed after the first of the next syllable: kuaiji as kuajii. */
  readonly intoSwap: Int32Array
  readonly afterSwap: Int32Array
  readonly afterSwapLast: Int32Array
}

/** `rests` are the ends of the query, from every position on; of letters each is one unit. */
function stepsOf(rests: readonly string[], spoken: SpokenCharacters): Steps {
  const count = rests.length
  const [syllables, letters] = [tableOf(count, spoken), tableOf(count, spoken)]
  const last = tableOf(1, spoken)
  for (const { set, reading } of readingsOf(spoken)) {
    for (const [index, rest] of rests.entries()) {
      if (rest[0] !== reading[0]) continue
      const at = set * count + index
      mark(letters, at, 1 << (index + 1))
      if (reading.startsWith(rest)) mark(last, set, 1 << index)
      if (!rest.startsWith(reading)) continue
      mark(syllables, at, 1 << (index + reading.length))
      mark(letters, at, 1 << (index + reading.length))
    }
  }
  return { syllables, letters, last }
}

function slipStepsOf(rests: readonly string[], spoken: SpokenCharacters): SlipSteps {
  const count = rests.length
  const [slip, intoSwap] = [tableOf(count, spoken), tableOf(count, spoken)]
  const [afterSwap, afterSwapLast] = [tableOf(count, spoken), tableOf(1, spoken)]
  for (const { set, reading } of readingsOf(spoken)) {
    const [kept, tail] = [reading.length - 1, reading.slice(1)]
    for (const [index, rest] of rests.entries()) {
      const at = set * count + index
      for (const length of slips(rest, reading)) mark(slip, at, 1 << (index + length))
      if (rest[0] !== reading[0]) continue
      if (kept > 0 && rest[kept + 1] === reading[kept] && rest.startsWith(reading.slice(0, kept))) {
        mark(intoSwap, at, 1 << (index + kept))
      }
      const crossed = rest.slice(2)
      if (rest.length < 2) continue
      if (crossed.startsWith(tail)) mark(afterSwap, at, 1 << (index + 1 + reading.length))
      else if (tail.startsWith(crossed)) mark(afterSwapLast, set, 1 << index)
    }
  }
  return { slip, intoSwap, afterSwap, afterSwapLast }
}

function tableOf(count: number, { sets }: SpokenCharacters): Int32Array {
  return new Int32Array(sets.length * count)
}

function mark(row: Int32Array, at: number, bits: number): void {
  row[at] = (row[at] ?? 0) | bits
}

function* readingsOf({ sets }: SpokenCharacters): Generator<{ set: number; reading: string }> {
  for (const [set, readings] of sets.entries()) {
    for (const reading of readings) yield { set, reading }
  }
}

/** How many letters of the query stand for the reading with exactly one slip. */
function slips(rest: string, reading: string): number[] {
  if (reading.length < 2) return []
  // One slip leaves the first or the second letter where it was, or one place beside it.
  const begins = reading.slice(0, 2)
  if (!begins.includes(rest[0] ?? '') && !begins.includes(rest[1] ?? ' ')) return []
  return [reading.length - 1, reading.length, reading.length + 1].filter(
    (length) => length <= rest.length && isOneSlip(rest.slice(0, length), reading),
  )
}

function isOneSlip(typed: string, reading: string): boolean {
  if (typed === reading) return false
  let same = 0
  while (same < typed.length && typed[same] === reading[same]) same += 1
  const [one, other] = [typed.slice(same), reading.slice(same)]
  if (typed.length < reading.length) return one === other.slice(1)
  if (typed.length > reading.length) return one.slice(1) === other
  if (one.slice(1) === other.slice(1)) return true
  return one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2)
}

function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}
