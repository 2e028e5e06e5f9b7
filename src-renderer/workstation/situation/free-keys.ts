/** True while no control has the keys: then Space and Enter belong to the page. */
export function isOutsideControl(): boolean {
  const { activeElement } = document
  return (
    activeElement === null ||
    activeElement.closest('button, a[href], input, textarea, select, [role="radio"]') === null
  )
}
