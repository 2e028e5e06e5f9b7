/** Pairing what was given with the lines of a sheet, and how much a line may hold. */
import { MOST_PIECES } from '#shared/foundation/money.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'

/** Pairs what was given with the lines there are, in their order; each exactly once. */
export function matchLines<Line extends { name: string }, Given extends { name: string }, Out>(
  lines: readonly Line[],
  given: readonly Given[],
  combine: (line: Line, given: Given) => Out,
): Result<Out[]> {
  const stray = strayLine(
    given.map(({ name }) => name),
    lines.map(({ name }) => name),
  )
  if (stray >= 0)
    return refused('unknown_line', 'this line is not on the sheet, or twice', {
      field: `lines.${stray}.name`,
    })
  const out: Out[] = []
  for (const line of lines) {
    const found = given.find(({ name }) => name === line.name)
    if (!found) {
      return refused('line_missing', 'a line of the sheet was not given', {
        field: 'lines',
        source: 'S4-10',
        params: { line: line.name },
      })
    }
    out.push(combine(line, found))
  }
  return accepted(out)
}

/** The path of a part of a line in what was given, which may name the lines in any order. */
export function placeIn(
  given: readonly { readonly name: string }[],
  line: string,
  part: string,
): string {
  return `lines.${given.findIndex(({ name }) => name === line)}.${part}`
}

/** Refuses, at `field`, more pieces than anybody counts; what is too many fen no call lets pass. */
export function pieceFault(
  unit: 'fen' | 'piece',
  amount: number,
  field: string,
): ReturnType<typeof refused> | null {
  return unit === 'piece' && amount > MOST_PIECES
    ? refused('invalid_input', 'nobody counts so many at a counter', {
        field,
        source: 'S4-10',
        params: { reason: 'too_big', maximum: MOST_PIECES },
      })
    : null
}

/** Index of the first name that is none of `known` or stands there twice; −1 when there is none. */
export function strayLine(names: readonly string[], known: readonly string[]): number {
  return names.findIndex((name, index) => !known.includes(name) || names.indexOf(name) !== index)
}
