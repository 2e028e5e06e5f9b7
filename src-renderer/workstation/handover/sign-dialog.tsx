/** Two people stand here, and a third where one is asked for; each gives number and PIN; then the sheet is locked. */
import { Button, Checkbox, Input, Modal } from 'antd'
import { v7 as uuid } from 'uuid'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { dialogPlace } from '../../ui/dialog-place.ts'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/page.tsx'
import { refusalWords } from '../../words/refusal.ts'
import { useSession } from '../session/session.state.ts'
import { useStaff } from '../setting/staff.state.ts'
import { missingWords } from './missing-words.ts'
import { useSigning } from './signing.state.ts'

const SIDES = ['outgoing', 'incoming', 'witness', 'outgoingCosigner', 'incomingCosigner'] as const
type Side = (typeof SIDES)[number]
interface Hand {
  readonly employeeNo: string
  readonly pin: string
}
const NOBODY: Hand = { employeeNo: '', pin: '' }

interface SignDialogProps {
  readonly detail: ShiftDetail
  readonly open: boolean
  readonly onClose: () => void
}

export function SignDialog({ detail, open, onClose }: SignDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      getContainer={dialogPlace}
      width={760}
      title={t('shift.sign.dialog')}
    >
      <SignForm detail={detail} onClose={onClose} />
    </Modal>
  )
}

/** Who has to sign: the two, a third person for watched lines, and somebody beside each trainee. */
function useAsked(
  { policy }: ShiftDetail,
  hands: Readonly<Record<Side, Hand>>,
  watched: boolean,
): readonly Side[] {
  const { people, load } = useStaff()
  useEffect(() => void load(), [load])
  const isTrainee = (side: 'outgoing' | 'incoming') =>
    policy.traineeCosigner &&
    (people ?? []).some(
      ({ employeeNo, role }) =>
        role === 'trainee' && sameEmployee(employeeNo, hands[side].employeeNo),
    )
  return [
    'outgoing',
    ...(isTrainee('outgoing') ? (['outgoingCosigner'] as const) : []),
    'incoming',
    ...(isTrainee('incoming') ? (['incomingCosigner'] as const) : []),
    ...(policy.witnessRequired || watched ? (['witness'] as const) : []),
  ]
}

function SignForm({ detail, onClose }: Omit<SignDialogProps, 'open'>) {
  const { t } = useTranslation()
  const { sign, busy, refusal } = useSigning()
  const myNumber = useSession((state) => state.status?.person?.employeeNo)
  const [sitting] = useState(() => uuid())
  const [hands, setHands] = useState<Readonly<Record<Side, Hand>>>({
    outgoing: { employeeNo: detail.row.onDuty || (myNumber ?? ''), pin: '' },
    incoming: NOBODY,
    witness: NOBODY,
    outgoingCosigner: NOBODY,
    incomingCosigner: NOBODY,
  })
  const [watched, setWatched] = useState(false)
  const asked = useAsked(detail, hands, watched)
  const isGiven = ({ employeeNo, pin }: Hand) => employeeNo.trim() !== '' && /^\d{6,12}$/.test(pin)
  const complete = asked.every((side) => isGiven(hands[side]))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!complete) return
    const given = (side: Side) => {
      const { employeeNo, pin } = hands[side]
      return asked.includes(side) ? { employeeNo: employeeNo.trim(), pin, at: null, sitting } : null
    }
    const done = await sign({
      outgoing: given('outgoing'),
      incoming: given('incoming'),
      witness: given('witness'),
      outgoingCosigner: given('outgoingCosigner'),
      incomingCosigner: given('incomingCosigner'),
    })
    if (done) return onClose()
    // A PIN is never left standing after a refusal.
    const emptied = SIDES.map((side) => [side, { ...hands[side], pin: '' }] as const)
    setHands(Object.fromEntries(emptied) as Record<Side, Hand>)
  }
  const atField = SIDES.some((side) => refusal?.field?.startsWith(`${side}.`) === true)
  const several = missingWords(t, detail, refusal)
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p className="soft">{t('shift.sign.dialogNote')}</p>
      <div className="two">
        {asked.map((side, index) => (
          <HandFields
            key={side}
            side={side}
            hand={hands[side]}
            // S4-15(3): the outgoing person signs before anybody else.
            waits={index > 0 && !isGiven(hands.outgoing)}
            onChange={(change) => setHands({ ...hands, [side]: { ...hands[side], ...change } })}
          />
        ))}
      </div>
      {detail.policy.witnessed.length > 0 && !detail.policy.witnessRequired && (
        <Checkbox checked={watched} onChange={(event) => setWatched(event.target.checked)}>
          {t('shift.sign.withWitness')}
        </Checkbox>
      )}
      {refusal && (!atField || several.length > 1) && (
        <Notice
          tone="alarm"
          title={several.length > 0 ? t('shift.sign.before') : refusalWords(t, refusal)}
        >
          {several.length > 0 && (
            <ul>
              {several.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
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

function HandFields({
  side,
  hand,
  waits,
  onChange,
}: {
  readonly side: Side
  readonly hand: Hand
  readonly waits: boolean
  readonly onChange: (change: Partial<Hand>) => void
}) {
  const { t } = useTranslation()
  const { refusal } = useSigning()
  const faultAt = (field: string) =>
    refusal?.field === `${side}.${field}` ? refusalWords(t, refusal) : undefined
  return (
    <fieldset className="signer">
      <legend>{t(`shift.sign.${side}`)}</legend>
      <Field label={t('field.employeeNo')} required fault={faultAt('employeeNo')}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            autoFocus={side === 'incoming'}
            value={hand.employeeNo}
            onChange={(event) => onChange({ employeeNo: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('field.pin')}
        required
        fault={faultAt('pin')}
        hint={waits ? t('shift.sign.outgoingFirst') : undefined}
      >
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="off"
            inputMode="numeric"
            maxLength={12}
            disabled={waits}
            value={hand.pin}
            onChange={(event) => onChange({ pin: event.target.value })}
          />
        )}
      </Field>
    </fieldset>
  )
}
