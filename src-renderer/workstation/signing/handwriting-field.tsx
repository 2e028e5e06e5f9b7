/** The way to a name by hand: nobody has to write one, and whoever did may write it anew or take it away. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Handwriting } from '#shared/handover/handwriting.ts'
import type { Hand } from './hands.ts'
import { HandwritingPad } from './handwriting-pad.tsx'
import { WrittenName } from './written-name.tsx'

interface HandwritingFieldProps {
  /** As what this person signs. */
  readonly words: string
  readonly hand: Hand
  readonly fault: string | undefined
  readonly onChange: (handwriting: Handwriting | null) => void
  /** Somebody wants to write, and nobody knows yet who. */
  readonly onNobody: () => void
}

export function HandwritingField(props: HandwritingFieldProps) {
  const { words, fault, onChange, onNobody } = props
  const { employeeNo, handwriting } = props.hand
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const who = employeeNo.trim()
  return (
    <div className="by-hand">
      {handwriting && <WrittenName who={who} handwriting={handwriting} />}
      <div className="by-hand-do">
        <Button type="link" size="small" onClick={() => (who === '' ? onNobody() : setOpen(true))}>
          {t(handwriting ? 'handwriting.again' : 'handwriting.add')}
        </Button>
        {handwriting && (
          <Button type="link" size="small" onClick={() => onChange(null)}>
            {t('handwriting.remove')}
          </Button>
        )}
      </div>
      {fault !== undefined && (
        <p className="field-note by-hand-fault" role="alert">
          {fault}
        </p>
      )}
      <HandwritingPad
        open={open}
        title={t('handwriting.title', { side: words, who })}
        who={who}
        onKeep={(written) => {
          onChange(written)
          setOpen(false)
        }}
        onClose={() => setOpen(false)}
      />
    </div>
  )
}
