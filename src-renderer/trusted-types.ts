/**
 * What must stand before everything else loads: the page's one trusted-types policy. The control library writes its
 * style sheets through innerHTML, which is text without markup: that passes, markup never does.
 */
interface TrustedTypes {
  createPolicy(name: string, rules: { readonly createHTML: (text: string) => string }): unknown
}

const { trustedTypes } = window as unknown as { readonly trustedTypes?: TrustedTypes }

trustedTypes?.createPolicy('default', {
  createHTML(text) {
    if (text.includes('<')) throw new TypeError('markup is refused here')
    return text
  },
})

// The schema library tries once whether it may build code from text. It may not here, and the attempt
// alone is reported as a breach. It reads this before it makes its first schema, which other modules do
// while they load; its own `config()` would come too late.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

export {}
