/** What branches propose, and the answer: published as edited, or declined with a reason. */
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsoleProposal } from '#shared/contract/console-words.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { NO_FIELDS, type OfficeFields, fieldsOf } from '#shared/phrase/entry.ts'
import { faultWords, isOfEntry, withRefused } from '../entry/entry-faults.ts'
import { EntryText } from '../entry/entry-text.tsx'
import { Field } from '../ui/field.tsx'
import { sendsWithCtrlEnter } from '../ui/keyboard.ts'
import { Mark } from '../ui/mark.tsx'
import { Empty, Notice, Section, Waiting } from '../ui/page.tsx'
import { StaffWordsArea } from '../writing/staff-words.tsx'
import { exactMoment } from '../words/moment.ts'
import { usePackWriting } from '../words/pack-writing.ts'
import { ask, useConsoleMay } from './console.state.ts'
import { EntryEditor, useEntryCheck } from './entry-editor.tsx'
import { type ShownProposals, useWords } from './words.state.ts'
import { usePicked } from '../ui/picked.ts'

const SHOWN = ['waiting', 'all'] as const

export function ProposalDesk() {
  const { t } = useTranslation()
  const {
    shown,
    show,
    proposals: rows,
    library,
    loadProposals,
    loadLibrary,
  } = usePicked(useWords, 'shown', 'show', 'proposals', 'library', 'loadProposals', 'loadLibrary')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [done, setDone] = useState('')
  const chosen = rows?.find(({ proposalId }) => proposalId === chosenId) ?? rows?.[0] ?? null
  return (
    <div className="words-two">
      <Section
        title={t('words.proposals')}
        count={rows?.length}
        aside={
          <Segmented<ShownProposals>
            aria-label={t('words.proposals')}
            value={shown}
            options={SHOWN.map((one) => ({ value: one, label: t(`words.shown.${one}`) }))}
            onChange={show}
          />
        }
      >
        {done !== '' && <Notice tone="good" title={done} />}
        {!rows && <Waiting label={t('state.loading')} />}
        {rows?.length === 0 && <Empty text={t('words.noProposals')} />}
        <ul className="rows">
          {rows?.map((row) => (
            <li key={row.proposalId}>
              <button
                type="button"
                className="words-row"
                aria-current={row === chosen}
                onClick={() => setChosenId(row.proposalId)}
              >
                <span className="words-head">
                  <strong>{row.phrase?.title ?? t('proposal.unreadable')}</strong>
                  {row.state !== 'waiting' && <Mark>{t(`proposal.state.${row.state}`)}</Mark>}
                </span>
                <span className="soft">
                  {row.branchCode} · {row.by} · {exactMoment(row.at)} ·{' '}
                  {row.replaces === null
                    ? t('proposal.newEntry')
                    : t('proposal.replacing', { code: row.replaces })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
      {chosen && (
        <Answer
          key={`${chosen.proposalId} ${chosen.version}`}
          proposal={chosen}
          caseTypes={library?.caseTypes ?? []}
          answered={(words) => {
            setDone(words)
            void loadProposals()
            void loadLibrary()
          }}
        />
      )}
    </div>
  )
}

function Answer({
  proposal,
  caseTypes,
  answered,
}: {
  readonly proposal: ConsoleProposal
  readonly caseTypes: readonly string[]
  readonly answered: (words: string) => void
}) {
  const { t } = useTranslation()
  const written = usePackWriting()
  const mayPublish = useConsoleMay('phrase.publish')
  const { phrase, standing, decided, why, state } = proposal
  return (
    <Section title={phrase?.title ?? t('proposal.unreadable')}>
      {standing && (
        <>
          <h3>{t('words.standing')}</h3>
          <EntryText text={written(standing.phrase.text)} />
        </>
      )}
      {phrase && (
        <>
          <h3>{t('words.proposed')}</h3>
          <EntryText text={phrase.text} />
        </>
      )}
      {why !== null && <p className="soft">{t('proposal.because', { why })}</p>}
      {decided && (
        <p>
          {t(decided.published ? 'proposal.published' : 'proposal.answered', {
            who: decided.by,
            at: exactMoment(decided.at),
            code: decided.published?.code ?? '',
          })}
          {decided.remark !== null && ` ${decided.remark}`}
        </p>
      )}
      {state === 'waiting' && mayPublish && (
        <AnswerForm proposal={proposal} caseTypes={caseTypes} answered={answered} />
      )}
    </Section>
  )
}

function AnswerForm({ proposal, caseTypes, answered }: Parameters<typeof Answer>[0]) {
  const { t } = useTranslation()
  const { branchId, proposalId, version, phrase, standing } = proposal
  const [fields, setFields] = useState<OfficeFields>(phrase ? fieldsOf(phrase) : NO_FIELDS)
  const [remark, setRemark] = useState('')
  const [fault, setFault] = useState<Refusal | null>(null)
  const [sending, setSending] = useState(false)
  const check = useEntryCheck(fields)
  const send = async (outcome: 'accepted' | 'declined') => {
    setSending(true)
    const answer = await ask('console.decideProposal', {
      branchId,
      proposalId,
      seenVersion: version,
      outcome,
      remark,
      entry: outcome === 'accepted' ? fields : null,
      seenRevision: standing?.revision ?? 0,
    })
    setSending(false)
    if (!answer.ok) return setFault(answer.refusal)
    answered(t(`words.done.${outcome}`, { title: phrase?.title ?? '' }))
  }
  const ofRemark = fault?.field === 'remark'
  const ofEntry = fault && isOfEntry(fault) ? fault : null
  return (
    <form
      className="action-form"
      noValidate
      onKeyDown={sendsWithCtrlEnter}
      onSubmit={(event) => {
        event.preventDefault()
        void send('accepted')
      }}
    >
      <h3>{t('words.edit')}</h3>
      <EntryEditor
        fields={fields}
        check={{ faults: withRefused(check.faults, ofEntry), of: check.of }}
        caseTypes={caseTypes}
        known={standing !== null}
        change={(change) => {
          setFault(null)
          setFields({ ...fields, ...change })
        }}
      />
      <Field
        label={t('words.remark')}
        hint={t('words.remarkHint')}
        fault={ofRemark ? faultWords(t, fault) : undefined}
      >
        {(control) => (
          <StaffWordsArea
            {...control}
            rows={2}
            maxLength={500}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        )}
      </Field>
      {fault && !ofRemark && !ofEntry && <Notice tone="alarm" title={faultWords(t, fault)} />}
      <div className="clock-line">
        <Button type="primary" htmlType="submit" loading={sending}>
          {t('words.accept')}
        </Button>
        <Button loading={sending} onClick={() => void send('declined')}>
          {t('words.decline')}
        </Button>
      </div>
    </form>
  )
}
