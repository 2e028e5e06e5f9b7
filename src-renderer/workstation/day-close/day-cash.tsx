/** Cash of the branch against its book, and the operators against the billing system. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DayDetail } from '#shared/contract/calls/day-close.ts'
import { Field } from '../../ui/field.tsx'
import { Mark } from '../../ui/mark.tsx'
import { amountWords, differenceWords, readAmount } from '../handover/amount.ts'
import { CashTable } from '../handover/cash-table.tsx'
import { DAY_CASH, runningDifference, useDayClose } from './day-close.state.ts'
import { Explain } from './explain.tsx'
import { usePicked } from '../../ui/picked.ts'

export function DayCash({
  detail,
  locked,
}: {
  readonly detail: DayDetail
  readonly locked: boolean
}) {
  const { t } = useTranslation()
  const { cells, count, book, type, refusal } = usePicked(
    useDayClose,
    'cells',
    'count',
    'book',
    'type',
    'refusal',
  )
  const { counted, difference } = runningDifference(detail, { cells, book })
  const { denominations, damagedApart } = detail.policy
  const unread = book !== '' && readAmount(book, 'fen') === null
  return (
    <>
      <CashTable
        line={DAY_CASH}
        denominations={denominations}
        damagedApart={damagedApart}
        cells={cells[DAY_CASH] ?? {}}
        locked={locked}
        onType={count}
      />
      <div className="two">
        <Field
          label={t('field.book')}
          required
          hint={t('day.bookHint', { amount: amountWords(detail.proposedBookFen, 'fen') })}
          fault={
            unread || refusal?.field === 'cash.book' ? t('refusal.amount_unreadable') : undefined
          }
        >
          {(control) => (
            <Input
              {...control}
              className="amount"
              inputMode="decimal"
              autoComplete="off"
              disabled={locked}
              value={book}
              onChange={(event) => type({ book: event.target.value })}
            />
          )}
        </Field>
        <dl className="figures">
          <div>
            <dt>{t('day.counted')}</dt>
            <dd className="number">{amountWords(counted, 'fen')}</dd>
          </div>
          <RunningDifference difference={difference} />
        </dl>
      </div>
      {difference !== null && difference !== 0 && (
        <Explain detail={detail} what="cashExplained" field="cash" locked={locked} />
      )}
    </>
  )
}

export function DayTotals({
  detail,
  locked,
}: {
  readonly detail: DayDetail
  readonly locked: boolean
}) {
  const { t } = useTranslation()
  const { billing, type, refusal } = usePicked(useDayClose, 'billing', 'type', 'refusal')
  const sum = detail.operators.reduce((all, { amount }) => all + amount, 0)
  const read = readAmount(billing, 'fen')
  const difference = read === null ? null : sum - read
  const unread = billing !== '' && read === null
  return (
    <>
      <div className="two">
        <Field
          label={t('shift.totals.billing')}
          required
          hint={t('day.operatorsHint', { amount: amountWords(sum, 'fen') })}
          fault={
            unread || refusal?.field === 'totals.billing'
              ? t('refusal.amount_unreadable')
              : undefined
          }
        >
          {(control) => (
            <Input
              {...control}
              className="amount"
              inputMode="decimal"
              autoComplete="off"
              disabled={locked}
              value={billing}
              onChange={(event) => type({ billing: event.target.value })}
            />
          )}
        </Field>
        <dl className="figures">
          <RunningDifference difference={difference} />
        </dl>
      </div>
      {difference !== null && difference !== 0 && (
        <Explain detail={detail} what="totalsExplained" field="totals" locked={locked} />
      )}
    </>
  )
}

function RunningDifference({ difference }: { readonly difference: number | null }) {
  const { t } = useTranslation()
  return (
    <div>
      <dt>{t('shift.difference')}</dt>
      <dd className="number">
        {difference === null ? (
          '—'
        ) : (
          <Mark tone={difference === 0 ? 'good' : 'alarm'}>
            {differenceWords(difference, 'fen')}
          </Mark>
        )}
      </dd>
    </div>
  )
}
