/** The words of a phrase with what is still open marked. */
import type { Piece } from './prompt-words.ts'

export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ words, blank, at }) =>
    blank ? (
      <mark key={at} className="blank">
        {words}
      </mark>
    ) : (
      <span key={at}>{words}</span>
    ),
  )
}
