/** What stores must do when a person leaves the screen: save at once, and forget when it is another. */
const flushers = new Set<() => Promise<unknown>>()
const forgetters = new Set<() => void>()

/** Registers a store that keeps typed words; `save` runs before locking, leaving and closing. */
export function saveBeforeLeaving(save: () => Promise<unknown>): void {
  flushers.add(save)
}

/** Registers a store whose content belongs to the signed-in person. */
export function forgetAfterLeaving(forget: () => void): void {
  forgetters.add(forget)
}

/** Saves everything that is typed and not saved. Never refuses: what fails stays where it is. */
export async function saveAll(): Promise<void> {
  await Promise.all([...flushers].map((save) => save()))
}

export function forgetAll(): void {
  for (const forget of forgetters) forget()
}
