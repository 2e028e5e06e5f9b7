/** What a screen shows of a person until somebody asks with a purpose. */

/** Keeps the first character: `韩先生` → `韩**`. Null stays null. */
export function maskName(name: string | null): string | null {
  if (name === null) return null
  const characters = [...name]
  return characters.length === 0 ? '' : `${characters[0]}**`
}

/** Keeps the last four characters of a telephone, card or address: `13800000042` → `*******0042`. */
export function maskContact(contact: string | null): string | null {
  if (contact === null) return null
  const characters = [...contact]
  const kept = characters.length > 6 ? 4 : 1
  return '*'.repeat(Math.max(0, characters.length - kept)) + characters.slice(-kept).join('')
}

const NAMES: ReadonlySet<string> = new Set([
  'customerName',
  'contactPerson',
  'witnesses',
  'witness',
  'principalName',
  'deceasedName',
  'representatives',
])
const NUMBERS: ReadonlySet<string> = new Set([
  'contact',
  'identityNumber',
  'cardTail',
  'address',
  'email',
  'agentIdentity',
  'agentContact',
])

/**
 * A value of a case as a screen may see it, by the name of its field: names keep their first character,
 * numbers and addresses their last ones, lists and the papers of a representative are masked inside.
 * Everything else passes.
 */
export function maskField(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => maskField(name, one))
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([inner, held]) => [inner, maskField(inner, held)]),
    )
  }
  if (typeof value !== 'string') return value
  if (NAMES.has(name)) return maskName(value)
  return NUMBERS.has(name) ? maskContact(value) : value
}
