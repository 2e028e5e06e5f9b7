/** Which side answers for an error of a handover: a fact of the record, decided elsewhere (S4-15(5)(6)). */
import { Button, Select } from 'antd'
import { v7 as uuid } from 'uuid'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { HANDOVER_ERRORS } from '#shared/handover/rules/liability.ts'
import { Field } from '../../ui/field.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Section } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { exactMoment } from '../../words/moment.ts'
import { sourceWords } from '../../words/source.ts'
import { StaffWordsLine } from '../../writing/staff-words.tsx'
import { useMay } from '../session/session.state.ts'
import { useKeptForm } from './kept-words.ts'
import { useShift } from './shift.state.ts'
import { usePicked } from '../../ui/picked.ts'

type HandoverError = (typeof HANDOVER_ERRORS)[number]

export function Liability({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const mayWrite = useMay('shift.write')
  const [adding, setAdding] = useState(false)
  const { signatures } = detail
  const who = (party: ShiftDetail['liabilities'][number]['party']) =>
    party === 'both'
      ? `${signatures?.outgoing.employeeNo} · ${signatures?.incoming.employeeNo}`
      : (signatures?.[party].employeeNo ?? '')
  return (
    <Section
      title={t('shift.liability.title')}
      count={detail.liabilities.length}
      aside={
        mayWrite && !adding ? (
          <Button onClick={() => setAdding(true)}>{t('shift.liability.add')}</Button>
        ) : undefined
      }
    >
      {detail.liabilities.length === 0 && !adding && (
        <p className="soft">{t('shift.liability.none')}</p>
      )}
      <ul className="rows">
        {detail.liabilities.map(({ liabilityId, error, party, source, text, by, at }) => (
          <li key={liabilityId} className="issue">
            <div>
              <Mark tone="warning">{t(`shift.liability.error.${error}`)}</Mark>{' '}
              <strong>
                {t(`shift.liability.party.${party}`)} {who(party)}
              </strong>{' '}
              <span className="soft">{sourceWords(t, source)}</span>
            </div>
            <div>
              {text ?? t('shift.wordsGone')}{' '}
              <span className="soft">
                {by} · {exactMoment(at)}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {adding && <LiabilityForm shiftId={detail.row.shiftId} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function LiabilityForm({
  shiftId,
  onClose,
}: {
  readonly shiftId: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { write } = usePicked(useShift, 'write')
  const form = useKeptForm(`liability.${shiftId}`, { error: 'omitted', text: '' })
  const { text } = form.values
  const error: HandoverError = HANDOVER_ERRORS.find((one) => one === form.values.error) ?? 'omitted'
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const record = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    const input = { liabilityId: uuid(), error, text: text.trim() }
    const refused = await write('shift.recordLiability', input)
    if (refused !== null) return setRefusal(refused)
    form.sent()
    onClose()
  }
  return (
    <form onSubmit={(event) => void record(event)} noValidate>
      <div className="two">
        <Field label={t('shift.liability.what')} required hint={t('shift.liability.hint')}>
          {(control) => (
            <Select
              {...control}
              value={error}
              options={HANDOVER_ERRORS.map((value) => ({
                value,
                label: t(`shift.liability.error.${value}`),
              }))}
              onChange={(chosen) => form.set({ error: chosen })}
            />
          )}
        </Field>
        <Field label={t('shift.liability.text')} required>
          {(control) => (
            <StaffWordsLine
              {...control}
              maxLength={500}
              value={text}
              onChange={(event) => form.set({ text: event.target.value })}
            />
          )}
        </Field>
      </div>
      <RefusalNote refusal={refusal} />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" disabled={text.trim() === ''}>
          {t('shift.liability.record')}
        </Button>
        <Button onClick={onClose}>{t('form.cancel')}</Button>
      </div>
    </form>
  )
}
