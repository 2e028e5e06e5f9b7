/** Where the fault lies, and what that asks of us (S1-26(2)). */
import { type Gap, blank, gapUnless } from '../gap.ts'

export const FAULTS = ['ours', 'shared', 'misunderstanding'] as const
export type Fault = (typeof FAULTS)[number]

export interface FaultFindings {
  readonly fault: Fault
  readonly apologised?: boolean | undefined
  readonly remedy?: string | null | undefined
  readonly ourTasks?: readonly string[] | undefined
  readonly customerTasks?: readonly string[] | undefined
  readonly explanation?: string | null | undefined
}

const SOURCE = 'S1-26(2)'

/**
 * What is still owed: for our fault an apology and a remedy; for a shared one our tasks first, then what
 * the customer is asked to do; for a misunderstanding an explanation. An answer is owed in every case.
 */
export function faultGaps(findings: FaultFindings): Gap[] {
  const { fault } = findings
  if (fault === 'ours') {
    return [
      ...gapUnless(findings.apologised === true, 'apologised', 'an honest apology', SOURCE),
      ...gapUnless(!blank(findings.remedy), 'remedy', 'a remedy', SOURCE),
    ]
  }
  if (fault === 'shared') {
    return [
      ...gapUnless(some(findings.ourTasks), 'ourTasks', 'what we put right first', SOURCE),
      ...gapUnless(some(findings.customerTasks), 'customerTasks', 'what is asked for', SOURCE),
    ]
  }
  return gapUnless(!blank(findings.explanation), 'explanation', 'an explanation', SOURCE)
}

function some(tasks: readonly string[] | undefined): boolean {
  return (tasks ?? []).some((task) => !blank(task))
}
