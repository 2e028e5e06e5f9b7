import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageKeys } from '../../../../ui/keyboard.ts'
import { Key } from '../../../../ui/page.tsx'

/** Fields and the one button that sends them; Ctrl+Enter sends from anywhere in the form. */
export function FormFrame({
  label,
  send,
  busy,
  danger = false,
  disabled = false,
  children,
}: {
  readonly label: string
  readonly send: (event: { preventDefault(): void }) => void
  readonly busy: boolean
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly children: ReactNode
}) {
  const { t } = useTranslation()
  const keys = useMemo(
    () => ({ 'Control+Enter': () => !disabled && send({ preventDefault: () => undefined }) }),
    [send, disabled],
  )
  usePageKeys(keys)
  return (
    <form onSubmit={send} noValidate>
      {children}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" danger={danger} loading={busy} disabled={disabled}>
          {label} <Key press="Ctrl ↵" />
        </Button>
        <span className="soft">{t('form.wordsKept')}</span>
      </div>
    </form>
  )
}
