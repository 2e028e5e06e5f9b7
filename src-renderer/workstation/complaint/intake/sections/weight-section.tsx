/** What makes a case graver or its term another one (R-18, R-29, S3-42). The rules decide, not the form. */
import { Button, Checkbox, Segmented } from 'antd'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PERSONAL_RIGHTS_ISSUES } from '#shared/complaint/rules/kinds.ts'
import { COMPLEXITIES } from '#shared/complaint/rules/types.ts'
import { Field } from '../../../../ui/field.tsx'
import { countFilled, Fold, type SectionProps } from './fold.tsx'
import { Ticks } from './parts.tsx'

export function WeightSection({
  draft,
  change,
  faultOf,
  more,
  moreFilled = 0,
  registered = false,
}: SectionProps & {
  readonly more?: ReactNode
  readonly moreFilled?: number
  /** In the book the complexity is judged with a reason, in a step of its own. */
  readonly registered?: boolean
}) {
  const { t } = useTranslation()
  const { complexity, personalRights, publicEmergency, regulatorNamed } = draft
  const openItem =
    personalRights && PERSONAL_RIGHTS_ISSUES.some((issue) => faultOf(issue) !== undefined)
  return (
    <Fold
      title={t('section.weight')}
      why={t('section.weightWhy')}
      filled={countFilled(complexity, personalRights, publicEmergency, regulatorNamed) + moreFilled}
      faulty={openItem === true}
    >
      {more}
      <Ticks label={t('section.major')}>
        <Checkbox
          checked={publicEmergency}
          onChange={(event) => change({ publicEmergency: event.target.checked })}
        >
          {t('field.publicEmergency')}
        </Checkbox>
        <Checkbox
          checked={regulatorNamed}
          onChange={(event) => change({ regulatorNamed: event.target.checked })}
        >
          {t('field.regulatorNamed')}
        </Checkbox>
      </Ticks>
      {!registered && (
        <Field label={t('field.complexity')} hint={t('section.complexityHint')}>
          {({ status: _status, ...control }) => (
            <Segmented
              {...control}
              value={complexity ?? 'undecided'}
              options={['undecided', ...COMPLEXITIES].map((value) => ({
                value,
                label: t(`complexity.${value}`),
              }))}
              onChange={(value) =>
                change({ complexity: COMPLEXITIES.find((one) => one === value) ?? null })
              }
            />
          )}
        </Field>
      )}
      <PersonalRights draft={draft} change={change} faultOf={faultOf} />
    </Fold>
  )
}

const UNANSWERED = {
  insult_or_slander: null,
  search_or_restraint: null,
  invented_facts: null,
  privacy_spread: null,
  name_portrait_honour: null,
} as const

/** The whole checklist or none of it: an empty box is no "no". */
function PersonalRights({ draft, change, faultOf }: SectionProps) {
  const { t } = useTranslation()
  const answers = draft.personalRights
  if (answers === null) {
    return (
      <Button size="small" onClick={() => change({ personalRights: { ...UNANSWERED } })}>
        {t('section.askPersonalRights')}
      </Button>
    )
  }
  return (
    <div className="checklist" role="group" aria-label={t('section.personalRights')}>
      <div className="ticks-name">{t('section.personalRights')}</div>
      {PERSONAL_RIGHTS_ISSUES.map((issue) => (
        <Field key={issue} label={t(`personalRights.${issue}`)} fault={faultOf(issue)}>
          {({ status: _status, ...control }) => (
            <Segmented
              {...control}
              size="small"
              value={String(answers[issue])}
              options={['null', 'false', 'true'].map((value) => ({
                value,
                label: t(`answer.${value}`),
              }))}
              onChange={(value) =>
                change({
                  personalRights: {
                    ...answers,
                    [issue]: value === 'null' ? null : value === 'true',
                  },
                })
              }
            />
          )}
        </Field>
      ))}
      <Button size="small" type="text" onClick={() => change({ personalRights: null })}>
        {t('section.dropPersonalRights')}
      </Button>
    </div>
  )
}
