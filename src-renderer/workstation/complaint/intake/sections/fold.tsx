/** One part of the form that waits folded: what it is, why it is asked, and how much of it is filled. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TypedDetails } from '#shared/contract/intake-draft.ts'

/** What every section gets: the counter's form and the desk's give the same. */
export interface SectionProps {
  readonly draft: TypedDetails
  readonly change: (change: Partial<TypedDetails>) => void
  readonly faultOf: (field: string) => string | undefined
}

/** Nothing is lost when it is folded: the fields stay, only unseen. */
export function Fold({
  title,
  why,
  filled,
  faulty = false,
  children,
}: {
  readonly title: string
  readonly why: string
  readonly filled: number
  /** Something in here is refused: it opens by itself. */
  readonly faulty?: boolean
  readonly children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <details className="fold" {...(faulty ? { open: true } : {})}>
      <summary>
        <span className="fold-title">{title}</span>
        {filled > 0 && <span className="fold-filled">{t('fold.filled', { count: filled })}</span>}
        <span className="soft fold-why">{why}</span>
      </summary>
      <div className="fold-body">{children}</div>
    </details>
  )
}

/** How many of the values say something. */
export function countFilled(...values: readonly unknown[]): number {
  return values.filter((value) =>
    Array.isArray(value)
      ? value.length > 0
      : value !== null && value !== undefined && value !== '' && value !== false,
  ).length
}
