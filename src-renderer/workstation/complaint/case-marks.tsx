/** Marks of a case that stand in lists and on the desk alike. */
import { useTranslation } from 'react-i18next'
import { isOpenCase } from '#shared/complaint/enumerations.ts'
import type { CaseRow, SyncState } from '#shared/contract/views.ts'
import { Mark, type Tone } from '../../ui/mark.tsx'

const syncTones: Readonly<Record<SyncState, Tone>> = {
  saved_here: 'quiet',
  sent: 'accent',
  confirmed: 'good',
  needs_attention: 'alarm',
}

export function SyncStateMark({ sync }: { readonly sync: SyncState }) {
  const { t } = useTranslation()
  return <Mark tone={syncTones[sync]}>{t(`syncState.${sync}`)}</Mark>
}

/** Where a case stands: worked on, opened again, or at its end. */
export function CaseStateMark({ state }: { readonly state: CaseRow['state'] }) {
  const { t } = useTranslation()
  const tone = state === 'reopened' ? 'warning' : isOpenCase({ state }) ? 'accent' : 'good'
  return <Mark tone={tone}>{t(`caseState.${state}`)}</Mark>
}

/** Level and urgency, only when they ask for more than the ordinary; and that it was entered later. */
export function GravityMarks({
  row,
}: {
  readonly row: Pick<CaseRow, 'level' | 'urgency'> & Partial<Pick<CaseRow, 'enteredLate'>>
}) {
  const { t } = useTranslation()
  return (
    <>
      {row.level !== 'ordinary' && (
        <Mark tone={row.level === 'serious' ? 'alarm' : 'warning'}>{t(`level.${row.level}`)}</Mark>
      )}
      {row.urgency !== 'none' && <Mark tone="alarm">{t(`urgency.${row.urgency}`)}</Mark>}
      {row.enteredLate === true && <Mark tone="warning">{t('case.enteredLate')}</Mark>}
    </>
  )
}

/** Who complains: masked, anonymous or erased. */
export function CustomerName({ row }: { readonly row: Pick<CaseRow, 'customerName' | 'excerpt'> }) {
  const { t } = useTranslation()
  if (row.customerName !== null) return <>{row.customerName}</>
  return (
    <span className="soft">{t(row.excerpt === null ? 'case.erasedShort' : 'case.anonymous')}</span>
  )
}
