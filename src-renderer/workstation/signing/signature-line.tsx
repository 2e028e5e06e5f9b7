/** A signature on a sheet: whose, as what, when, and the name by hand where there is one. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftSignature } from '#shared/handover/sheet.ts'
import { exactMoment } from '../../words/moment.ts'
import { WrittenName } from './written-name.tsx'

export function SignatureLine({
  one,
  children,
}: {
  readonly one: ShiftSignature
  /** What else is said of this hand. */
  readonly children?: ReactNode
}) {
  const { t } = useTranslation()
  const role = t(`role.${one.role}`, { defaultValue: one.role })
  return (
    <>
      <span>{`${one.employeeNo} · ${role} · ${exactMoment(one.at)}`}</span>
      {children}
      {one.handwriting && <WrittenName who={one.employeeNo} handwriting={one.handwriting} />}
    </>
  )
}
