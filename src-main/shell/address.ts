/** The address of the program's own pages. A scheme of its own: no network, no files, no guessing. */
export const scheme = 'app'
export const origin = `${scheme}://counterbook/`

/** True for an address that the window may show: the screen itself and the failure pages. */
export function mayShow(address: string): boolean {
  const path = address.startsWith(origin)
    ? address.slice(origin.length).replace(/[?#].*$/, '')
    : null
  return path !== null && (path === '' || path === 'index.html' || path.startsWith('failure/'))
}
