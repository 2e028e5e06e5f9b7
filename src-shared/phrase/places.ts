/** Places to fill in a text: `{name}`, a name of small letters, digits and underscores. */

/** A stretch of a text; `at` is where it begins, in UTF-16 units. */
export interface TextPiece {
  readonly at: number
  readonly text: string
  /** The name of the place that the stretch is; null where it is words. */
  readonly place: string | null
}

const PLACE = /(\{[a-z0-9_]+\})/

/** The text parted at its places; the pieces make the text again, and none is empty. */
export function textPieces(text: string): TextPiece[] {
  let at = 0
  const pieces = text.split(PLACE).map((piece, index): TextPiece => {
    const begins = at
    at += piece.length
    return { at: begins, text: piece, place: index % 2 === 1 ? piece.slice(1, -1) : null }
  })
  return pieces.filter((piece) => piece.text !== '')
}

/** Names of the places of a text, each once, in their order. */
export function variablesIn(text: string): string[] {
  return [...new Set(textPieces(text).flatMap(({ place }) => place ?? []))]
}

/** The text with `fill` of each place's name in its stead. */
export function withPlaces(text: string, fill: (name: string) => string): string {
  return textPieces(text)
    .map((piece) => (piece.place === null ? piece.text : fill(piece.place)))
    .join('')
}
