/** What this branch proposed to say, what head office answered, and the form for more. */
import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { EntryText, lineOf } from '../../entry/entry-text.tsx'
import { Mark, type Tone } from '../../ui/mark.tsx'
import { useMinute } from '../../ui/now.ts'
import { Empty, Section, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { momentWords } from '../../words/moment.ts'
import { useFresh } from '../frame/reload.ts'
import { useMay } from '../session/session.state.ts'
import { ProposalForm } from './proposal-form.tsx'
import { type Proposal, useProposals } from './proposal.state.ts'
import { usePicked } from '../../ui/picked.ts'

const TONES: Readonly<Record<Proposal['state'], Tone>> = {
  waiting: 'accent',
  withdrawn: 'quiet',
  accepted: 'good',
  declined: 'warning',
}

export function ProposalRoom() {
  const { t } = useTranslation()
  const { proposals, fault, load } = usePicked(useProposals, 'proposals', 'fault', 'load')
  const mayPropose = useMay('phrase.propose')
  useFresh(load)
  return (
    <div className={mayPropose ? 'words-two words-two-form' : undefined}>
      {mayPropose && <ProposalForm />}
      <Section title={t('proposal.title')} count={proposals?.length}>
        <RefusalNote refusal={fault} />
        {!proposals && !fault && <Waiting label={t('state.loading')} />}
        {proposals?.length === 0 && <Empty text={t('proposal.none')} />}
        <ul className="rows">
          {proposals?.map((proposal) => (
            <ProposalRow key={proposal.proposalId} proposal={proposal} />
          ))}
        </ul>
      </Section>
    </div>
  )
}

function ProposalRow({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTranslation()
  const now = useMinute()
  const withdraw = useProposals((state) => state.withdraw)
  const { phrase, standing, decided, state } = proposal
  return (
    <li className="line-still instruction">
      <div className="words-head">
        <strong>{phrase?.title ?? t('proposal.unreadable')}</strong>
        <Mark tone={TONES[state]}>{t(`proposal.state.${state}`)}</Mark>
        {!proposal.arrived && <Mark tone="quiet">{t('proposal.notArrived')}</Mark>}
      </div>
      <span className="soft">
        {proposal.by} · {momentWords(proposal.at, now)} ·{' '}
        {proposal.replaces === null
          ? t('proposal.newEntry')
          : t('proposal.replacing', { code: proposal.replaces })}
      </span>
      {phrase && <EntryText text={phrase.text} />}
      {state === 'waiting' && standing && (
        <p className="soft">{t('proposal.nowSaid', { text: lineOf(t, standing.text) })}</p>
      )}
      {proposal.why !== null && (
        <p className="soft">{t('proposal.because', { why: proposal.why })}</p>
      )}
      {decided && (
        <p>
          {t(decided.published ? 'proposal.published' : 'proposal.answered', {
            who: decided.by,
            at: momentWords(decided.at, now),
            code: decided.published?.code ?? '',
          })}
          {decided.remark !== null && ` ${decided.remark}`}
        </p>
      )}
      {state === 'waiting' && proposal.own && (
        <Popconfirm
          title={t('proposal.withdrawQuestion')}
          okText={t('proposal.withdraw')}
          cancelText={t('form.cancel')}
          onConfirm={() => void withdraw(proposal.proposalId)}
        >
          <Button size="small" className="words-end">
            {t('proposal.withdraw')}
          </Button>
        </Popconfirm>
      )}
    </li>
  )
}
