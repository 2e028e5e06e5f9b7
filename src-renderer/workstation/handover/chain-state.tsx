/** Whether the chain of signed sheets holds, and the one link that does not. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/contract/workstation.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../bridge/client.ts'
import { Notice } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useNavigation } from '../frame/navigation.state.ts'
import { lineTitle, shiftIdTitle } from './shift-words.ts'

type Answer = Output<'shift.verify'>

export function ChainState() {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const verify = async () => {
    setBusy(true)
    const verified = await call('shift.verify', {})
    setBusy(false)
    setRefusal(verified.ok ? null : verified.refusal)
    setAnswer(verified.ok ? verified.value : null)
  }
  const fault = answer?.fault ?? null
  return (
    <div className="chain">
      <Button loading={busy} onClick={() => void verify()}>
        {t('shift.chain.verify')}
      </Button>
      <RefusalNote refusal={refusal} />
      {answer && fault === null && (
        <Notice
          tone="good"
          title={t('shift.chain.holds', { sheets: answer.sheets, addenda: answer.addenda })}
        />
      )}
      {fault && (
        <Notice
          tone="alarm"
          title={t('shift.chain.broken', { shift: shiftIdTitle(t, fault.shiftId) })}
          action={
            <Button onClick={() => go({ name: 'shift', shiftId: fault.shiftId })}>
              {t('shift.chain.show')}
            </Button>
          }
        >
          {t(`shift.chain.fault.${fault.what}`, { where: whereWords(t, fault) })}
        </Notice>
      )}
    </div>
  )
}

function whereWords(
  t: ReturnType<typeof useTranslation>['t'],
  { what, where }: NonNullable<Answer['fault']>,
): string {
  if (where === null) return ''
  if (what.startsWith('previous')) return shiftIdTitle(t, where)
  return what.startsWith('addendum') ? where : lineTitle(t, where)
}
