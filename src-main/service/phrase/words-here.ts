/**
 * The words that hold on this workstation: packs, overlaid by what head office published, and the library
 * made ready for searching.
 */
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { ForbiddenPack } from '#shared/pack/forbidden-pack.ts'
import type { PhrasePack } from '#shared/pack/phrase-pack.ts'
import { type PhraseLibrary, phraseLibrary } from '#shared/phrase/library.ts'
import { forbiddenAggregate } from '#shared/phrase/forbidden/state.ts'
import { listsThatHold } from '#shared/phrase/standing-words.ts'
import { phraseAggregate } from '#shared/phrase/state.ts'
import { asItStands, inWriting } from '#shared/phrase/traditional.ts'
import { listForbiddenPublished, listPublished } from '../../store/tables/word-table.ts'
import type { Book } from '../book.ts'
import type { Desk } from '../desk.ts'
import { readDeskSettings } from '../setting.ts'
import { writingFor } from './writing-here.ts'

export interface WordsHere {
  readonly phrases: PhrasePack
  readonly forbidden: ForbiddenPack
  readonly library: PhraseLibrary
}

/** Kinds of record that change which words hold. */
const PUBLISHED: readonly string[] = [phraseAggregate.kind, forbiddenAggregate.kind]

let shipped: WordsHere | null = null
const ofBook = new WeakMap<Book, { words: WordsHere | null }>()

/** The words that stand now; the same object as long as they do, so that what is made of it may be kept. */
export function wordsHere({ book }: Pick<Desk, 'book'>): WordsHere {
  let kept = ofBook.get(book)
  if (!kept) {
    const fresh: { words: WordsHere | null } = { words: null }
    ofBook.set(book, fresh)
    book.onCommit((changed) => {
      if (changed.some(({ kind }) => PUBLISHED.includes(kind))) fresh.words = null
    })
    kept = fresh
  }
  return (kept.words ??= preparedWords(book))
}

const inTaiwan = new WeakMap<WordsHere, WordsHere>()

/** The words as they are shown in the language of the interface: those of `wordsHere`, or their traditional form. */
export function wordsShown(desk: Desk): WordsHere {
  const words = wordsHere(desk)
  const writing = writingFor(readDeskSettings(desk).locale)
  if (writing === asItStands) return words
  let written = inTaiwan.get(words)
  if (!written) {
    written = prepared(inWriting(words.phrases, writing), inWriting(words.forbidden, writing))
    inTaiwan.set(words, written)
  }
  return written
}

function preparedWords({ db }: Book): WordsHere {
  const { words, forbidden } = listsThatHold(defaultPacks, {
    phrases: listPublished(db),
    forbidden: listForbiddenPublished(db),
  })
  // A branch to which nothing was published shares what the shipped words were made into.
  const isShipped = words.pack === defaultPacks.phrases && forbidden.pack === defaultPacks.forbidden
  if (!isShipped) return prepared(words.pack, forbidden.pack)
  return (shipped ??= prepared(words.pack, forbidden.pack))
}

function prepared(phrases: PhrasePack, forbidden: ForbiddenPack): WordsHere {
  const { hanVariants, hanReadings } = defaultPacks
  return { phrases, forbidden, library: phraseLibrary(phrases, hanVariants, hanReadings) }
}
