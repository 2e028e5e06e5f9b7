/**
 * Where dialogs hang: for the kit's `getContainer`. Not on the body, because there the kit locks the
 * scrolling with a style element that carries no nonce and the page's policy refuses it; the body of
 * these pages never scrolls anyway.
 */
export function dialogPlace(): HTMLElement {
  return document.getElementById('root') ?? document.body
}
