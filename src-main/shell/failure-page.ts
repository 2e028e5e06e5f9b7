/** Pages in words for when there is no screen: what happened, what is kept, what to do. No script. */
import { NONCE_MARK } from '#shared/contract/page-policy.ts'
import { origin } from './address.ts'
import { fill, type Language } from './words.ts'

export type FailureKind = 'crashed' | 'store' | 'storeInUse' | 'screens' | 'program'

export interface Failure {
  readonly kind: FailureKind
  /** Short machine word for the administrator, never customer text. */
  readonly code: string
}

const kinds: readonly string[] = ['crashed', 'store', 'storeInUse', 'screens', 'program']

/** Address under which the page of this failure is served. */
export function failureAddress(failure: Failure): string {
  const query = new URLSearchParams({ code: failure.code })
  return `${origin}failure/${failure.kind}?${query.toString()}`
}

/** The failure that an address names, or null. */
export function failureAt(address: URL): Failure | null {
  const kind = /^\/failure\/(\w+)$/.exec(address.pathname)?.[1]
  if (kind === undefined || !kinds.includes(kind)) return null
  return { kind: kind as FailureKind, code: address.searchParams.get('code') ?? '' }
}

/** What to say of a failure, as plain text. */
export function failureText(failure: Failure, { words }: Language) {
  const said = words.failure[failure.kind]
  const reasons: Readonly<Record<string, string>> = words.failure.reasons
  const reason = (Object.hasOwn(reasons, failure.code) && reasons[failure.code]) || reasons['other']
  return {
    title: said.title,
    lines: [
      fill(said.what, { reason: reason ?? '' }),
      words.failure.kept,
      said.do,
      fill(words.failure.code, { code: failure.code }),
    ],
  }
}

/** The whole page. Only a screen that crashed can be opened again from here. */
export function failurePage(failure: Failure, language: Language): string {
  const { title, lines } = failureText(failure, language)
  const again =
    failure.kind === 'crashed'
      ? `<p><a href="${origin}index.html">${escapeText(language.words.failure.again)}</a></p>`
      : ''
  return `<!doctype html>
<html lang="${language.tag}">
<head>
<meta charset="utf-8">
<title>${escapeText(title)}</title>
<style nonce="${NONCE_MARK}">
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #faf7f2; color: #2b2723; font: 16px/1.7 system-ui, sans-serif; }
main { max-width: 36em; padding: 32px; border-left: 3px solid #8c2f1b; }
h1 { font-size: 22px; margin: 0 0 12px; }
p { margin: 0 0 8px; }
a { display: inline-block; margin-top: 12px; padding: 8px 16px; border: 1px solid currentcolor; border-radius: 4px; color: #8c2f1b; }
</style>
</head>
<body><main role="alert"><h1>${escapeText(title)}</h1>
${lines.map((line) => `<p>${escapeText(line)}</p>`).join('\n')}
${again}</main></body>
</html>`
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
