/** Waits until somebody ends the program in an orderly way. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve())
    // A timer keeps the process alive whatever else lets go.
    setInterval(() => {}, 2 ** 30)
  })
}
