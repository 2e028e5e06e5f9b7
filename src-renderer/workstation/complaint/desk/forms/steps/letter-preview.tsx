/** The letter as the customer will read it, while it is written. */
import { useTranslation } from 'react-i18next'
import type { Look } from '../step-form.ts'

const PARTS = ['verifiedFacts', 'legalBasis', 'grounds', 'decisionText'] as const

export function LetterPreview({ values, context }: Look) {
  const { t } = useTranslation()
  const remedies = values['remedies'] as readonly string[]
  return (
    <section className="letter" aria-label={t('letter.preview')}>
      <h2>{t('letter.title')}</h2>
      <p className="number soft">{context.detail.row.caseNumber}</p>
      <p>{t('letter.opening', { name: context.detail.row.customerName ?? t('case.anonymous') })}</p>
      {PARTS.map((part) => {
        const text = String(values[part]).trim()
        return (
          <div key={part}>
            <strong>{t(`letter.${part}`)}</strong>
            <p className="said">
              {text === '' ? <span className="soft">{t('letter.empty')}</span> : text}
            </p>
          </div>
        )
      })}
      <strong>{t('letter.remedies')}</strong>
      {remedies.length === 0 ? (
        <p className="soft">{t('letter.empty')}</p>
      ) : (
        <ol className="lines">
          {remedies.map((remedy) => (
            <li key={remedy}>{t(`remedySay.${remedy}`)}</li>
          ))}
        </ol>
      )}
      <p className="letter-foot">{context.branch}</p>
    </section>
  )
}
