/** Lines of money: typed in yuan, kept in fen, each with its evidence; the total and who may approve it. */
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { COMPENSATION_KINDS } from '#shared/complaint/rules/kinds.ts'
import { formatYuan } from '#shared/foundation/money.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { readAmount } from '../../../handover/amount.ts'
import { useCase } from '../case.state.ts'
import type { FormContext, MoneyLine } from './step-form.ts'
import { totalOf } from './step-values.ts'

export function MoneyLines({
  id,
  context,
  lines,
  onChange,
}: {
  readonly id: string
  readonly context: FormContext
  readonly lines: readonly MoneyLine[]
  readonly onChange: (lines: readonly MoneyLine[]) => void
}) {
  const { t } = useTranslation()
  const open = useCase((state) => state.open)
  const { evidence, compensations } = context.detail.course
  const change = (at: number, part: Partial<MoneyLine>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)))
  const before = compensations.reduce(
    (sum, { decided }) => sum + (decided?.approved === true ? decided.totalFen : 0),
    0,
  )
  const total = totalOf(lines)
  return (
    <div className="money">
      {lines.map((line, index) => (
        // Lines have no name of their own; their place is who they are.
        // oxlint-disable-next-line react/no-array-index-key
        <div
          className="money-line"
          key={index}
          role="group"
          aria-label={t('money.line', { number: index + 1 })}
        >
          <Select
            aria-label={t('money.kind')}
            value={line.kind}
            options={COMPENSATION_KINDS.map((kind) => ({
              value: kind,
              label: t(`compensationKind.${kind}`),
            }))}
            onChange={(kind) => change(index, { kind })}
          />
          <Input
            {...(index === 0 ? { id, autoFocus: true } : {})}
            aria-label={t('money.amount')}
            className="amount"
            inputMode="decimal"
            autoComplete="off"
            suffix={t('money.yuan')}
            status={line.amount !== '' && readAmount(line.amount, 'fen') === null ? 'error' : ''}
            value={line.amount}
            onChange={(event) => change(index, { amount: event.target.value })}
          />
          <Select
            aria-label={t('money.evidence')}
            className="money-evidence"
            value={line.evidenceId}
            options={[
              { value: '', label: t('money.noEvidence') },
              ...evidence.map(({ evidenceId, kind, description }) => ({
                value: evidenceId,
                label: `${t(`evidenceKind.${kind}`)} · ${description ?? t('case.erasedShort')}`,
              })),
            ]}
            onChange={(evidenceId) => change(index, { evidenceId })}
          />
          {lines.length > 1 && (
            <Button
              type="text"
              size="small"
              onClick={() => onChange(lines.filter((_, other) => other !== index))}
            >
              {t('money.drop')}
            </Button>
          )}
        </div>
      ))}
      <div className="quick">
        <Button
          size="small"
          onClick={() => onChange([...lines, { kind: 'direct_cost', amount: '', evidenceId: '' }])}
        >
          {t('money.add')}
        </Button>
        <Button size="small" onClick={() => open('addEvidence')}>
          {t('action.addEvidence')}
        </Button>
      </div>
      <p className="money-total">
        <span>{t('money.total')}</span>
        <strong className="amount">{formatYuan(total)}</strong>
      </p>
      {before > 0 && <p className="soft">{t('money.before', { amount: formatYuan(before) })}</p>}
      <Approvers context={context} lines={lines} totalFen={total + before} />
    </div>
  )
}

/** Roles whose limit covers what the case gets altogether; goodwill is a supervisor's. */
function Approvers({
  context,
  lines,
  totalFen,
}: {
  readonly context: FormContext
  readonly lines: readonly MoneyLine[]
  readonly totalFen: number
}) {
  const { t } = useTranslation()
  if (!context.lists || totalFen === 0) return null
  const goodwill = lines.some(({ kind }) => kind === 'goodwill')
  const able = context.lists.approvers
    .filter(({ role }) => !goodwill || isSupervisor(role))
    .filter(({ upToFen }) => upToFen === null || totalFen <= upToFen)
    .map(({ role, upToFen }) =>
      upToFen === null
        ? t(`role.${role}`)
        : t('money.upTo', { role: t(`role.${role}`), amount: formatYuan(upToFen) }),
    )
  return <p className="soft">{t('money.approvers', { who: able.join(t('list.comma')) })}</p>
}
