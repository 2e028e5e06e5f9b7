/**
 * The page's one trusted-types policy, loaded before everything else. The control library writes its
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

export {}
