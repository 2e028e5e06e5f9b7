/** The address of the program's own pages. A scheme of its own: no network, no files, no guessing. */
export const scheme = 'app'
export const origin = `${scheme}://counterbook/`

/** Pages with a screen: the window's and the strip's. */
const PAGES: readonly string[] = ['', 'index.html', 'strip.html']

/** True for an address that a window may show: a screen of ours or a failure page. */
export function mayShow(address: string): boolean {
  const path = address.startsWith(origin)
    ? address.slice(origin.length).replace(/[?#].*$/, '')
    : null
  return path !== null && (PAGES.includes(path) || path.startsWith('failure/'))
}
