/**
 * What a page of this program may do, whichever host serves it. Screens come only from the host,
 * run only its scripts, talk only to it and can be framed by nobody.
 */

/** The word in a built page that the host replaces by a fresh nonce at every load. */
export const NONCE_MARK = '__CSP_NONCE__'

/**
 * The Content-Security-Policy for one load. The nonce must be unpredictable and used once; it lets
 * the control library's own style elements in and nothing else. Turning text into script or markup
 * is refused everywhere except through the page's one trusted-types policy.
 */
export function pagePolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types default`,
  ].join('; ')
}

/** Headers that go with every answer of a host, whatever its kind. */
export const guardHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
