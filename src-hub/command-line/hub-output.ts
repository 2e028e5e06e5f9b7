/** Where a hub command writes: one line of answer, and lines of words for people. */
export interface HubOutput {
  write(text: string): void
  error(text: string): void
}
