/** One row beside its list: its columns, what comes next, its course, and the numbers in full on asking. */
import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterDetail, RegisterRow, RevealedRow } from '#shared/contract/register-view.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { REGISTER_PURPOSES } from '#shared/register/enumerations.ts'
import { useMinute } from '../../ui/now.ts'
import { Notice, Pair, Pairs, Section, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { exactMoment } from '../../words/moment.ts'
import { codeWords } from '../../words/refusal.ts'
import { sourceWords } from '../../words/source.ts'
import { amountWords, differenceWords } from '../handover/amount.ts'
import { useMay } from '../session/session.state.ts'
import { useChoices } from './choices.ts'
import { SidePanel } from './entry-form.tsx'
import { RowMarks } from './register-grid.tsx'
import { useRegister } from './register.state.ts'
import { labelOf, lineWords } from './register-words.ts'
import { RowCourse } from './row-course.tsx'
import { RowSteps } from './row-steps.tsx'
import { usePicked } from '../../ui/picked.ts'

export function RowDetail() {
  const { t } = useTranslation()
  const { detail, detailFault, open, register } = usePicked(
    useRegister,
    'detail',
    'detailFault',
    'open',
    'register',
  )
  const now = useMinute()
  const mayWrite = useMay('register.write')
  return (
    <SidePanel title={t(`register.kind.${register}`)} onClose={() => open('none')}>
      <RefusalNote refusal={detailFault} />
      {!detail && !detailFault && <Waiting label={t('register.reading')} lines={8} />}
      {detail && (
        <>
          <RowMarks row={detail.row} now={now} />
          {detail.conflicts.map(({ by, at, reason }) => (
            <Notice key={`${by} ${at} ${reason}`} tone="warning" title={codeWords(t, reason)}>
              {t('register.notTaken', { who: by, at: exactMoment(at) })}
            </Notice>
          ))}
          <Told detail={detail} />
          {mayWrite && <RowSteps detail={detail} key={detail.row.rowId} />}
          <RowContent row={detail.row} />
          <RowCourse detail={detail} />
        </>
      )}
    </SidePanel>
  )
}

/** What is said to the person in front, and what is not (S4-11(3)). */
function Told({ detail: { row } }: { readonly detail: RegisterDetail }) {
  const { t } = useTranslation()
  const { content, clock, open } = row
  if (content.register !== 'loss') return null
  if (content.callerReason !== null) {
    return (
      <>
        <Notice tone="accent" title={t('register.tellCaller')}>
          {t(`register.caller.${content.callerReason}`)}
        </Notice>
        {content.failed.length > 0 && (
          <Notice tone="warning" title={t('register.staffOnly')}>
            {t('register.column.failed')}：
            {content.failed.map((check) => t(`register.check.${check}`)).join(t('list.comma'))}
          </Notice>
        )}
      </>
    )
  }
  if (!open || !clock) return null
  const fee = amountWords(content.report?.feeFen ?? 0, 'fen')
  return (
    <Notice tone="accent" title={t('register.tellCaller')}>
      {t('register.tellHolder', { due: exactMoment(clock.dueAt), fee })}{' '}
      <span className="soft">{sourceWords(t, clock.source)}</span>
    </Notice>
  )
}

function RowContent({ row }: { readonly row: RegisterRow }) {
  const { t } = useTranslation()
  const { revealed, hide } = usePicked(useRegister, 'revealed', 'hide')
  const choices = useChoices()
  const mayReveal = useMay('register.reveal')
  const pairs = pairsOf(row, revealed, { t, choices })
  const masked = hasMasks(row)
  return (
    <Section
      title={t('register.writtenBy', { who: row.recordedBy, at: exactMoment(row.at) })}
      aside={
        revealed && (
          <Button size="small" onClick={hide}>
            {t('reveal.hide')}
          </Button>
        )
      }
    >
      <Pairs>
        {pairs
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <Pair key={name} name={t(`register.column.${name}`)}>
              {value}
            </Pair>
          ))}
        {row.open && <Pair name={t('register.column.owner')}>{row.owner}</Pair>}
      </Pairs>
      {masked && mayReveal && !revealed && <Reveal />}
    </Section>
  )
}

function hasMasks({ content }: RegisterRow): boolean {
  if (content.register === 'loss') return content.report !== null
  return content.register === 'transfer'
    ? content.numbers !== null
    : content.register !== 'difference' && content.number !== null
}

