/** Two people stand here, and a third where one is asked for; each gives number and PIN; then the sheet is locked. */
import { Checkbox } from 'antd'
import { v7 as uuid } from 'uuid'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import { useSession } from '../session/session.state.ts'
import { useStaff } from '../setting/staff.state.ts'
import { type Hands, sent, useHands } from '../signing/hands.ts'
import { SignModal, type SignModalProps } from '../signing/sign-modal.tsx'
import { SigningForm } from '../signing/signing-form.tsx'
import { missingWords } from './missing-words.ts'
import { useSigning } from './signing.state.ts'
import { usePicked } from '../../ui/picked.ts'

type Side = 'outgoing' | 'incoming' | 'witness' | 'outgoingCosigner' | 'incomingCosigner'

interface SignDialogProps extends SignModalProps {
  readonly detail: ShiftDetail
}

export function SignDialog({ detail, open, onClose }: SignDialogProps) {
  const { t } = useTranslation()
  return (
    <SignModal open={open} onClose={onClose} title={t('shift.sign.dialog')}>
      <SignForm detail={detail} onClose={onClose} />
    </SignModal>
  )
}

/** Who has to sign: the two, a third person for watched lines, and somebody beside each trainee. */
function useAsked({ policy }: ShiftDetail, hands: Hands<Side>, watched: boolean): readonly Side[] {
  const { people, load } = usePicked(useStaff, 'people', 'load')
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
  const { sign, busy } = usePicked(useSigning, 'sign', 'busy')
  const myNumber = useSession((state) => state.status?.person?.employeeNo)
  const [sitting] = useState(() => uuid())
  const [watched, setWatched] = useState(false)
  const signing = useHands<Side>({
    outgoing: detail.row.onDuty || (myNumber ?? ''),
    incoming: '',
    witness: '',
    outgoingCosigner: '',
    incomingCosigner: '',
  })
  const { policy } = detail
  const asked = useAsked(detail, signing.hands, watched)
  const given = (side: Side) =>
    asked.includes(side) ? { ...sent(signing.hands[side]), at: null, sitting } : null
  return (
    <SigningForm
      signing={signing}
      asked={asked}
      sideWords={(side) => t(`shift.sign.${side}`)}
      // S4-15(3): the outgoing person signs before anybody else.
      first={{ side: 'outgoing', words: t('shift.sign.outgoingFirst') }}
      handwriting={policy.handwriting}
      doWords={t('shift.sign.do')}
      busy={busy}
      head={() => <p className="soft">{t('shift.sign.dialogNote')}</p>}
      severalWords={(refusal) => {
        const words = missingWords(t, detail, refusal)
        return words.length > 0 ? { title: t('shift.sign.before'), words } : null
      }}
      onSign={() =>
        sign({
          outgoing: given('outgoing'),
          incoming: given('incoming'),
          witness: given('witness'),
          outgoingCosigner: given('outgoingCosigner'),
          incomingCosigner: given('incomingCosigner'),
        })
      }
      onClose={onClose}
    >
      {policy.witnessed.length > 0 && !policy.witnessRequired && (
        <Checkbox
          className="sign-more"
          checked={watched}
          onChange={(event) => setWatched(event.target.checked)}
        >
          {t('shift.sign.withWitness')}
        </Checkbox>
      )}
    </SigningForm>
  )
}
