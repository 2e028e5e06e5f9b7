/** Where a command writes: JSON for programs, words for people. */
export interface CommandOutput {
  json(value: unknown): void
  words(text: string): void
  /** Prints help and answers exit code 0. */
  help(text: string): number
}

export const standardOutput: CommandOutput = {
  json: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
  words: (text) => process.stderr.write(`${text}\n`),
  help(text) {
    process.stdout.write(`${text}\n`)
    return 0
  },
}
