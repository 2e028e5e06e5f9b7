/**
 * Reading texts by a list that differs from the shipped one in a few entries. The shipped list is made ready
 * once; of another one only what differs is, so that a check that runs while somebody types stays quick.
 */
import { defaultPacks } from '../../pack/default-packs.ts'
import type { ForbiddenPack } from '../../pack/forbidden-pack.ts'
import { type PhraseLists, phraseLists } from '../scan/phrase-lists.ts'
import { type PhraseHit, scanPhrases } from '../scan/scan-phrases.ts'
import { writingScanner } from '../scan/scan-writing.ts'

export interface ListReader {
  /** Every occurrence, whoever speaks: what words of the house themselves are held to. */
  readonly spoken: (text: string) => readonly PhraseHit[]
  /** What a text box would underline. */
  readonly written: (text: string) => readonly PhraseHit[]
}

const NO_HITS: ListReader = { spoken: () => [], written: () => [] }

/** Approved phrases allow nothing here: a reader judges what is to be said. */
function readerOf(pack: ForbiddenPack): ListReader {
  const lists: PhraseLists = phraseLists(pack, [], defaultPacks.hanVariants)
  return {
    spoken: (text) => scanPhrases(text, lists, { speaker: 'staff' }),
    written: writingScanner(lists),
  }
}

const made = new WeakMap<ForbiddenPack, ListReader>()

/** The reader of a list; the same list has the same reader. Hits stand in order of start, then by code. */
export function listReader(list: ForbiddenPack): ListReader {
  let reader = made.get(list)
  if (!reader) {
    reader = differsInEntriesAlone(list) ? layered(list) : readerOf(list)
    made.set(list, reader)
  }
  return reader
}

function differsInEntriesAlone(list: ForbiddenPack): boolean {
  const { forbidden } = defaultPacks
  return (
    list !== forbidden &&
    list.standard === forbidden.standard &&
    list.exceptions === forbidden.exceptions &&
    list.forms === forbidden.forms &&
    list.contexts === forbidden.contexts &&
    list.speech === forbidden.speech
  )
}

function layered(list: ForbiddenPack): ListReader {
  const { forbidden } = defaultPacks
  const shipped = new Set(forbidden.phrases)
  const kept = new Set(list.phrases.filter((entry) => shipped.has(entry)).map(({ code }) => code))
  const own = list.phrases.filter((entry) => !shipped.has(entry))
  const reader = own.length === 0 ? NO_HITS : readerOf({ ...list, phrases: own })
  const both = (way: keyof ListReader) => (text: string) =>
    [
      ...(kept.size === 0 ? [] : listReader(forbidden)[way](text)).filter(({ code }) =>
        kept.has(code),
      ),
      ...reader[way](text),
    ].sort((a, b) => a.start - b.start || b.end - a.end || (a.code < b.code ? -1 : 1))
  return { spoken: both('spoken'), written: both('written') }
}
