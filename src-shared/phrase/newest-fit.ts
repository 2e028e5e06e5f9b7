/**
 * Of everything that head office published of each entry, the newest that this program can use: what it refuses
 * is left aside and named, and the publication before goes on holding.
 */
import type { Refusal } from '../foundation/result.ts'

export interface LeftAside {
  readonly code: string
  readonly revision: number
  readonly refusal: Refusal
}

/** One entry with the publication that is chosen for it now. */
export interface Chosen<Publication, Entry> {
  readonly code: string
  /** Null where none of them is fit. */
  readonly publication: Publication | null
  /** Null where there is no publication, or `read` has nothing of it to use. */
  readonly entry: Entry | null
}

/**
 * Chooses. `faultsOf` says what speaks against the choice of now; each entry named there goes back by one
 * publication, so this ends after as many rounds as there are publications at most. What is left aside is
 * told newest first.
 */
export function newestFit<Publication extends { readonly revision: number }, Entry>(
  states: readonly { readonly code: string; readonly publications: readonly Publication[] }[],
  read: (publication: Publication) => Entry | null,
  faultsOf: (
    chosen: readonly Chosen<Publication, Entry>[],
  ) => ReadonlyMap<Chosen<Publication, Entry>, Refusal>,
): {
  readonly chosen: readonly Chosen<Publication, Entry>[]
  readonly leftAside: readonly LeftAside[]
} {
  const leftAside: LeftAside[] = []
  const places = states.map(({ publications }) => publications.length - 1)
  const choose = (index: number): Chosen<Publication, Entry> => {
    const state = states[index]
    const publication = state?.publications[places[index] ?? -1] ?? null
    return { code: state?.code ?? '', publication, entry: publication && read(publication) }
  }
  let chosen = states.map((_state, index) => choose(index))
  for (let faults = faultsOf(chosen); faults.size > 0; faults = faultsOf(chosen)) {
    chosen = chosen.map((one, index) => {
      const refusal = faults.get(one)
      if (!refusal || !one.publication) return one
      leftAside.push({ code: one.code, revision: one.publication.revision, refusal })
      places[index] = (places[index] ?? 0) - 1
      return choose(index)
    })
  }
  return { chosen, leftAside }
}
