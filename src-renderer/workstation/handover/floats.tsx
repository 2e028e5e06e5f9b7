/** Lines that hold too little to work with; one key tells the supervisor (S4-09(1)). */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { isSupervisor } from '#shared/staff/role.ts'
import { useLetterKeys } from '../../ui/keyboard.ts'
import { Key, Notice } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { exactMoment } from '../../words/moment.ts'
import { useMay } from '../session/session.state.ts'
import { useStaff } from '../setting/staff.state.ts'
import { amountWords } from './amount.ts'
import { PersonPicker } from './people-pickers.tsx'
import { lineTitle } from './shift-words.ts'
import { useShift } from './shift.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function Floats({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const { write } = usePicked(useShift, 'write')
  const mayWrite = useMay('shift.write')
  const { people } = usePicked(useStaff, 'people')
  const [chosen, setChosen] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const supervisors = (people ?? []).filter(({ active, role }) => active && isSupervisor(role))
  const told = chosen || (supervisors[0]?.employeeNo ?? '')
  const waiting = useMemo(
    () => (mayWrite ? detail.floats.filter((float) => float.told === null) : []),
    [mayWrite, detail.floats],
  )
  const keys = useMemo(
    () => ({
      t: () => {
        void (async () => {
          for (const { line } of waiting) {
            const refused = await write('shift.tellFloat', { line, told })
            setRefusal(refused)
            if (refused) return
          }
        })()
      },
    }),
    [waiting, told, write],
  )
  useLetterKeys(keys)
  if (detail.floats.length === 0) return null
  return (
    <Notice
      tone={waiting.length > 0 ? 'alarm' : 'warning'}
      title={t('shift.float.title')}
      action={
        waiting.length > 0 ? (
          <Button type="primary" disabled={told === ''} onClick={keys.t}>
            {t('shift.float.tell')} <Key press="T" />
          </Button>
        ) : undefined
      }
    >
      <ul>
        {detail.floats.map((float) => (
          <li key={float.line}>
            {t('shift.float.short', {
              line: lineTitle(t, float.line),
              balance: amountWords(float.balance, float.unit),
              minimum: amountWords(float.minimum, float.unit),
              short: amountWords(float.short, float.unit),
            })}{' '}
            {float.told && (
              <span className="soft">
                {t('shift.float.told', { who: float.told.told, at: exactMoment(float.told.at) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <PersonPicker
          aria-label={t('field.supervisor')}
          supervisors
          value={told}
          onChoose={setChosen}
        />
      )}
      <RefusalNote refusal={refusal} />
    </Notice>
  )
}
