/**
 * What the words around a hit make of it: 不能保证 is no promise, 保证金 no 保证. The words are pack data; this
 * only looks whether they stand there, inside the clause, whatever signs and blanks lie between.
 */
import type { PhraseContext } from '../../pack/forbidden-pack.ts'
import type { PhraseLists } from './phrase-lists.ts'
import type { PhraseHit } from './scan-phrases.ts'
import { anyOf } from './word-patterns.ts'

/** True when the words around the hit take it back. */
export type ContextReader = (text: string, hit: PhraseHit) => boolean

/** Also what stands between quotation marks is a clause of its own. */
const PARTS_CLAUSES = /[，,、：:。！？；!?;\n\r\u2028\u2029“”‘’「」『』"]/
const SIGNS = /[^\p{L}\p{N}]/gu
/** How far the words may lie from the hit, in UTF-16 units: a clause without a mark may be long. */
const REACH = 24
/** Stands for the end of the clause where the words after the hit are read. */
const END = '。'
/** Words between the hit and the word that takes it back. */
const BETWEEN = 4

interface CompiledContext {
  readonly words: ReadonlySet<string> | null
  readonly before: RegExp | null
  readonly after: RegExp | null
  readonly closing: RegExp | null
}

/** Makes a reader of the lists' contexts, once for all texts; a context of no code is never read. */
export function contextReader({ contexts, sameLength }: PhraseLists): ContextReader {
  const byCode = new Map<string, CompiledContext[]>()
  for (const context of contexts) {
    const compiled = compile(context, sameLength)
    for (const code of context.codes) byCode.set(code, [...(byCode.get(code) ?? []), compiled])
  }
  const bare = (text: string) => sameLength(text).replaceAll(SIGNS, '')

  return (text, hit) => {
    const known = byCode.get(hit.code)
    if (known === undefined) return false
    const from = clauseStart(text, hit.start)
    const to = clauseEnd(text, hit.end)
    const before = bare(text.slice(Math.max(from, hit.start - REACH), hit.start))
    const after = `${bare(text.slice(hit.end, Math.min(to, hit.end + REACH)))}${END}`
    return known.some(
      (context) =>
        context.words?.has(bare(hit.text)) !== false &&
        context.before?.test(before) !== false &&
        context.after?.test(after) !== false &&
        context.closing?.test(after) !== false,
    )
  }
}

function compile(context: PhraseContext, sameLength: (text: string) => string): CompiledContext {
  const any = (words: readonly string[]) => anyOf(words.map(sameLength))
  const { words, before, between, notBefore, after, closing } = context
  const notAfter = [...(context.notAfter ?? []), ...(context.notLast ? [END] : [])]
  const unless = notBefore ? `(?<!${any(notBefore)})` : ''
  const gap = between ? `${any(between)}{0,${BETWEEN}}` : ''
  const then = notAfter.length > 0 ? `(?!${any(notAfter)})` : ''
  return {
    words: words ? new Set(words.map(sameLength)) : null,
    before: before ? new RegExp(`${unless}${any(before)}${gap}$`, 'u') : null,
    after: after || then ? new RegExp(`^${after ? any(after) : ''}${then}`, 'u') : null,
    closing: closing ? new RegExp(`${any(closing)}${END}$`, 'u') : null,
  }
}

function clauseStart(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start < REACH && !PARTS_CLAUSES.test(text[start - 1] ?? '')) start -= 1
  return start
}

function clauseEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && end - at < REACH && !PARTS_CLAUSES.test(text[end] ?? '')) end += 1
  return end
}
