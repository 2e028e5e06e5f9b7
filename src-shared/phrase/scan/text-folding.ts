/**
 * Folding a text for comparison while keeping where every symbol came from (catalogue §4.11): NFKC,
 * lower case, one form per Han character; white space, punctuation and default-ignorable characters
 * are dropped; sentence ends and line breaks are remembered between the symbols that stay.
 */
import type { HanVariants } from './han-variants.ts'

/** Symbols of a folded text, side by side by index; only the first `length` of each list count. */
export interface FoldedText {
  readonly length: number
  readonly ids: Int32Array
  /** UTF-16 units of the given text: first unit, and one after the last. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 where a sentence end or line break stands directly before the symbol. */
  readonly broken: Uint8Array
}

// A cell says what a UTF-16 unit does; whatever is not one of these is FIRST_SYMBOL plus the symbol.
const UNKNOWN = 0
const SKIPPED = 1
const BREAK = 2
/** Half of a pair, or one character that becomes several symbols: taken the long way. */
const CLUSTER = 3
/** Combines with what stands before it, so both are normalised together. */
const COMBINING = 4
const FIRST_SYMBOL = 5

const SENTENCE_END_OR_LINE_BREAK = /[。！？；!?;\n\r\u0085\u2028\u2029]/u
// Beside Unicode's punctuation the ASCII signs that keyboards offer for it: ～ is one, folded to ~.
const DROPPED = /[\p{White_Space}\p{P}\p{Default_Ignorable_Code_Point}$+<=>^`|~]/u
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u
const BEGINS_COMBINING = /^[\p{M}\u1160-\u11FF]/u
/** Unicode's stream-safe limit: longer rows of accents would make normalising slow. */
const MOST_COMBINING = 30
/** Room kept from text to text: making lists anew costs as much as folding a note. */
const USUAL_LENGTH = 4096

/** Folds texts for one set of symbols; remembers what it has learned about single characters. */
export interface TextFolding {
  /**
   * Total: any string, also with lone surrogates. Linear in its length. The answer is valid until the
   * next text is folded.
   */
  fold(text: string): FoldedText
}

/** `symbolOf` numbers the folded code points; numbers are 0 or more and may repeat. */
export function textFolding(
  variants: HanVariants,
  symbolOf: (codePoint: number) => number,
): TextFolding {
  const cells = new Int32Array(0x10000)
  const row = new SymbolRow()

  function cellAt(text: string, index: number): number {
    const unit = text.charCodeAt(index)
    const known = cells[unit] ?? UNKNOWN
    return known === UNKNOWN ? learn(unit) : known
  }

  function learn(unit: number): number {
    const cell = unit >= 0xd800 && unit <= 0xdfff ? CLUSTER : cellOf(String.fromCharCode(unit))
    cells[unit] = cell
    return cell
  }

  function cellOf(character: string): number {
    if (IGNORABLE.test(character)) return SKIPPED
    if (BEGINS_COMBINING.test(character.normalize('NFKC'))) return COMBINING
    const [only = SKIPPED, second] = cellsOf(character)
    return second === undefined ? only : CLUSTER
  }

  /** What a piece of text becomes: symbols and breaks, in order. */
  function cellsOf(piece: string): number[] {
    const found: number[] = []
    for (const character of piece.normalize('NFKC').toLowerCase()) {
      if (SENTENCE_END_OR_LINE_BREAK.test(character)) {
        if (found.at(-1) !== BREAK) found.push(BREAK)
      } else if (!DROPPED.test(character)) {
        const codePoint = character.codePointAt(0) ?? 0
        found.push(FIRST_SYMBOL + symbolOf(variants.get(codePoint) ?? codePoint))
      }
    }
    return found
  }

  /** One past the last unit of the character at `start` and what combines with it. */
  function clusterEnd(text: string, start: number): number {
    let end = start + unitsAt(text, start)
    for (let count = 0; count < MOST_COMBINING && end < text.length; count += 1) {
      const character = text.slice(end, end + unitsAt(text, end))
      if (IGNORABLE.test(character)) break
      if (!BEGINS_COMBINING.test(character.normalize('NFKC'))) break
      end += character.length
    }
    return end
  }

  function fold(text: string): FoldedText {
    row.restart(text.length)
    let index = 0
    while (index < text.length) {
      index = addPlain(text, index)
      if (index === text.length) break
      const end = clusterEnd(text, index)
      addCluster(text, index, end)
      index = end
    }
    return row
  }

  /** The way of nearly every character, kept tight; answers where the first other one stands. */
  function addPlain(text: string, from: number): number {
    const { ids, starts, ends, broken } = row
    let { length, pendingBreak } = row
    let index = from
    let cell = cellAt(text, index)
    while (index < text.length && length < ids.length) {
      const next = index + 1 < text.length ? cellAt(text, index + 1) : SKIPPED
      if (cell >= FIRST_SYMBOL) {
        if (next === COMBINING) break
        ids[length] = cell - FIRST_SYMBOL
        starts[length] = index
        ends[length] = index + 1
        broken[length] = pendingBreak
        pendingBreak = 0
        length += 1
      } else if (cell === BREAK) pendingBreak = 1
      else if (cell !== SKIPPED) break
      cell = next
      index += 1
    }
    row.length = length
    row.pendingBreak = pendingBreak
    return index
  }

  /** Characters that normalise the same alone keep their own places; others share the cluster's. */
  function addCluster(text: string, start: number, end: number): void {
    const cluster = text.slice(start, end)
    const parts = Array.from(cluster)
    const apart = parts.map((part) => part.normalize('NFKC')).join('') === cluster.normalize('NFKC')
    let from = start
    for (const part of apart ? parts : [cluster]) {
      row.addAll(cellsOf(part), from, from + part.length)
      from += part.length
    }
  }

  return { fold }
}

/** The folded text while it grows. */
class SymbolRow implements FoldedText {
  length = 0
  ids = new Int32Array(USUAL_LENGTH)
  starts = new Int32Array(USUAL_LENGTH)
  ends = new Int32Array(USUAL_LENGTH)
  broken = new Uint8Array(USUAL_LENGTH)
  /** 1 when a break was met since the last symbol. */
  pendingBreak = 0

  /** Empties the row for a text of so many units; what one huge text needed is given back. */
  restart(units: number): void {
    this.length = 0
    this.pendingBreak = 0
    if (units > this.ids.length || this.ids.length > USUAL_LENGTH) {
      this.resize(Math.max(units, USUAL_LENGTH))
    }
  }

  add(id: number, start: number, end: number): void {
    const at = this.length
    if (at === this.ids.length) this.grow()
    this.ids[at] = id
    this.starts[at] = start
    this.ends[at] = end
    this.broken[at] = this.pendingBreak
    this.pendingBreak = 0
    this.length = at + 1
  }

  addAll(cells: readonly number[], start: number, end: number): void {
    for (const cell of cells) {
      if (cell === BREAK) this.pendingBreak = 1
      else this.add(cell - FIRST_SYMBOL, start, end)
    }
  }

  private grow(): void {
    const { ids, starts, ends, broken } = this
    this.resize(ids.length * 2)
    this.ids.set(ids)
    this.starts.set(starts)
    this.ends.set(ends)
    this.broken.set(broken)
  }

  private resize(capacity: number): void {
    this.ids = new Int32Array(capacity)
    this.starts = new Int32Array(capacity)
    this.ends = new Int32Array(capacity)
    this.broken = new Uint8Array(capacity)
  }
}

function unitsAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
}