function Reveal() {
  const { t } = useTranslation()
  const reveal = useRegister((state) => state.reveal)
  const [purpose, choose] = useState<(typeof REGISTER_PURPOSES)[number]>('settle_row')
  const [fault, setFault] = useState<Refusal | null>(null)
  return (
    <>
      <div className="register-reveal">
        <Select
          aria-label={t('reveal.purpose')}
          value={purpose}
          options={REGISTER_PURPOSES.map((value) => ({
            value,
            label: t(`register.purpose.${value}`),
          }))}
          onChange={choose}
        />
        <Button onClick={() => void reveal(purpose).then(setFault)}>{t('register.reveal')}</Button>
      </div>
      <p className="soft">{t('reveal.note')}</p>
      <RefusalNote refusal={fault} />
    </>
  )
}

type Words = { readonly t: ReturnType<typeof useTranslation>['t'] } & Pick<
  ReturnType<typeof useRegister.getState>,
  'choices'
>

function pairsOf(
  { content }: RegisterRow,
  revealed: RevealedRow | null,
  { t, choices }: Words,
): readonly (readonly [string, ReactNode])[] {
  switch (content.register) {
    case 'difference': {
      const { line, unit, difference, reason, supervisor, shiftId } = content
      return [
        ['line', lineWords(t, choices, line)],
        ['difference', number(differenceWords(difference, unit))],
        ['reason', labelOf(choices?.differenceReasons, reason)],
        ['supervisor', supervisor],
        ['shift', shiftId],
      ]
    }
    case 'loss': {
      const { report, product, channel } = content
      const head = [
        ['product', labelOf(choices?.lossProducts, product)],
        ['channel', labelOf(choices?.lossChannels, channel)],
      ] as const
      if (!report) return [...head, ['card', soft(t('register.noNumbers'))]]
      const gone = t('register.gone')
      const balance = revealed?.balanceFen
      return [
        ...head,
        ['card', number(revealed?.cardNumber ?? report.cardNumber ?? gone)],
        ['holder', revealed?.holder ?? report.holder ?? gone],
        ['document', t(`register.document.${report.document}`)],
        ['idNumber', number(revealed?.idNumber ?? report.idNumber ?? gone)],
        ['phone', number(revealed?.phone ?? report.phone ?? gone)],
        [
          'balance',
          balance === undefined || balance === null
            ? soft(t('register.hidden'))
            : number(amountWords(balance, 'fen')),
        ],
        ['fee', number(amountWords(report.feeFen, 'fen'))],
      ]
    }
    case 'transfer': {
      const { item, sheets, handedBy, receivedBy } = content
      const numbers = revealed?.numbers ?? content.numbers
      return [
        ['item', labelOf(choices?.transferItems, item)],
        ['numbers', numbers && number(`${numbers.from} – ${numbers.to}`)],
        ['sheets', number(amountWords(sheets, 'piece'))],
        ['handedBy', handedBy],
        ['receivedBy', receivedBy],
      ]
    }
    case 'exception': {
      const { amountFen, reason, paymentPoint, contactedAt, refundFen, documentId } = content
      return [
        ['number', number(revealed?.number ?? content.number ?? t('register.gone'))],
        ['amount', number(amountWords(amountFen, 'fen'))],
        ['reason', labelOf(choices?.exceptionReasons, reason)],
        ['paymentPoint', paymentPoint],
        ['contactedAt', contactedAt && exactMoment(contactedAt)],
        [
          'refund',
          refundFen === null
            ? null
            : t('register.refundLine', { amount: amountWords(refundFen, 'fen'), id: documentId }),
        ],
        ['error', labelOf(choices?.paymentErrorCauses, content.errorCause)],
      ]
    }
    case 'phone_payment': {
      const { amountFen, agent, agentAmountFen, foundIn } = content
      return [
        ['number', number(revealed?.number ?? content.number ?? t('register.gone'))],
        ['amount', number(amountWords(amountFen, 'fen'))],
        ['agent', agent],
        [
          'agentAmount',
          agentAmountFen === null ? null : number(amountWords(agentAmountFen, 'fen')),
        ],
        ['remark', foundIn === 'agent_list' ? t('register.foundIn.agent_list') : null],
      ]
    }
  }
}

function soft(words: string): ReactNode {
  return <span className="soft">{words}</span>
}

function number(words: string): ReactNode {
  return <span className="number">{words}</span>
}
