/** Words that suggest more than the chosen type: said, never decided (E-19). */
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import { usePageKeys } from '../../../ui/keyboard.ts'
import { Key, Notice } from '../../../ui/page.tsx'
import { sourceWords } from '../../../words/source.ts'
import { useIntake } from './intake.state.ts'

export function Hints({ draft }: { readonly draft: IntakeDraft }) {
  const { t } = useTranslation()
  const change = useIntake((state) => state.change)
  const hints = useIntake((state) => state.evaluation?.hints) ?? []
  // A report of wrongdoing first: it has another way in. Then whatever is more than was chosen.
  const hint =
    hints.find(({ intakeType }) => intakeType === 'whistleblowing') ??
    hints.find(({ intakeType }) => intakeType !== draft.intakeType)
  const to = hint && hint.intakeType !== draft.intakeType ? hint.intakeType : null
  const keys = useMemo(
    () => ({ 'Alt+t': () => void (to !== null && change({ intakeType: to })) }),
    [to, change],
  )
  usePageKeys(keys)
  if (!hint) return null
  return (
    <Notice
      tone="warning"
      title={t(`hint.${hint.code}`, { defaultValue: t('hint.other') })}
      action={
        to !== null && (
          <Button size="small" onClick={() => change({ intakeType: to })}>
            {t('hint.switch', { type: t(`intakeType.${to}`) })} <Key press="Alt T" />
          </Button>
        )
      }
    >
      {t('hint.because', { words: hint.words.join(t('list.comma')) })}{' '}
      <span className="soft">{sourceWords(t, hint.source)}</span>
    </Notice>
  )
}
