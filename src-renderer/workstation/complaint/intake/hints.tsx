/** Words that suggest more than the chosen type: said, never decided (E-19). */
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { IntakeType } from '#shared/complaint/enumerations.ts'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { usePageKeys } from '../../../ui/keyboard.ts'
import { Key, Notice } from '../../../ui/page.tsx'
import { sourceWords } from '../../../words/source.ts'
import { useIntake } from './intake.state.ts'

export function Hints({ draft }: { readonly draft: IntakeDraft }) {
  const { t } = useTranslation()
  const change = useIntake((state) => state.change)
  const hints = useIntake((state) => state.evaluation?.hints) ?? []
  const hint = hintOf(hints, draft.intakeType)
  const to = targetOf(hints, draft.intakeType)
  const keys = useMemo(() => {
    const run = () => {
      const { draft: now, evaluation } = useIntake.getState()
      const target = now && targetOf(evaluation?.hints ?? [], now.intakeType)
      if (target) useIntake.getState().change({ intakeType: target })
    }
    return { 'Alt+t': run }
  }, [])
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

type HintList = Output<'complaint.evaluate'>['hints']

/** A report of wrongdoing first: it has another way in. Then whatever is more than was chosen. */
function hintOf(hints: HintList, chosen: IntakeType): HintList[number] | undefined {
  return (
    hints.find(({ intakeType }) => intakeType === 'whistleblowing') ??
    hints.find(({ intakeType }) => intakeType !== chosen)
  )
}

/** The type that the words speak for; null when it is chosen already. */
function targetOf(hints: HintList, chosen: IntakeType): IntakeType | null {
  const to = hintOf(hints, chosen)?.intakeType
  return to === undefined || to === chosen ? null : to
}
