/**
 * Aho–Corasick over numbered symbols: finds every occurrence of every word in one pass, overlapping
 * ones too. The trie lies in a double array, so a step is one addition and one comparison.
 */

/** Called for every occurrence: which word, and the index of its last symbol. */
export type Found = (word: number, last: number) => void

export interface Automaton {
  /** Reads the first `length` symbols. Symbol 0 stands in no word. Linear in symbols and finds. */
  read(symbols: Int32Array, length: number, found: Found): void
}

const ROOT = 0
const NONE = -1

/** Builds it once. `words` are non-empty rows of symbols from 1 to `highest`; equal rows may repeat. */
export function buildAutomaton(words: readonly (readonly number[])[], highest: number): Automaton {
  const trie = new Trie(words, highest)
  const { slots, base, owner } = layOut(trie, highest)
  const size = owner.length
  const fail = new Int32Array(size)
  /** The nearest slot on the failing path, itself included, at which a word ends; ROOT = none. */
  const ending = new Int32Array(size)
  const wordAt = new Int32Array(size).fill(NONE)
  for (const node of trie.nodes) {
    const slot = slots[node] ?? ROOT
    fail[slot] = slots[trie.fail[node] ?? ROOT] ?? ROOT
    wordAt[slot] = trie.wordAt[node] ?? NONE
    ending[slot] = wordAt[slot] === NONE ? (ending[fail[slot]] ?? ROOT) : slot
  }
  const { sameWord } = trie

  function report(slot: number, last: number, found: Found): void {
    for (let at = ending[slot] ?? ROOT; at !== ROOT; at = ending[fail[at] ?? ROOT] ?? ROOT) {
      for (let word = wordAt[at] ?? NONE; word !== NONE; word = sameWord[word] ?? NONE) {
        found(word, last)
      }
    }
  }

  return {
    read(symbols, length, found) {
      let state = ROOT
      for (let index = 0; index < length; index += 1) {
        const symbol = symbols[index] ?? 0
        if (symbol === 0) {
          state = ROOT
          continue
        }
        let next = (base[state] ?? 0) + symbol
        while (owner[next] !== state && state !== ROOT) {
          state = fail[state] ?? ROOT
          next = (base[state] ?? 0) + symbol
        }
        state = owner[next] === state ? next : ROOT
        if (ending[state] !== ROOT) report(state, index, found)
      }
    },
  }
}

/** The words as a tree, with the failing path of every node. Node 0 is the root. */
class Trie {
  /** All nodes but the root, shallow ones first. */
  readonly nodes: number[] = []
  readonly children: { readonly symbol: number; readonly node: number }[][] = [[]]
  readonly fail: number[] = [ROOT]
  readonly wordAt: number[] = [NONE]
  /** The next word with the same row of symbols. */
  readonly sameWord: number[] = []
  private readonly edges = new Map<number, number>()
  private readonly width: number

  constructor(words: readonly (readonly number[])[], highest: number) {
    this.width = highest + 1
    for (const [word, symbols] of words.entries()) this.insert(word, symbols)
    this.link()
  }

  private insert(word: number, symbols: readonly number[]): void {
    let node = ROOT
    for (const symbol of symbols) {
      let child = this.edge(node, symbol)
      if (child === undefined) {
        child = this.children.length
        this.children.push([])
        this.fail.push(ROOT)
        this.wordAt.push(NONE)
        this.children[node]?.push({ symbol, node: child })
        this.edges.set(node * this.width + symbol, child)
      }
      node = child
    }
    this.sameWord[word] = this.wordAt[node] ?? NONE
    this.wordAt[node] = word
  }

  private link(): void {
    const queue = [ROOT]
    for (const parent of queue) {
      for (const { symbol, node } of this.children[parent] ?? []) {
        queue.push(node)
        this.nodes.push(node)
        if (parent === ROOT) continue
        let back = this.fail[parent] ?? ROOT
        while (back !== ROOT && this.edge(back, symbol) === undefined)
          back = this.fail[back] ?? ROOT
        this.fail[node] = this.edge(back, symbol) ?? ROOT
      }
    }
  }

  private edge(node: number, symbol: number): number | undefined {
    return this.edges.get(node * this.width + symbol)
  }
}

interface Layout {
  /** Node → slot. */
  readonly slots: Int32Array
  /** Slot → where its children begin: a child stands at base plus its symbol. */
  readonly base: Int32Array
  /** Slot → the slot whose child it is; NONE where free. */
  readonly owner: Int32Array
}

/** Places every node's children where all of them find free slots; single ones fill the gaps. */
function layOut(trie: Trie, highest: number): Layout {
  const slots = new Int32Array(trie.children.length)
  const base: number[] = [0]
  const owner: number[] = [NONE]
  /** Every slot below it is taken. */
  let firstFree = 1
  /** Where families are tried from: behind the last one, or every family would search the same gaps. */
  let familiesFrom = 1
  for (const node of [ROOT, ...trie.nodes]) {
    const children = (trie.children[node] ?? []).toSorted((a, b) => a.symbol - b.symbol)
    const lowest = children[0]?.symbol
    if (lowest === undefined) continue
    while (isTaken(owner, firstFree)) firstFree += 1
    const from = children.length === 1 ? firstFree : Math.max(firstFree, familiesFrom)
    let at = Math.max(from - lowest, 0)
    while (children.some(({ symbol }) => isTaken(owner, at + symbol))) at += 1
    if (children.length > 1) familiesFrom = at + lowest
    const slot = slots[node] ?? ROOT
    base[slot] = at
    for (const { symbol, node: child } of children) {
      while (owner.length <= at + symbol) {
        owner.push(NONE)
        base.push(0)
      }
      owner[at + symbol] = slot
      slots[child] = at + symbol
    }
  }
  // So that base plus any symbol stays inside.
  const size = owner.length + highest + 1
  const padded = new Int32Array(size).fill(NONE)
  padded.set(owner)
  const bases = new Int32Array(size)
  bases.set(base)
  return { slots, base: bases, owner: padded }
}

function isTaken(owner: readonly number[], slot: number): boolean {
  return (owner[slot] ?? NONE) !== NONE
}
