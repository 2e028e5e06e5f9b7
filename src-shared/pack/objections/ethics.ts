/** The register of improper content (catalogue §6). */

const LAST_ROW = 38

/** True for E-01 to E-38. */
export function isEthicsRow(id: string): boolean {
  const row = /^E-(\d{2})$/.exec(id)?.[1]
  return row !== undefined && Number(row) >= 1 && Number(row) <= LAST_ROW
}
