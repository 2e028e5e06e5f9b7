/** Hints that the book computes on a case. They change nothing by themselves: a person decides. */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { formatYuan } from '#shared/foundation/money.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { call } from '../../../bridge/client.ts'
import { Section } from '../../../ui/page.tsx'
import { useNavigation } from '../../frame/navigation.state.ts'

type Hints = Output<'complaint.hints'>

export function CaseHints({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const hints = useHints(detail)
  if (!hints || !hasAny(hints)) return null
  const { recurrences, unequal, nextAction, appointment, upgradeSigns, form } = hints
  const columns = (names: readonly string[]) =>
    names.map((name) => t(`formColumn.${name}`)).join(t('list.comma'))
  return (
    <Section title={t('caseHint.title')} aside={<span className="soft">{t('caseHint.note')}</span>}>
      <ul className="lines">
        {nextAction !== null && <li>{t(`nextAction.${nextAction}`)}</li>}
        {appointment && (
          <li>
            {t('caseHint.late', { count: appointment.minutesLate })}{' '}
            <span className="soft">
              {t('caseHint.speaksFor', { reason: t(`reason.${appointment.proposes}`) })}
            </span>
          </li>
        )}
        {upgradeSigns.length > 0 && (
          <li>
            {t('caseHint.upgrade')}{' '}
            <span className="soft">
              {upgradeSigns.map((sign) => t(`rule.${sign}`)).join(t('list.comma'))}
            </span>
          </li>
        )}
        {recurrences.length > 0 && (
          <li>
            {t('caseHint.recurrence')}{' '}
            {recurrences.map(({ caseId, caseNumber }) => (
              <Button
                key={caseId}
                type="link"
                size="small"
                onClick={() => go({ name: 'case', caseId })}
              >
                {caseNumber}
              </Button>
            ))}
          </li>
        )}
        {unequal && (
          <li>
            {t('caseHint.unequal', {
              amounts: unequal.amountsFen
                .map((fen) => `¥ ${formatYuan(fen)}`)
                .join(t('list.comma')),
            })}
          </li>
        )}
        {form.percent < 100 && (
          <li>
            {t('caseHint.form', { percent: form.percent })}{' '}
            <span className="soft">
              {t('caseHint.missing', { columns: columns(form.missing) })}
            </span>
          </li>
        )}
        {form.faults.length > 0 && (
          <li>{t('caseHint.faults', { columns: columns(form.faults) })}</li>
        )}
      </ul>
    </Section>
  )
}

function hasAny({
  recurrences,
  unequal,
  nextAction,
  appointment,
  upgradeSigns,
  form,
}: Hints): boolean {
  return (
    recurrences.length > 0 ||
    unequal !== null ||
    nextAction !== null ||
    appointment !== null ||
    upgradeSigns.length > 0 ||
    form.percent < 100 ||
    form.faults.length > 0
  )
}

/** Asked for anew whenever the case has moved on; an answer for another case is not shown. */
function useHints({ row: { caseId, version }, erased }: CaseDetail): Hints | null {
  const [found, setFound] = useState<{ readonly caseId: string; readonly hints: Hints } | null>(
    null,
  )
  useEffect(() => {
    let shown = true
    if (!erased) {
      void call('complaint.hints', { caseId }).then((answer) => {
        if (shown && answer.ok) setFound({ caseId, hints: answer.value })
      })
    }
    return () => {
      shown = false
    }
  }, [caseId, version, erased])
  return found?.caseId === caseId && !erased ? found.hints : null
}
