/** What the rules say while somebody types: how grave, until when, whom to tell now, what is missing. */
import { useTranslation } from 'react-i18next'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import { Mark } from '../../../ui/mark.tsx'
import { Section, Waiting } from '../../../ui/page.tsx'
import { sourceWords } from '../../../words/source.ts'
import { fieldWords } from '../../../words/refusal.ts'
import { ClockRow, inOrder } from '../clocks.tsx'
import { RuleWords } from '../rule-words.tsx'
import { useIntake } from './intake.state.ts'
import { Repeats } from './repeats.tsx'
import { TellNow } from './tell-now.tsx'
import { WalkInGuide } from './walk-in-guide.tsx'

export function RulesSide({ draft }: { readonly draft: IntakeDraft }) {
  const { t } = useTranslation()
  const evaluation = useIntake((state) => state.evaluation)
  if (!evaluation) {
    return (
      <aside className="rules">
        <Waiting label={t('state.loading')} lines={6} />
      </aside>
    )
  }
  const { decision, missing, handIn, reception } = evaluation
  return (
    <aside className="rules" aria-label={t('rules.title')}>
      <TellNow decision={decision} draft={draft} />
      <Repeats draft={draft} />
      {draft.channel === 'counter' && draft.intakeType === 'complaint' && (
        <WalkInGuide draft={draft} open={reception} />
      )}
      {draft.intakeType === 'complaint' && (
        <Section title={t('rules.grave')}>
          <div className="grave">
            <Mark
              tone={decision.urgency.level === 'none' ? 'quiet' : 'alarm'}
              loud={decision.urgency.level !== 'none'}
            >
              {t(`urgency.${decision.urgency.level}`)}
            </Mark>
            <Mark
              tone={decision.level.value === 'ordinary' ? 'quiet' : 'warning'}
              loud={decision.level.value !== 'ordinary'}
            >
              {t(`level.${decision.level.value}`)}
            </Mark>
          </div>
          <RuleWords
            rules={[...decision.urgency.reasons, ...decision.level.reasons]}
            decision={decision}
          />
          {decision.filing.length > 0 && (
            <p>
              {t('rules.filing')}{' '}
              <strong>
                {decision.filing.map((target) => t(`filingTarget.${target}`)).join(t('list.comma'))}
              </strong>
            </p>
          )}
        </Section>
      )}
      {decision.deadlines.length > 0 && (
        <Section title={t('rules.clocks')}>
          <ol className="clocks">
            {inOrder(decision.deadlines).map((clock) => (
              <ClockRow key={`${clock.kind}-${clock.startAt}`} clock={clock} />
            ))}
          </ol>
          {decision.warnings.map((warning) => (
            <Mark key={warning} tone="warning">
              {warningWords(t, warning)}
            </Mark>
          ))}
        </Section>
      )}
      {missing.length > 0 && (
        <Section title={t('rules.missing')} count={missing.length}>
          <ul className="missing">
            {missing.map((one) => (
              <li key={one.field}>
                {fieldWords(t, one.field)}{' '}
                <span className="soft">{sourceWords(t, one.source)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {handIn.length > 0 && (
        <Section title={t('rules.handIn')} count={handIn.length}>
          <p className="soft">{t('section.heardAnyway')}</p>
          <ul className="missing">
            {handIn.map((one) => (
              <li key={one.field}>
                {fieldWords(t, one.field)}{' '}
                <span className="soft">{sourceWords(t, one.source)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </aside>
  )
}

function warningWords(t: ReturnType<typeof useTranslation>['t'], warning: string): string {
  const [code = warning, subject = ''] = warning.split(':')
  return t(`warning.${code}`, { subject, defaultValue: warning })
}
