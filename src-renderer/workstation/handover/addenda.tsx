/** What was added after the signatures: only with both people again (S4-15(3)). */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { Field } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'
import { exactMoment } from '../../words/moment.ts'
import { StaffWordsArea } from '../../writing/staff-words.tsx'
import { useMay } from '../session/session.state.ts'
import { sent, useHands } from '../signing/hands.ts'
import { SigningForm } from '../signing/signing-form.tsx'
import { WrittenName } from '../signing/written-name.tsx'
import { useKeptForm } from './kept-words.ts'
import { useSigning } from './signing.state.ts'
import { usePicked } from '../../ui/picked.ts'

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
            {[outgoing, incoming].map(
              ({ employeeNo, handwriting }) =>
                handwriting && (
                  <WrittenName key={employeeNo} who={employeeNo} handwriting={handwriting} />
                ),
            )}
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
  const { addAddendum, busy } = usePicked(useSigning, 'addAddendum', 'busy')
  const form = useKeptForm(`addendum.${detail.row.shiftId}`, { text: '' })
  const { text } = form.values
  const signing = useHands({
    outgoing: detail.signatures?.outgoing.employeeNo ?? '',
    incoming: detail.signatures?.incoming.employeeNo ?? '',
  })
  const { outgoing, incoming } = signing.hands
  const isMissing = text.trim() === ''
  return (
    <SigningForm
      signing={signing}
      asked={SIDES}
      sideWords={(side) => t(`shift.sign.${side}`)}
      known
      handwriting={detail.policy.handwriting}
      doWords={t('shift.addendum.sign')}
      size="middle"
      busy={busy}
      above={{ box: 'text', isMissing }}
      head={(blamed) => (
        <Field
          label={t('shift.addendum.text')}
          required
          hint={t('shift.addendum.hint')}
          fault={blamed && isMissing ? t('form.required') : undefined}
        >
          {({ status: _status, ...control }) => (
            <StaffWordsArea
              {...control}
              data-box="text"
              autoFocus
              rows={2}
              maxLength={1000}
              value={text}
              onChange={(event) => form.set({ text: event.target.value })}
            />
          )}
        </Field>
      )}
      onSign={async () => {
        const hands = { outgoing: sent(outgoing), incoming: sent(incoming) }
        const refused = await addAddendum({ text: text.trim(), ...hands })
        if (refused === null) form.sent()
        return refused
      }}
      onClose={onClose}
    />
  )
}
