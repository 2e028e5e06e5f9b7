/** One person's hand: the number, the PIN, and the name by hand for whoever wants to write it. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#shared/foundation/result.ts'
import { Field } from '../../ui/field.tsx'
import { refusalWords } from '../../words/refusal.ts'
import { type Hand, gapsOf } from './hands.ts'
import { HandwritingField } from './handwriting-field.tsx'

interface SignerFieldsProps {
  readonly side: string
  readonly words: string
  readonly hand: Hand
  /** The number stands on the sheet: only the PIN is asked for. */
  readonly known: boolean
  readonly handwriting: boolean
  /** The box in which the form begins. */
  readonly firstBox: string | undefined
  /** Why this PIN cannot be given yet; null when it can. */
  readonly waits: string | null
  /** Names of the boxes that say what they miss. */
  readonly blamed: readonly string[]
  /** A refusal that belongs to this person. */
  readonly refusal: Refusal | null
  readonly onChange: (change: Partial<Hand>) => void
  /** Somebody wants to write without a number: the box is named. */
  readonly onMissing: (box: string) => void
}

export function SignerFields(props: SignerFieldsProps) {
  const { side, words, hand, known, waits, blamed, refusal, onChange } = props
  const { t } = useTranslation()
  const faultAt = (box: 'employeeNo' | 'pin' | 'handwriting') => {
    const field = refusal?.field ?? ''
    if (refusal && (field === `${side}.${box}` || field.startsWith(`${side}.${box}.`)))
      return refusalWords(t, refusal)
    // Whoever cannot sign yet is not blamed for it.
    const says = blamed.includes(`${side}.${box}`) && !(box === 'pin' && waits !== null)
    const gap = says ? gapsOf({ [side]: hand }, [side]).find((one) => one.box === box) : undefined
    return gap && t(gap.what === 'empty' ? 'form.required' : 'setUp.pinForm')
  }
  const boxOf = (name: 'employeeNo' | 'pin') => ({
    'data-box': `${side}.${name}`,
    autoFocus: props.firstBox === `${side}.${name}`,
    autoComplete: 'off',
  })
  return (
    <fieldset className="signer" aria-label={known ? words : undefined}>
      {!known && <legend>{words}</legend>}
      {!known && (
        <Field label={t('field.employeeNo')} required fault={faultAt('employeeNo')}>
          {(control) => (
            <Input
              {...control}
              {...boxOf('employeeNo')}
              value={hand.employeeNo}
              onChange={(event) => onChange({ employeeNo: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field
        label={
          known ? t('shift.addendum.pinOf', { side: words, who: hand.employeeNo }) : t('field.pin')
        }
        required
        fault={faultAt('pin')}
        hint={waits}
      >
        {(control) => (
          <Input.Password
            {...control}
            {...boxOf('pin')}
            inputMode="numeric"
            maxLength={12}
            disabled={waits !== null}
            value={hand.pin}
            onChange={(event) => onChange({ pin: event.target.value })}
          />
        )}
      </Field>
      {props.handwriting && (
        <HandwritingField
          words={words}
          hand={hand}
          fault={faultAt('handwriting')}
          onChange={(handwriting) => onChange({ handwriting })}
          onNobody={() => props.onMissing(`${side}.employeeNo`)}
        />
      )}
    </fieldset>
  )
}
