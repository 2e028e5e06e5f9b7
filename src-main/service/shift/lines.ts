/** Pairing what was given with the lines of a sheet. */
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

/** Index of the first name that is none of `known` or stands there twice; −1 when there is none. */
export function strayLine(names: readonly string[], known: readonly string[]): number {
  return names.findIndex((name, index) => !known.includes(name) || names.indexOf(name) !== index)
}
