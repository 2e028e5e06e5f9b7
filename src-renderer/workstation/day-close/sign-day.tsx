/** Maker and manager stand here; each gives number and PIN; then the day is locked. */
import { useTranslation } from 'react-i18next'
import { sent, useHands } from '../signing/hands.ts'
import { SignModal, type SignModalProps } from '../signing/sign-modal.tsx'
import { SigningForm } from '../signing/signing-form.tsx'
import { useDayClose } from './day-close.state.ts'
import { usePicked } from '../../ui/picked.ts'

const SIDES = ['maker', 'manager'] as const

export function DaySignDialog({ open, onClose }: SignModalProps) {
  const { t } = useTranslation()
  return (
    <SignModal open={open} onClose={onClose} title={t('day.sign.dialog')}>
      <SignForm onClose={onClose} />
    </SignModal>
  )
}

function SignForm({ onClose }: Pick<SignModalProps, 'onClose'>) {
  const { t } = useTranslation()
  const { close, busy, detail } = usePicked(useDayClose, 'close', 'busy', 'detail')
  const signing = useHands({ maker: detail?.prepared?.by ?? '', manager: '' })
  const { maker, manager } = signing.hands
  return (
    <SigningForm
      signing={signing}
      asked={SIDES}
      sideWords={(side) => t(`day.sign.${side}`)}
      handwriting={detail?.policy.handwriting === true}
      doWords={t('day.sign.do')}
      busy={busy}
      head={() => <p className="soft">{t('day.sign.dialogNote')}</p>}
      onSign={() => close({ maker: sent(maker), manager: sent(manager) })}
      onClose={onClose}
    />
  )
}
