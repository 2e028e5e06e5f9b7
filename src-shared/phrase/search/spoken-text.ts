/** Texts as rows of numbered characters with their readings: what typed letters are compared with. */
import { withPlaces } from '../places.ts'
import type { HanReadings } from './han-readings.ts'

/** One number a character; PAUSE where nobody reads on: a place to fill in, the end of a line. */
export type SpokenText = Int32Array

export const PAUSE = 0

const HAN = /\p{Script=Han}/u
const WORD = /[\p{L}\p{N}]/u

/** The characters of a library, each way of reading one numbered apart; numbers begin at 1. */
export class SpokenCharacters {
  /** By number; letters and digits have no readings. */
  readonly characters: string[] = ['']
  /** By number, the number of its set of readings. */
  readonly setOf: number[] = [0]
  /** Distinct sets of readings; number 0 is the empty one. */
  readonly sets: (readonly string[])[] = [[]]
  private readonly numbers = new Map<string, number>()
  private readonly setNumbers = new Map<string, number>([['', 0]])
  private readonly readings: HanReadings
  private readonly fold: (character: string) => string

  /** `fold` gives the one form of a character that also a query is brought to. */
  constructor(readings: HanReadings, fold: (text: string) => string) {
    this.readings = readings
    const forms = new Map<string, string>()
    this.fold = (character) => {
      const known = forms.get(character) ?? fold(character)
      forms.set(character, known)
      return known
    }
  }

  /**
   * Numbers a text. `given` are readings the pack itself carries, one for each Han character in order,
   * several joined by `/`; they stand before those of the table. If they do not number the characters they
   * are left out, because every later one would be shifted.
   */
  textOf(text: string, given = ''): SpokenText {
    const own = given === '' ? [] : given.split(' ')
    const count = Array.from(text).filter((character) => HAN.test(character)).length
    const row: number[] = []
    let next = 0
    const spoken = withPlaces(text, () => '\n')
    for (const character of spoken) {
      if (character === '\n') row.push(PAUSE)
      else if (HAN.test(character)) {
        const mine = own.length === count ? own[next]?.split('/') : undefined
        next += 1
        row.push(this.numberOf(character, mine ?? this.readingsOf(character)))
      } else if (WORD.test(character)) {
        for (const letter of this.fold(character)) row.push(this.numberOf(letter, []))
      }
    }
    return Int32Array.from(row)
  }

  /** Of a form that is not of everyday use the readings of the usual one. */
  private readingsOf(character: string): readonly string[] {
    return this.readings.get(character) ?? this.readings.get(this.fold(character)) ?? []
  }

  private numberOf(character: string, readings: readonly string[]): number {
    const letters = [...new Set(readings.flatMap(typedForms))]
    const set = this.setNumberOf(letters)
    const key = `${this.fold(character)}${set}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.characters.length
    this.numbers.set(key, number)
    this.characters.push(this.fold(character))
    this.setOf.push(set)
    return number
  }

  private setNumberOf(letters: readonly string[]): number {
    const key = letters.join('/')
    const known = this.setNumbers.get(key)
    if (known !== undefined) return known
    this.sets.push(letters)
    this.setNumbers.set(key, this.sets.length - 1)
    return this.sets.length - 1
  }
}

/** ü is typed as v, as u where no u could stand (jqxy), and by some as u everywhere. */
function typedForms(syllable: string): string[] {
  return syllable.includes('ü')
    ? [syllable, syllable.replaceAll('ü', 'v'), syllable.replaceAll('ü', 'u')]
    : [syllable]
}
