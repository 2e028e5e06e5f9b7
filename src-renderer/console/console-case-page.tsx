/** One case as head office sees it, and the word to the branch. */
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { ConsoleCase } from '#shared/contract/console-views.ts'
import type { ConsoleOutput } from '#shared/contract/console.ts'
import { CourseSections } from '../workstation/complaint/desk/course/course-sections.tsx'
import { Timeline } from '../workstation/complaint/desk/timeline.tsx'
import { ClockRow, inOrder } from '../workstation/complaint/clocks.tsx'
import { GravityMarks } from '../workstation/complaint/case-marks.tsx'
import { RuleWords } from '../workstation/complaint/rule-words.tsx'
import { BankTime } from '../ui/bank-time.tsx'
import { FormField, showRefusal } from '../ui/form-field.tsx'
import { Mark } from '../ui/mark.tsx'
import { Notice, Pair, Pairs, Section, Waiting } from '../ui/page.tsx'
import { exactMoment } from '../words/moment.ts'
import { refusalWords } from '../words/refusal.ts'
import { StaffWordsArea } from '../writing/staff-words.tsx'
import { ask, useConsole, useConsoleMay } from './console.state.ts'
import { Decisions } from './decision-forms.tsx'
import { GivenInstructions } from './given-instructions.tsx'
import { usePicked } from '../ui/picked.ts'

export function ConsoleCasePage() {
  const { t } = useTranslation()
  const { detail, fault, go } = usePicked(useConsole, 'detail', 'fault', 'go')
  const mayInstruct = useConsoleMay('console.instruct')
  if (!detail) return fault ? null : <Waiting label={t('state.loading')} lines={8} />
  const { row } = detail
  return (
    <article className="desk">
      <div className="desk-main">
        <header className="case-head">
          <Button
            type="link"
            className="case-back"
            onClick={() => go({ name: 'cases', branchId: row.branchId })}
          >
            ← {row.branchCode}
          </Button>
          <h1 tabIndex={-1} className="number">
            {row.caseNumber}
          </h1>
          <div className="case-marks">
            <Mark tone={row.state === 'closed' ? 'good' : 'accent'}>
              {t(`caseState.${row.state}`)}
            </Mark>
            <GravityMarks row={row} />
          </div>
          <p className="soft">
            {t(`channel.${row.channel}`)} ·{' '}
            {t('case.receivedBy', { at: exactMoment(row.receivedAt), who: row.firstRecipient })}
            {' · '}
            {row.handler === null ? t('case.noHandler') : t('case.handledBy', { who: row.handler })}
          </p>
        </header>
        <Words detail={detail} />
        <CourseSections course={detail.course} bounces={detail.bounces} />
        <Section title={t('timeline.title')} count={detail.timeline.length}>
          <Timeline entries={detail.timeline} />
        </Section>
      </div>
      <div className="desk-side">
        <Decisions detail={detail} />
        {mayInstruct && !detail.erased && <InstructForm detail={detail} />}
        <GivenInstructions detail={detail} />
        <Section title={t('rules.clocks')}>
          <ol className="clocks">
            {inOrder(detail.clocks).map((clock) => (
              <ClockRow key={`${clock.kind}-${clock.startAt}-${clock.dueAt}`} clock={clock} />
            ))}
          </ol>
          <RuleWords
            rules={[...detail.decision.urgency.reasons, ...detail.decision.level.reasons]}
            decision={detail.decision}
          />
        </Section>
      </div>
    </article>
  )
}

function Words({ detail }: { readonly detail: ConsoleCase }) {
  const { t } = useTranslation()
  const mayReveal = useConsoleMay('complaint.reveal')
  const [revealed, setRevealed] = useState<ConsoleOutput<'console.reveal'> | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const gone = <span className="soft">{t('case.erasedShort')}</span>
  const reveal = async () => {
    const { branchId, caseId } = detail.row
    const answer = await ask('console.reveal', { branchId, caseId, purpose: 'supervision' })
    if (answer.ok) setRevealed(answer.value)
    else setFault(refusalWords(t, answer.refusal))
  }
  return (
    <Section
      title={t('case.words')}
      aside={
        mayReveal &&
        !detail.erased &&
        (revealed ? (
          <Button size="small" onClick={() => setRevealed(null)}>
            {t('reveal.hide')}
          </Button>
        ) : (
          <Button size="small" onClick={() => void reveal()}>
            {t('console.reveal')}
          </Button>
        ))
      }
    >
      {fault !== null && <Notice tone="alarm" title={fault} />}
      <Pairs>
        <Pair name={t('field.customerName')}>
          {(revealed ? revealed.customerName : detail.row.customerName) ??
            (detail.anonymous ? t('case.anonymous') : gone)}
        </Pair>
        <Pair name={t('field.contact')}>
          {(revealed ? revealed.contact : detail.contact) ?? detail.contactMissingReason ?? gone}
        </Pair>
        <Pair name={t('field.facts')}>
          <p className="said">{detail.facts ?? gone}</p>
        </Pair>
        <Pair name={t('field.demand')}>
          <p className="said">{detail.demand ?? gone}</p>
        </Pair>
      </Pairs>
    </Section>
  )
}

const KINDS = ['instruction', 'query'] as const

interface Values {
  kind: (typeof KINDS)[number]
  dueAt: string | null
  text: string
}

function InstructForm({ detail }: { readonly detail: ConsoleCase }) {
  const { t } = useTranslation()
  const show = useConsole((state) => state.show)
  const form = useForm<Values>({ defaultValues: { kind: 'instruction', dueAt: null, text: '' } })
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async (values) => {
    const { branchId, caseId } = detail.row
    const answer = await ask('console.instruct', { branchId, caseId, ...values })
    if (!answer.ok) return showRefusal(form, ['dueAt', 'text'], answer.refusal, t)
    show(answer.value)
    form.reset()
  })
  return (
    <form className="action-form" onSubmit={(event) => void send(event)} noValidate>
      <h2>{t('console.instruct')}</h2>
      <FormField control={form.control} name="kind" label={t('field.kind')}>
        {({ status: _status, ...props }) => (
          <Segmented
            {...props}
            block
            options={KINDS.map((value) => ({ value, label: t(`instruction.${value}`) }))}
          />
        )}
      </FormField>
      <FormField
        control={form.control}
        name="text"
        label={t('field.text')}
        required
        rules={{ required: t('form.required') }}
      >
        {({ value, ...props }) => (
          <StaffWordsArea {...props} value={value ?? ''} rows={3} maxLength={2000} />
        )}
      </FormField>
      <FormField
        control={form.control}
        name="dueAt"
        label={t('field.dueAt')}
        hint={t('console.dueHint')}
      >
        {(props) => (
          <BankTime
            id={props.id}
            status={props.status}
            aria-invalid={props['aria-invalid']}
            aria-describedby={props['aria-describedby']}
            value={props.value}
            onChange={props.onChange}
          />
        )}
      </FormField>
      {errors.root && <Notice tone="alarm" title={errors.root.message} />}
      <Button type="primary" htmlType="submit" loading={isSubmitting}>
        {t('console.sendToBranch')}
      </Button>
    </form>
  )
}
