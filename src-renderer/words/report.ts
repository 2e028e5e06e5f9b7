/** Reports of the organisation as people name them. */
import type { TFunction } from 'i18next'

/** The same table may be due for a month and a quarter on one day, so the period is always said. */
export function reportWords(t: TFunction, kind: string, period: string): string {
  return t('reportOf', { report: t(`reportKind.${kind}`), period: t(`reportPeriod.${period}`) })
}
