/** What is wrong with a field of the registration: a refusal of the save, or what the rules miss. */
import { useTranslation } from 'react-i18next'
import { codeWords, fieldWords, refusalWords } from '../../../words/refusal.ts'
import { sourceWords } from '../../../words/source.ts'
import { useIntake } from './intake.state.ts'
import { usePicked } from '../../../ui/picked.ts'

/** Missing fields are said only after somebody tried to save: an empty form is no fault. */
export function useFieldFault(): (field: string) => string | undefined {
  const { t } = useTranslation()
  const { refusal, evaluation, tried } = usePicked(useIntake, 'refusal', 'evaluation', 'tried')
  return (field) => {
    if (refusal?.field === field) return refusalWords(t, refusal)
    const missing = tried ? evaluation?.missing.find((one) => one.field === field) : undefined
    if (!missing) return undefined
    const reason = codeWords(t, missing.code, { field: fieldWords(t, field) })
    return t('refusal.withSource', { reason, source: sourceWords(t, missing.source) })
  }
}
