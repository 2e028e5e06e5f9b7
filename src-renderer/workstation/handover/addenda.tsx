/** What was added after the signatures: only with both people again (S4-15(3)). */
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { Field } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { WordsArea } from '../../ui/words-area.tsx'
import { exactMoment } from '../../words/moment.ts'
import { refusalWords } from '../../words/refusal.ts'
import { useMay } from '../session/session.state.ts'
import { useSigning } from './signing.state.ts'

const SIDES = ['outgoing', 'incoming'] as const

export function Addenda({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const mayWrite = useMay('shift.write')
  const [adding, setAdding] = useState(false)
  return (
    <Section
      title={t('shift.addendum.title')}
      count={detail.addenda.length}
      aside={
        mayWrite && !adding ? (
          <Button onClick={() => setAdding(true)}>{t('shift.addendum.add')}</Button>
        ) : undefined
      }
    >
      {detail.addenda.length === 0 && !adding && <p className="soft">{t('shift.addendum.none')}</p>}
      <ol className="rows">
        {detail.addenda.map(({ addendumId, text, signedAt, outgoing, incoming, digest }) => (
          <li key={addendumId} className="issue">
            <div>{text ?? t('shift.wordsGone')}</div>
            <span className="soft">
              {outgoing.employeeNo} · {incoming.employeeNo} · {exactMoment(signedAt)} ·{' '}
              <span className="digest">{digest.slice(0, 8)}</span>
            </span>
          </li>
        ))}
      </ol>
      {adding && <AddendumForm detail={detail} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function AddendumForm({
  detail,
  onClose,
}: {
  readonly detail: ShiftDetail
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { addAddendum, busy } = useSigning()
  const [text, setText] = useState('')
  const [pins, setPins] = useState({ outgoing: '', incoming: '' })
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { signatures } = detail
  if (!signatures) return null
  const complete = text.trim() !== '' && SIDES.every((side) => /^\d{6,12}$/.test(pins[side]))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!complete) return
    const hand = (side: (typeof SIDES)[number]) => ({
      employeeNo: signatures[side].employeeNo,
      pin: pins[side],
    })
    const refused = await addAddendum({
      text: text.trim(),
      outgoing: hand('outgoing'),
      incoming: hand('incoming'),
    })
    setPins({ outgoing: '', incoming: '' })
    if (refused === null) return onClose()
    setRefusal(refused)
  }
  const atPin = SIDES.some((side) => refusal?.field === `${side}.pin`)
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t('shift.addendum.text')} required hint={t('shift.addendum.hint')}>
        {({ status: _status, ...control }) => (
          <WordsArea
            {...control}
            autoFocus
            rows={2}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="two">
        {SIDES.map((side) => (
          <Field
            key={side}
            label={t('shift.addendum.pinOf', {
              side: t(`shift.sign.${side}`),
              who: signatures[side].employeeNo,
            })}
            required
            fault={refusal?.field === `${side}.pin` ? refusalWords(t, refusal) : undefined}
          >
            {(control) => (
              <Input.Password
                {...control}
                autoComplete="off"
                inputMode="numeric"
                maxLength={12}
                value={pins[side]}
                onChange={(event) => setPins({ ...pins, [side]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      {!atPin && <RefusalNote refusal={refusal} />}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!complete}>
          {t('shift.addendum.sign')}
        </Button>
        <Button onClick={onClose}>{t('form.cancel')}</Button>
      </div>
    </form>
  )
}
