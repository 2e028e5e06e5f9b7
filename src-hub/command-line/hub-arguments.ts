/** Words after a hub command. Unknown flags are refused by name. */
import { parseArgs } from 'node:util'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'

export interface FlagTable {
  readonly [flag: string]: 'value' | 'switch'
}

export type Flags<Table extends FlagTable> = {
  readonly [Flag in keyof Table]?: Table[Flag] extends 'value' ? string : boolean
}

/** Reads `--flag value` and `--flag=value`; refuses unknown flags, missing values and stray words. */
export function readFlags<const Table extends FlagTable>(
  words: readonly string[],
  table: Table,
): Result<Flags<Table>> {
  const options = Object.fromEntries(
    Object.entries(table).map(([flag, kind]) => [
      flag,
      { type: kind === 'value' ? ('string' as const) : ('boolean' as const) },
    ]),
  )
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const flags: Record<string, string | boolean> = {}
  for (const token of tokens) {
    if (token.kind === 'positional') {
      return refused('invalid_input', 'this word has no meaning here', { field: token.value })
    }
    if (token.kind !== 'option') continue
    const kind = Object.hasOwn(table, token.name) ? table[token.name] : undefined
    const field = token.rawName
    if (kind === undefined) return refused('invalid_input', 'this flag is not known', { field })
    const { value } = token
    if ((kind === 'value') !== (value !== undefined && value !== '')) {
      const message = kind === 'value' ? 'this flag needs a value' : 'this flag takes no value'
      return refused('invalid_input', message, { field })
    }
    flags[token.name] = value ?? true
  }
  return accepted(flags as Flags<Table>)
}
