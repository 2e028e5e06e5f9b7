/** Reading a command's options: every option is known by name, everything else is refused. */
import { parseArgs } from 'node:util'

/** The input is refused: exit code 2 and one line of JSON. */
export class InputRefused extends Error {
  readonly code: string
  readonly field: string
  constructor(field: string, message: string, code = 'invalid_input') {
    super(message)
    this.code = code
    this.field = field
  }
}

/** Options as text by name; `--help` is always known. Throws `InputRefused`. */
export function readOptions<const Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Partial<Record<Name, string>> & { help: boolean } {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean' } },
      strict: true,
      allowPositionals: false,
    })
    return { ...(values as Partial<Record<Name, string>>), help: values['help'] === true }
  } catch (error) {
    const named = /'(--?[\w-]+)|'([^']+)'/.exec((error as Error).message)
    throw new InputRefused(
      named?.[1] ?? named?.[2] ?? 'arguments',
      (error as Error).message.split('.')[0] ?? '',
    )
  }
}

/** The value of an option that must be there. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '')
    throw new InputRefused(`--${name}`, `--${name} is missing`)
  return value
}

/** A whole number within bounds. */
export function wholeNumber(
  value: string | undefined,
  name: string,
  from: number,
  to: number,
): number | null {
  if (value === undefined) return null
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < from || number > to) {
    throw new InputRefused(`--${name}`, `--${name} is a whole number from ${from} to ${to}`)
  }
  return number
}
