/** What a service needs to know, and what cannot wait. Never a judgement about a person (PIPL 6). */
import { useTranslation } from 'react-i18next'
import { CARE_NEEDS, IMMEDIATE_HARMS } from '#shared/complaint/events/intake-details.ts'
import { countFilled, Fold, type SectionProps } from './fold.tsx'
import { CodeTicks } from './parts.tsx'

export function CareSection({ draft, change }: SectionProps) {
  const { t } = useTranslation()
  return (
    <Fold
      title={t('section.care')}
      why={t('section.careWhy')}
      filled={countFilled(draft.careNeeds, draft.immediateHarms)}
    >
      <CodeTicks
        label={t('field.careNeeds')}
        codes={CARE_NEEDS}
        words={(code) => t(`careNeed.${code}`)}
        value={draft.careNeeds}
        onChange={(careNeeds) => change({ careNeeds })}
      />
      <CodeTicks
        label={t('field.immediateHarms')}
        codes={IMMEDIATE_HARMS}
        words={(code) => t(`immediateHarm.${code}`)}
        value={draft.immediateHarms}
        onChange={(immediateHarms) => change({ immediateHarms })}
      />
      {draft.immediateHarms.map((code) => (
        <p key={code} className="fold-now">
          {t(`immediateHarmNow.${code}`)}
        </p>
      ))}
    </Fold>
  )
}
