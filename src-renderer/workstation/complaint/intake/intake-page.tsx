/** Registering a case: four fields first, the rules answering at the side, saved with one key. */
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageKeys } from '../../../ui/keyboard.ts'
import { Mark } from '../../../ui/mark.tsx'
import { Key, Notice, PageHead } from '../../../ui/page.tsx'
import { refusalWords } from '../../../words/refusal.ts'
import { usePhrases } from '../../phrase/phrase.state.ts'
import { TOPIC_AT_FIELD } from '../../phrase/place-topics.ts'
import { Receipt } from '../../sealed/receipt.tsx'
import { SealedPage } from '../../sealed/sealed-page.tsx'
import { useSealed } from '../../sealed/sealed.state.ts'
import { IntakeMore } from './intake-more.tsx'
import { IntakeSaved } from './intake-saved.tsx'
import { useIntake } from './intake.state.ts'
import { RequiredFields } from './required-fields.tsx'
import { RulesSide } from './rules-side.tsx'
import { usePicked } from '../../../ui/picked.ts'

/** Fields that stand on the page, so that a refusal about them is shown there and not above. */
const SHOWN = [
  'channel',
  'intakeType',
  'groupSize',
  'receivedAt',
  'earlierCalls',
  'customerName',
  'contact',
  'contactMissingReason',
  'facts',
  'demand',
  'lateEntryReason',
  'relation',
  'identityNumber',
  'cardTail',
  'email',
  'complainedOf',
  'happenedAt',
  'business',
  'amountFen',
  'paper.takenBy',
  'externalSupervisor.body',
  'externalSupervisor.reference',
  'externalSupervisor.dueAt',
  'repeatOf.newFacts',
]

export function IntakePage() {
  const { t } = useTranslation()
  const { draft, saved, violent, saving, refusal, begin, register, flush } = usePicked(
    useIntake,
    'draft',
    'saved',
    'violent',
    'saving',
    'refusal',
    'begin',
    'register',
    'flush',
  )
  const follow = usePhrases((state) => state.follow)
  const receipt = useSealed((state) => state.receipt)
  const channel = draft?.channel
  useEffect(() => {
    if (!draft && !saved && receipt === null) begin()
  }, [draft, saved, receipt, begin])
  // Who comes back to register meets an empty form, not the word about the case before.
  useEffect(
    () => () => {
      useIntake.setState({ saved: null })
      useSealed.setState({ receipt: null })
    },
    [],
  )
  const complaintTyped = draft !== null && draft.intakeType === 'complaint'
  const [field, setField] = useState('')
  useEffect(() => {
    if (channel === undefined) return
    const atField = TOPIC_AT_FIELD[field]
    const reception = channel === 'phone' ? 'situation.SP-01' : 'chapter.walk_in'
    follow([atField ?? reception], { caseId: null, complaintTyped })
  }, [channel, field, complaintTyped, follow])
  const keys = useMemo(
    () => ({ 'Control+Enter': () => void register(), 'Control+s': () => void register() }),
    [register],
  )
  usePageKeys(keys)
  const form = useRef<HTMLFormElement>(null)
  // Whoever is refused goes on where it is to be mended, though that is out of sight.
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusal])

  if (receipt !== null) return <Receipt receipt={receipt} />
  if (saved) return <IntakeSaved row={saved} violent={violent} />
  if (!draft) return null
  if (draft.intakeType === 'whistleblowing') return <SealedPage draft={draft} />
  const elsewhere = refusal && !SHOWN.includes(refusal.field ?? '')
  return (
    <>
      <PageHead title={t('intake.title')} note={t('intake.note')} actions={<DraftMark />} />
      <div className="intake">
        <form
          ref={form}
          className="intake-form"
          onSubmit={(event) => event.preventDefault()}
          onBlur={() => void flush()}
          onFocus={({ target }) => setField(target.getAttribute('name') ?? '')}
          noValidate
        >
          <RequiredFields draft={draft} />
          <IntakeMore draft={draft} />
          {elsewhere && <Notice tone="alarm" title={refusalWords(t, refusal)} />}
          <div className="form-foot">
            <Button type="primary" size="large" loading={saving} onClick={() => void register()}>
              {t('intake.save')} <Key press="Ctrl ↵" />
            </Button>
            <span className="soft">{t('intake.leaving')}</span>
          </div>
        </form>
        <RulesSide draft={draft} />
      </div>
    </>
  )
}

function DraftMark() {
  const { t } = useTranslation()
  const kept = useIntake((state) => state.kept)
  if (kept === 'yes') return <Mark tone="good">{t('draft.kept')}</Mark>
  if (kept === 'no') return <Mark>{t('draft.notKept')}</Mark>
  return <Mark tone="alarm">{t('draft.failed', { reason: refusalWords(t, kept) })}</Mark>
}
