/** What eyes and ears noticed. Each tick may change whom to tell and when. */
import { Button, Checkbox, InputNumber } from 'antd'
import { type KeyboardEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { FILING_FLAGS } from '#shared/complaint/enumerations.ts'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import { BankTime } from '../../../ui/bank-time.tsx'
import { Field } from '../../../ui/field.tsx'
import { isComposing } from '../../../ui/keyboard.ts'
import { usePicked } from '../../../ui/picked.ts'
import { exactMoment } from '../../../words/moment.ts'
import { StaffWordsLine } from '../../../writing/staff-words.tsx'
import { useFieldFault } from './field-fault.ts'
import { useIntakeLists } from './intake-lists.state.ts'
import { useIntake } from './intake.state.ts'
import { PaperSection } from './paper-section.tsx'
import { CareSection } from './sections/care-section.tsx'
import { MatterSection } from './sections/matter-section.tsx'
import { CodeTicks, Ticks } from './sections/parts.tsx'
import { SupervisorSection } from './sections/supervisor-section.tsx'
import { WeightSection } from './sections/weight-section.tsx'
import { WhoSection } from './sections/who-section.tsx'

const RECEPTION = [
  'agitated',
  'media',
  'recordingDevice',
  'legalRepresentative',
  'gathering',
  'violence',
] as const
const HARM = [
  'beyondDepartmentPower',
  'considerableHarm',
  'possibleAdverseEffect',
  'seriousDamage',
] as const

/** Everything after the four: what the eyes saw stays in sight, the rest waits folded. */
export function IntakeMore({ draft }: { readonly draft: IntakeDraft }) {
  const { t } = useTranslation()
  const change = useIntake((state) => state.change)
  const load = useIntakeLists((state) => state.load)
  const faultOf = useFieldFault()
  useEffect(() => {
    void load()
  }, [load])
  const section = { draft, change, faultOf }
  return (
    <>
      {draft.channel === 'external_supervisor' && <SupervisorSection {...section} />}
      <Ticks label={t('intake.observed')}>
        {RECEPTION.map((sign) => (
          <Checkbox
            key={sign}
            checked={draft.reception[sign] === true}
            onChange={(event) =>
              change({ reception: { ...draft.reception, [sign]: event.target.checked } })
            }
          >
            {t(`reception.${sign}`)}
          </Checkbox>
        ))}
      </Ticks>
      <Times draft={draft} />
      <p className="fold-lead">{t('section.lead')}</p>
      <WhoSection {...section} />
      <MatterSection {...section} />
      <CareSection {...section} />
      <WeightSection
        {...section}
        more={<Harm draft={draft} />}
        moreFilled={HARM.filter((sign) => draft.harm[sign]).length + draft.flags.length}
      />
      <PaperSection draft={draft} />
    </>
  )
}

function Harm({ draft }: { readonly draft: IntakeDraft }) {
  const { t } = useTranslation()
  const change = useIntake((state) => state.change)
  return (
    <>
      <Ticks label={t('intake.harm')}>
        {HARM.map((sign) => (
          <Checkbox
            key={sign}
            checked={draft.harm[sign]}
            onChange={(event) => change({ harm: { ...draft.harm, [sign]: event.target.checked } })}
          >
            {t(`harm.${sign}`)}
          </Checkbox>
        ))}
      </Ticks>
      <CodeTicks
        label={t('intake.flags')}
        codes={FILING_FLAGS}
        words={(flag) => t(`flag.${flag}`)}
        value={draft.flags}
        onChange={(flags) => change({ flags })}
      />
    </>
  )
}

function Times({ draft }: { readonly draft: IntakeDraft }) {
  const { t } = useTranslation()
  const change = useIntake((state) => state.change)
  const written = useIntake((state) => state.earlierCall !== null)
  const faultOf = useFieldFault()
  // What goes along with the registration is in sight, whatever the channel is by now.
  const called = draft.channel === 'phone' || draft.earlierCalls.length > 0 || written
  const late = draft.lateEntryReason !== '' || faultOf('lateEntryReason') !== undefined
  return (
    <>
      <div className="intake-times">
        <Field label={t('field.receivedAt')} fault={faultOf('receivedAt')}>
          {(control) => (
            <BankTime
              {...control}
              value={draft.receivedAt}
              onChange={(receivedAt) => change({ receivedAt: receivedAt ?? '' })}
            />
          )}
        </Field>
        <Field
          label={t('field.groupSize')}
          hint={t('intake.groupHint')}
          fault={faultOf('groupSize')}
        >
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={100_000}
              precision={0}
              value={draft.groupSize}
              onChange={(groupSize) => change({ groupSize })}
            />
          )}
        </Field>
        {called && <EarlierCalls draft={draft} />}
      </div>
      {late && (
        <Field label={t('field.lateEntryReason')} fault={faultOf('lateEntryReason')}>
          {(control) => (
            <StaffWordsLine
              {...control}
              value={draft.lateEntryReason}
              maxLength={200}
              onChange={(event) => change({ lateEntryReason: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

/** Earlier calls of the same customer and matter: two within half a working day are urgent (S2-16). */
function EarlierCalls({ draft }: { readonly draft: IntakeDraft }) {
  const { t } = useTranslation()
  const { earlierCall, change, writeEarlierCall, noteEarlierCall } = usePicked(
    useIntake,
    'earlierCall',
    'change',
    'writeEarlierCall',
    'noteEarlierCall',
  )
  const faultOf = useFieldFault()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !isComposing(event)) noteEarlierCall()
  }
  return (
    <Field
      label={t('field.earlierCalls')}
      hint={t('intake.earlierHint')}
      fault={faultOf('earlierCalls')}
    >
      {(control) => (
        <div
          className="earlier"
          role="group"
          aria-label={t('field.earlierCalls')}
          onKeyDown={onKeyDown}
          onBlur={noteEarlierCall}
        >
          <BankTime {...control} value={earlierCall} onChange={writeEarlierCall} />
          {draft.earlierCalls.map((at) => (
            <Button
              key={at}
              size="small"
              title={t('intake.removeCall')}
              onClick={() =>
                change({ earlierCalls: draft.earlierCalls.filter((one) => one !== at) })
              }
            >
              {exactMoment(at).slice(5)} ×
            </Button>
          ))}
        </div>
      )}
    </Field>
  )
}
