/**
 * Matching typed pinyin against a text whose readings the pack carries. The readings are data made
 * when a pack is written, so that no counter needs a dictionary and 会计 is found by both of its
 * readings.
 */

/**
 * Runs of Han characters that are said in one breath, commas and full stops between them left out; each
 * character with its possible readings.
 */
export type PinyinIndex = readonly (readonly (readonly string[])[])[]

const HAN = /\p{Script=Han}/u
/** A figure, a Latin word, a place to fill in, or the next line: what follows is said apart. */
const APART = /[\p{L}\p{N}{}\n]/u

/**
 * Lays readings (`qing kuai/hui ji`) beside the Han characters of the text. Readings that do not
 * number the characters would shift every later one, so such a text has no index.
 */
export function pinyinIndex(text: string, readings: string): PinyinIndex {
  const characters = Array.from(text)
  const syllables = readings === '' ? [] : readings.split(' ').map((each) => each.split('/'))
  if (characters.filter((character) => HAN.test(character)).length !== syllables.length) return []
  const runs: (readonly string[])[][] = []
  let run: (readonly string[])[] = []
  let next = 0
  for (const character of characters) {
    const syllable = HAN.test(character) ? syllables[next++] : undefined
    if (syllable) run.push(syllable)
    else if (run.length > 0 && APART.test(character)) {
      runs.push(run)
      run = []
    }
  }
  if (run.length > 0) runs.push(run)
  return runs
}

/**
 * True when some neighbouring characters read as the query: each by a whole syllable or by its
 * first letter, the last one also by the beginning of a syllable. `kuaiji`, `kj` and `kuaij` all
 * find 会计. Queries with anything but letters match nothing.
 */
export function matchesPinyin(index: PinyinIndex, query: string): boolean {
  if (!/^[a-zü]+$/.test(query)) return false
  return index.some((run) => run.some((_, start) => consumes(run, start, query)))
}

function consumes(run: PinyinIndex[number], at: number, rest: string): boolean {
  if (rest === '') return true
  return (run[at] ?? []).some(
    (syllable) =>
      syllable.startsWith(rest) ||
      (rest.startsWith(syllable) && consumes(run, at + 1, rest.slice(syllable.length))) ||
      (rest[0] === syllable[0] && consumes(run, at + 1, rest.slice(1))),
  )
}
