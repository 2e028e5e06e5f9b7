/** A refusal that belongs to no single field. */
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import { refusalWords } from '../words/refusal.ts'
import { Notice } from './page.tsx'

export function RefusalNote({ refusal }: { readonly refusal: Refusal | null }) {
  const { t } = useTranslation()
  if (!refusal) return null
  return <Notice tone="alarm" title={refusalWords(t, refusal)} />
}
