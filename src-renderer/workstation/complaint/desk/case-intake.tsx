/** What the registration said beside its four things; only what was said is shown. */
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { useMinute } from '../../../ui/now.ts'
import { Pair, Pairs, Section } from '../../../ui/page.tsx'
import { exactMoment, momentWords } from '../../../words/moment.ts'
import { useNavigation } from '../../frame/navigation.state.ts'
import { amountWords } from '../../handover/amount.ts'
import { useIntakeLists } from '../intake/intake-lists.state.ts'
import { useCase } from './case.state.ts'
import { usePicked } from '../../../ui/picked.ts'

export function CaseIntake({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const revealed = useCase((state) => state.revealed)
  const { lists, load } = usePicked(useIntakeLists, 'lists', 'load')
  useEffect(() => {
    void load()
  }, [load])
  const { intake } = detail
  const shown = { ...intake, ...revealed }
  const comma = t('list.comma')
  const labelOf = (list: readonly { value: string; label: string }[], value: string | null) =>
    value === null ? null : (list.find((one) => one.value === value)?.label ?? value)
  const papers = Object.entries(shown.representation ?? {}).flatMap(([name, value]) => {
    const words = Array.isArray(value) ? value.join(comma) : value
    if (words === '' || words === false) return []
    return [`${t(`field.${name}`)}${words === true ? '' : `：${words}`}`]
  })
  const pairs: readonly (readonly [string, ReactNode])[] = [
    ['complainantKind', intake.complainantKind && t(`complainantKind.${intake.complainantKind}`)],
    ['relation', labelOf(lists.relations, intake.relation)],
    [
      'representedBy',
      intake.representedBy && [t(`representedBy.${intake.representedBy}`), ...papers].join(' · '),
    ],
    ['identityNumber', shown.identityNumber],
    ['cardTail', shown.cardTail],
    ['contactPerson', shown.contactPerson],
    ['email', shown.email],
    ['address', shown.address],
    ['complainedUnit', intake.complainedUnit],
    ['complainedOf', intake.complainedOf.join(comma)],
    ['praised', intake.praised.join(comma)],
    ['happenedAt', intake.happenedAt && exactMoment(intake.happenedAt)],
    ['happenedWhere', intake.happenedWhere],
    ['place', intake.place && t(`placeKind.${intake.place}`)],
    [
      'appointment',
      intake.appointment &&
        [
          exactMoment(intake.appointment.committedAt),
          intake.appointment.keptAt === null
            ? t('section.nobodyCame')
            : t('section.arrived', { at: exactMoment(intake.appointment.keptAt) }),
          ...(intake.appointment.explanationAccepted ? [t('section.explanationAccepted')] : []),
        ].join(' · '),
    ],
    ['business', labelOf(lists.businesses, intake.business)],
    ['product', intake.product],
    ['amountFen', intake.amountFen === null ? null : amountWords(intake.amountFen, 'fen')],
    ['careNeeds', (intake.careNeeds ?? []).map((code) => t(`careNeed.${code}`)).join(comma)],
    ['immediateHarms', intake.immediateHarms.map((code) => t(`immediateHarm.${code}`)).join(comma)],
    ['complexity', intake.complexity && t(`complexity.${intake.complexity}`)],
    [
      'personalRightsIssues',
      (intake.personalRightsIssues ?? []).map((code) => t(`personalRights.${code}`)).join(comma),
    ],
    [
      'externalSupervisor',
      intake.externalSupervisor &&
        [
          intake.externalSupervisor.body,
          intake.externalSupervisor.reference,
          intake.externalSupervisor.dueAt === null
            ? t('section.noDeadline')
            : exactMoment(intake.externalSupervisor.dueAt),
        ].join(' · '),
    ],
    [
      'alerted',
      intake.alerted
        .map(({ target, at }) => `${t(`notifyTarget.${target}`)} ${exactMoment(at)}`)
        .join(comma),
    ],
    ['toldNextStep', intake.walkInRecord?.toldNextStep],
    [
      'paper',
      intake.paper &&
        t('section.paperLine', {
          number: intake.paper.number ?? '—',
          takenBy: intake.paper.takenBy,
          enteredBy: intake.enteredBy,
        }),
    ],
    ['lateEntryReason', intake.lateEntryReason],
  ]
  const said = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return (
    <>
      <RepeatLines detail={detail} />
      {said.length > 0 && (
        <details className="why-details">
          <summary>{t('section.registered', { count: said.length })}</summary>
          <Pairs>
            {said.map(([name, value]) => (
              <Pair key={name} name={t(`field.${name}`)}>
                {value}
              </Pair>
            ))}
          </Pairs>
        </details>
      )}
    </>
  )
}

/** The earlier case, and the later ones: one key press away from each other. */
function RepeatLines({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const now = useMinute()
  const go = useNavigation((state) => state.go)
  const { repeatOf, resubmissions } = detail.intake
  if (!repeatOf && resubmissions.length === 0) return null
  return (
    <Section title={t('repeat.both')}>
      <ul className="repeats">
        {repeatOf && (
          <li>
            <Button
              type="link"
              onClick={() => go({ name: 'case', caseId: repeatOf.originalCaseId })}
            >
              {repeatOf.originalCaseNumber}
            </Button>
            {t(`repeatOutcome.${repeatOf.outcome}`)}
          </li>
        )}
        {resubmissions.map((again) => (
          <li key={again.repeatCaseId}>
            <Button type="link" onClick={() => go({ name: 'case', caseId: again.repeatCaseId })}>
              {again.repeatCaseNumber}
            </Button>
            {momentWords(again.receivedAt, now)} · {t(`resubmission.${again.outcome}`)}
            {again.what !== null && <p className="said">{again.what}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
