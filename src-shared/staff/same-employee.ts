/**
 * Employee numbers as people write them: case, width, blanks at the ends and signs that nobody sees make
 * no other person.
 */

/** What Unicode leaves out when it is shown: zero-width signs, joiners, the byte order mark. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu

/** The number in its compared form; null when nobody is named. */
export function employeeKey(employeeNo: string | null | undefined): string | null {
  const key = (employeeNo ?? '').normalize('NFKC').replace(UNSEEN, '').trim().toUpperCase()
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

/** True when the person is one of these people; one number may stand alone. Nobody is among nobody. */
export function isAmong(
  person: string | null | undefined,
  people: string | readonly string[] | null | undefined,
): boolean {
  const list = typeof people === 'string' ? [people] : (people ?? [])
  return list.some((one) => sameEmployee(person, one))
}
