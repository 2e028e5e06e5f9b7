/** What the customer said and wants, who it is (masked), and why the case stands where it stands. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { Pair, Pairs, Section } from '../../../ui/page.tsx'
import { RuleWords } from '../rule-words.tsx'
import { CaseIntake } from './case-intake.tsx'
import { useCase } from './case.state.ts'
import { usePicked } from '../../../ui/picked.ts'

export function CaseWords({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const { revealed, hide } = usePicked(useCase, 'revealed', 'hide')
  const gone = <span className="soft">{t('case.erasedShort')}</span>
  const { decision } = detail
  const name = revealed ? revealed.customerName : detail.row.customerName
  const contact = revealed ? revealed.contact : detail.contact
  return (
    <>
      <Section
        title={t('case.words')}
        aside={
          revealed && (
            <Button size="small" onClick={hide}>
              {t('reveal.hide')}
            </Button>
          )
        }
      >
        <Pairs>
          <Pair name={t('field.customerName')}>
            {name ?? (detail.anonymous ? t('case.anonymous') : gone)}
          </Pair>
          <Pair name={t('field.contact')}>
            {contact ??
              detail.contactMissingReason ??
              (detail.anonymous ? t('case.noContact') : gone)}
          </Pair>
          <Pair name={t('field.facts')}>
            <p className="said">{detail.facts ?? gone}</p>
          </Pair>
          <Pair name={t('field.demand')}>
            <p className="said">{detail.demand ?? gone}</p>
          </Pair>
        </Pairs>
      </Section>
      <CaseIntake detail={detail} />
      <details className="why-details">
        <summary>{t('case.why')}</summary>
        <RuleWords
          rules={[...decision.urgency.reasons, ...decision.level.reasons]}
          decision={decision}
        />
        {decision.filing.length > 0 && (
          <p>
            {t('rules.filing')}{' '}
            {decision.filing.map((target) => t(`filingTarget.${target}`)).join(t('list.comma'))}
          </p>
        )}
      </details>
    </>
  )
}
