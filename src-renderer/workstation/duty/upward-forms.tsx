/** What follows a report upward: an instruction, its carrying out, the word to the direct leader. */
import { Checkbox, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { v7 as uuid } from 'uuid'
import type { UpwardDetail } from '#shared/contract/duty-view.ts'
import { call } from '../../bridge/client.ts'
import { BankTime } from '../../ui/bank-time.tsx'
import { Field } from '../../ui/field.tsx'
import { WordsArea } from '../../ui/words-area.tsx'
import { StaffWordsArea } from '../../writing/staff-words.tsx'
import { Sheet, minuteNow, useUpwardForm } from './upward-sheet.tsx'

interface DetailProps {
  readonly detail: UpwardDetail
}

function MomentField({
  value,
  fault,
  onChange,
}: {
  readonly value: string
  readonly fault: string | undefined
  readonly onChange: (at: string) => void
}) {
  const { t } = useTranslation()
  return (
    <Field label={t('duty.time')} required fault={fault}>
      {(control) => <BankTime {...control} value={value} onChange={(at) => onChange(at ?? '')} />}
    </Field>
  )
}

/** S4-17(4): the leader's words in full. */
export function InstructionForm({ detail }: DetailProps) {
  const { t } = useTranslation()
  const { reportId, version: seenVersion } = detail.row
  const form = useUpwardForm(`instruction.${reportId}`, () => ({
    instructionId: uuid(),
    at: minuteNow(),
    from: '',
    text: '',
    toCarryOut: true,
  }))
  const { at, from, text, toCarryOut, instructionId } = form.values
  const submit = async () => {
    const input = { reportId, seenVersion, instructionId, at, from, text, toCarryOut }
    const done = await form.send(call('upward.noteInstruction', input))
    // The form stays for the next one, under an id of its own.
    if (done) form.set({ instructionId: uuid() })
  }
  return (
    <Sheet
      title={t('upward.noteInstruction')}
      label={t('upward.doNote')}
      form={form}
      fields={['from', 'text', 'at']}
      submit={() => void submit()}
    >
      <Field label={t('upward.from')} required fault={form.faultAt('from')}>
        {(control) => (
          <Input
            {...control}
            maxLength={60}
            value={from}
            onChange={(event) => form.set({ from: event.target.value })}
          />
        )}
      </Field>
      <MomentField
        value={at}
        fault={form.faultAt('at')}
        onChange={(chosen) => form.set({ at: chosen })}
      />
      <Field
        label={t('upward.instruction')}
        required
        hint={t('upward.instructionHint')}
        fault={form.faultAt('text')}
      >
        {(control) => (
          <WordsArea
            {...control}
            rows={4}
            maxLength={2000}
            value={text}
            onChange={(event) => form.set({ text: event.target.value })}
          />
        )}
      </Field>
      <Checkbox
        checked={toCarryOut}
        onChange={(event) => form.set({ toCarryOut: event.target.checked })}
      >
        {t('upward.needsAction')}
      </Checkbox>
    </Sheet>
  )
}

export function CarryOutForm({
  detail,
  instruction,
}: DetailProps & { readonly instruction: UpwardDetail['instructions'][number] }) {
  const { t } = useTranslation()
  const { reportId, version: seenVersion } = detail.row
  const { instructionId } = instruction
  const form = useUpwardForm(`out.${instructionId}`, () => ({ at: minuteNow(), result: '' }))
  const { at, result } = form.values
  const submit = () =>
    void form.send(
      call('upward.carryOut', {
        reportId,
        seenVersion,
        instructionId,
        at,
        result: result || null,
      }),
    )
  return (
    <Sheet
      title={t('upward.carryOut')}
      label={t('upward.carryOut')}
      form={form}
      fields={['at']}
      submit={submit}
    >
      <p className="quoted">{instruction.text ?? t('duty.wordsGone')}</p>
      <MomentField
        value={at}
        fault={form.faultAt('at')}
        onChange={(chosen) => form.set({ at: chosen })}
      />
      <Field label={t('upward.result')}>
        {(control) => (
          <StaffWordsArea
            {...control}
            rows={2}
            maxLength={1000}
            value={result}
            onChange={(event) => form.set({ result: event.target.value })}
          />
        )}
      </Field>
    </Sheet>
  )
}

/** S4-17(3): whoever was passed over has heard of it. */
export function TellLeaderForm({ detail }: DetailProps) {
  const { t } = useTranslation()
  const { reportId, version: seenVersion } = detail.row
  const form = useUpwardForm(`told.${reportId}`, () => ({ at: minuteNow() }))
  const submit = () =>
    void form.send(call('upward.tellLeader', { reportId, seenVersion, at: form.values.at }))
  return (
    <Sheet
      title={t('upward.tellLeader')}
      label={t('upward.leaderWasTold')}
      form={form}
      fields={['at']}
      submit={submit}
    >
      {detail.directLeader !== null && (
        <p className="soft">
          {t('upward.tellLeaderNote', { leader: t(`escalationTarget.${detail.directLeader}`) })}
        </p>
      )}
      <MomentField
        value={form.values.at}
        fault={form.faultAt('at')}
        onChange={(chosen) => form.set({ at: chosen })}
      />
    </Sheet>
  )
}
