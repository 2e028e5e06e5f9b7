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
