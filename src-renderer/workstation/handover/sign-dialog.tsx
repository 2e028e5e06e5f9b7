/** Two people stand here; both give employee number and PIN; then the sheet is locked. */
import { Button, Input, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dialogPlace } from '../../ui/dialog-place.ts'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/page.tsx'
import { refusalWords } from '../../words/refusal.ts'
import { useSession } from '../session/session.state.ts'
import { useShift } from './shift.state.ts'

const SIDES = ['outgoing', 'incoming'] as const
type Side = (typeof SIDES)[number]

interface SignDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function SignDialog({ open, onClose }: SignDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      getContainer={dialogPlace}
      width={720}
      title={t('shift.sign.dialog')}
    >
      <SignForm onClose={onClose} />
    </Modal>
  )
}

function SignForm({ onClose }: Omit<SignDialogProps, 'open'>) {
  const { t } = useTranslation()
  const { sign, busy, signRefusal: refusal, detail } = useShift()
  const myNumber = useSession((state) => state.status?.person?.employeeNo)
  const [signers, setSigners] = useState({
    outgoing: { employeeNo: detail?.row.onDuty ?? myNumber ?? '', pin: '' },
    incoming: { employeeNo: '', pin: '' },
  })
  const set = (side: Side, change: { employeeNo?: string; pin?: string }) =>
    setSigners({ ...signers, [side]: { ...signers[side], ...change } })
  const complete = SIDES.every(
    (side) => signers[side].employeeNo.trim() !== '' && /^\d{6,12}$/.test(signers[side].pin),
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!complete) return
    const trimmed = (side: Side) => ({
      ...signers[side],
      employeeNo: signers[side].employeeNo.trim(),
    })
    const done = await sign({ outgoing: trimmed('outgoing'), incoming: trimmed('incoming') })
    if (done) return onClose()
    // A PIN is never left standing after a refusal.
    setSigners({
      outgoing: { ...signers.outgoing, pin: '' },
      incoming: { ...signers.incoming, pin: '' },
    })
  }
  const faultAt = (field: string) =>
    refusal?.field === field ? refusalWords(t, refusal) : undefined
  const atField = SIDES.some((side) => refusal?.field?.startsWith(`${side}.`) === true)
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p className="soft">{t('shift.sign.dialogNote')}</p>
      <div className="two">
        {SIDES.map((side) => (
          <fieldset key={side} className="signer">
            <legend>{t(`shift.sign.${side}`)}</legend>
            <Field label={t('field.employeeNo')} required fault={faultAt(`${side}.employeeNo`)}>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  autoFocus={side === 'incoming'}
                  value={signers[side].employeeNo}
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
                  value={signers[side].pin}
                  onChange={(event) => set(side, { pin: event.target.value })}
                />
              )}
            </Field>
          </fieldset>
        ))}
      </div>
      {refusal && !atField && <Notice tone="alarm" title={refusalWords(t, refusal)} />}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" size="large" loading={busy} disabled={!complete}>
          {t('shift.sign.do')}
        </Button>
        <Button size="large" onClick={onClose}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
