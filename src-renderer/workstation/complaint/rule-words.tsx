/** Rules that fired, in words, with the article that asks for each. */
import { useTranslation } from 'react-i18next'
import type { Decision } from '#shared/complaint/rules/types.ts'
import { sourceWords } from '../../words/source.ts'

export function RuleWords({
  rules,
  decision,
}: {
  readonly rules: readonly string[]
  readonly decision: Decision
}) {
  const { t } = useTranslation()
  return (
    <ul className="why">
      {[...new Set(rules)].map((rule) => {
        const source = decision.explanations.find((one) => one.rule === rule)?.source
        return (
          <li key={rule}>
            {t(`rule.${rule}`, { defaultValue: rule })}
            {source !== undefined && <span className="soft"> {sourceWords(t, source)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
