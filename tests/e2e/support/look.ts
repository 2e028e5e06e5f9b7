/** What a page may not do in any language or colour: checked the same way on every screen. */

/** The one harmless complaint of the kit: it measures the scroll bar with a style of its own. */
export function realErrors(errors: readonly string[]): readonly string[] {
  return errors
}
