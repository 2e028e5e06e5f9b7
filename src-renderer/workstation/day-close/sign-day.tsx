/** Maker and manager stand here; each gives number and PIN; then the day is locked. */
import { Button, Input, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dialogPlace } from '../../ui/dialog-place.ts'
import { Field } from '../../ui/field.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { refusalWords } from '../../words/refusal.ts'
import { useDayClose } from './day-close.state.ts'

const SIDES = ['maker', 'manager'] as const
type Side = (typeof SIDES)[number]

interface DaySignDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function DaySignDialog({ open, onClose }: DaySignDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      getContainer={dialogPlace}
      width={720}
      title={t('day.sign.dialog')}
    >
      <SignForm onClose={onClose} />
    </Modal>
  )
}

function SignForm({ onClose }: Omit<DaySignDialogProps, 'open'>) {
  const { t } = useTranslation()
  const { close, busy, signRefusal: refusal, detail } = useDayClose()
  const [hands, setHands] = useState({
    maker: { employeeNo: detail?.prepared?.by ?? '', pin: '' },
    manager: { employeeNo: '', pin: '' },
  })
  const set = (side: Side, change: { employeeNo?: string; pin?: string }) =>
    setHands({ ...hands, [side]: { ...hands[side], ...change } })
  const complete = SIDES.every(
    (side) => hands[side].employeeNo.trim() !== '' && /^\d{6,12}$/.test(hands[side].pin),
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!complete) return
    const given = (side: Side) => ({ ...hands[side], employeeNo: hands[side].employeeNo.trim() })
    if (await close({ maker: given('maker'), manager: given('manager') })) return onClose()
    // A PIN is never left standing after a refusal.
    setHands({
      maker: { ...hands.maker, pin: '' },
      manager: { ...hands.manager, pin: '' },
    })
  }
  const faultAt = (field: string) =>
    refusal?.field === field ? refusalWords(t, refusal) : undefined
  const atField = SIDES.some((side) => refusal?.field?.startsWith(`${side}.`) === true)
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p className="soft">{t('day.sign.dialogNote')}</p>
      <div className="two">
        {SIDES.map((side) => (
          <fieldset key={side} className="signer">
            <legend>{t(`day.sign.${side}`)}</legend>
            <Field label={t('field.employeeNo')} required fault={faultAt(`${side}.employeeNo`)}>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  autoFocus={side === 'manager'}
                  value={hands[side].employeeNo}
                  onChange={(event) => set(side, { employeeNo: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('field.pin')} required fault={faultAt(`${side}.pin`)}>
              {(control) => (
                <Input.Password
                  {...control}
                  autoComplete="off"
                  inputMode="numeric"
                  maxLength={12}
                  value={hands[side].pin}
                  onChange={(event) => set(side, { pin: event.target.value })}
                />
              )}
            </Field>
          </fieldset>
        ))}
      </div>
      <RefusalNote refusal={atField ? null : refusal} />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" size="large" loading={busy} disabled={!complete}>
          {t('day.sign.do')}
        </Button>
        <Button size="large" onClick={onClose}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
