/** What screens are shown of each record of a kind, beside what its events give. */
import { canonicalJson } from '#shared/foundation/bytes.ts'
import type { Folded } from '#shared/log/fold.ts'
import { displayedAnew, listEveryId } from '../store/log/fold-table.ts'
import type { Book } from './book.ts'

export interface AsWritten<State> {
  readonly id: string
  /** Null where nothing stands, or nothing that can be read. */
  readonly shown: State | null
  readonly written: State | null
  /** Whether both agree in the part that was asked for. */
  readonly same: boolean
}

/**
 * Every record of a kind that has an event or a folded row, by its id; no list is asked. `part` picks what
 * has to agree, and answers null for a record that has nothing of it.
 */
export function shownAndWritten<State>(
  book: Pick<Book, 'db' | 'identity' | 'fold'>,
  kind: string,
  part: (state: State) => object | null,
): AsWritten<State>[] {
  const identity = book.identity()
  const partOf = (state: State | null) => canonicalJson(state && part(state))
  return listEveryId(book.db, kind).map((id) => {
    const shown = shownState<State>(book, kind, id)
    const written = displayedAnew(book.db, { kind, id }, identity).state as State | null
    return { id, shown, written, same: partOf(shown) === partOf(written) }
  })
}

/** What was altered until it is no JSON, or no record, shows nothing; the store's own check names it. */
function shownState<State>(book: Pick<Book, 'fold'>, kind: string, id: string): State | null {
  try {
    const { state }: Partial<Folded<State>> = book.fold<State>(kind, id) ?? {}
    return state ?? null
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return null
  }
}
