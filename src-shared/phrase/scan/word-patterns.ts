/** Patterns made of the lists' words, for reading what stands around a quotation or a hit. */

/** Ends a clause, inside a line. */
export const CLAUSE_END = /[，,、：:。！？；!?;]/

/** Any one of the words. */
export function anyOf(...lists: (readonly string[])[]): string {
  return `(?:${lists.flat().map(escaped).join('|')})`
}

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
