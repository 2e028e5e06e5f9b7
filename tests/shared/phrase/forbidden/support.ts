/** A sentence that nothing speaks against, and publications of it. */
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { ForbiddenPhrase } from '#shared/pack/forbidden-pack.ts'
import type { ForbiddenState } from '#shared/phrase/forbidden/state.ts'

export const { forbidden: shipped, phrases: library } = defaultPacks

/** The shipped sentence of a code. */
export function shippedSentence(code: string): ForbiddenPhrase {
  const entry = shipped.phrases.find((one) => one.code === code)
  if (!entry) throw new Error(`no ${code}`)
  return entry
}

/** A new sentence: it sends a customer to the app instead of helping. */
export function sentence(change: object = {}): ForbiddenPhrase {
  return {
    code: 'FP-X01',
    severity: 'warn',
    place: 'anywhere',
    wordings: ['这个您上网自己查'],
    suggestion: '我帮您查一下，您看可以吗？',
    reason: '把客户推开，等于不接待。',
    source: 'S1-29',
    origin: 'project',
    ...change,
  }
}

/** The record of a sentence of which these were published, one a day, null for switched off. */
export function published(
  ...entries: readonly (ForbiddenPhrase | { readonly off: ForbiddenPhrase } | object)[]
): ForbiddenState {
  const publications = entries.map((given, index) => {
    const off = 'off' in given
    const entry = (off ? given.off : given) as ForbiddenPhrase
    return {
      at: `2026-01-0${index + 1}T09:00:00+08:00`,
      by: 'H001',
      entry,
      revision: index + 1,
      switchedOff: off ? '客户听着没有不妥' : null,
    }
  })
  return { code: publications[0]?.entry.code ?? '', publications }
}
