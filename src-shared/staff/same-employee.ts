/** Employee numbers as people write them: case, width and blanks at the ends make no other person. */

/** The number in its compared form; null when nobody is named. */
export function employeeKey(employeeNo: string | null | undefined): string | null {
  const key = (employeeNo ?? '').normalize('NFKC').trim().toUpperCase()
  return key === '' ? null : key
}

/** True when both are named and are the same person. */
export function sameEmployee(
  one: string | null | undefined,
  other: string | null | undefined,
): boolean {
  const key = employeeKey(one)
  return key !== null && key === employeeKey(other)
}
