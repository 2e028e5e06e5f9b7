/** The dialog in which people sign; closing it forgets everything that was typed. */
import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { dialogPlace } from '../../ui/dialog-place.ts'

export interface SignModalProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function SignModal({
  open,
  onClose,
  title,
  children,
}: SignModalProps & { readonly title: string; readonly children: ReactNode }) {
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      centered
      getContainer={dialogPlace}
      width={760}
      title={title}
    >
      {children}
    </Modal>
  )
}
