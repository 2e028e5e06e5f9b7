/** A report on its way upward: draft, sent, asked about, filed (S2-22; ). */
import { blank, gapUnless, refusedForGaps } from '../complaint/rules/gap.ts'
import { canonicalJson, toHex, utf8 } from '../foundation/bytes.ts'
import type { EpochMs } from '../foundation/instant.ts'
import type { Sha256 } from '../foundation/ports.ts'
import { type Result, accepted, refused } from '../foundation/result.ts'
import { employeeKey } from '../staff/same-employee.ts'
import { type Figures, aggregate } from './aggregate.ts'
import type { CaseRow } from './case-row.ts'
import type { ReportKind } from './enumerations.ts'
import type { ReportDue } from './schedule.ts'

export interface ReportPackage {
  readonly kind: ReportKind
  /** It needs its author's words beside the figures (S2-21). */
  readonly written: boolean
  readonly figures: Figures
  readonly asOf: EpochMs
  readonly rowCount: number
  /** SHA-256 of the rows, independent of their order. */
  readonly checksum: string
  readonly text: string
  readonly state: 'draft' | 'submitted' | 'queried' | 'filed'
  readonly signature: { readonly employeeNo: string; readonly at: EpochMs } | null
  readonly queries: readonly ReportQuery[]
}

/** What the superior unit asked about a report, and the answer; null while it is owed. */
export interface ReportQuery {
  readonly at: EpochMs
  readonly by: string
  readonly text: string
  readonly answer: { readonly at: EpochMs; readonly by: string; readonly text: string } | null
}

/** A draft with its figures counted from the rows. Refuses what `aggregate` refuses. */
export function draftReport(
  report: Pick<ReportDue, 'kind' | 'written' | 'period'> & { readonly asOf: EpochMs },
  rows: readonly CaseRow[],
  sha256: Sha256,
): Result<ReportPackage> {
  const figures = aggregate(rows, report.period, report.asOf)
  if (!figures.ok) return figures
  return accepted({
    kind: report.kind,
    written: report.written,
    figures: figures.value,
    asOf: report.asOf,
    rowCount: rows.length,
    checksum: checksumOf(rows, sha256),
    text: '',
    state: 'draft',
    signature: null,
    queries: [],
  })
}

/**
 * Signs a draft and makes it the submitted one. Refuses, naming every gap, a report that was sent before,
 * nobody, a signature before the figures were counted and an analysis without its author's words.
 */
export function submitReport(
  draft: ReportPackage,
  signature: { readonly employeeNo: string; readonly at: EpochMs },
): Result<ReportPackage> {
  const source = 'S2-22'
  const gaps = [
    ...gapUnless(draft.state === 'draft', 'state', 'a draft', source),
    ...gapUnless(
      employeeKey(signature.employeeNo) !== null,
      'signature.employeeNo',
      'a signer',
      source,
    ),
    ...gapUnless(signature.at >= draft.asOf, 'signature.at', 'a signature after the count', source),
    ...gapUnless(!draft.written || !blank(draft.text), 'text', 'the author’s words', 'S2-21'),
  ]
  if (gaps.length > 0) return refusedForGaps('report_incomplete', 'the report', gaps)
  return accepted({ ...draft, state: 'submitted', signature })
}

/**
 * Counts the rows anew and compares (S2-22: true and accurate). Refuses rows of another number, changed
 * rows and figures that the rows do not give.
 */
export function verifyReport(
  report: ReportPackage,
  rows: readonly CaseRow[],
  sha256: Sha256,
): Result<null> {
  const source = 'S2-22'
  if (rows.length !== report.rowCount) {
    return refused('count_differs', 'another number of rows', { field: 'rowCount', source })
  }
  if (checksumOf(rows, sha256) !== report.checksum) {
    return refused('rows_differ', 'the rows have changed', { field: 'checksum', source })
  }
  const figures = aggregate(rows, report.figures.period, report.asOf)
  if (!figures.ok) return figures
  return canonicalJson(figures.value) === canonicalJson(report.figures)
    ? accepted(null)
    : refused('figures_differ', 'the rows give other figures', { field: 'figures', source })
}

function checksumOf(rows: readonly CaseRow[], sha256: Sha256): string {
  return toHex(sha256(utf8(rows.map(canonicalJson).sort().join('\n'))))
}
