/**
 * Writes a fault to standard error for the administrator: kind and place, never the message, which
 * may quote what somebody typed.
 */
export function report(where: string, fault: unknown): void {
  const frames =
    fault instanceof Error
      ? (fault.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
      : []
  process.stderr.write(`${[`${where}: ${codeOf(fault)}`, ...frames].join('\n')}\n`)
}

/** A short machine word for a fault. */
export function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown_fault'
  const code = (fault as { code?: unknown }).code
  return typeof code === 'string' ? code : fault.name
}
