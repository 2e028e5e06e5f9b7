/** Where a hub command writes: answers, and words for people. */
export interface HubOutput {
  write(text: string): void
  error(text: string): void
}
