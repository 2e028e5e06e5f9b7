/** What the forms of a report upward share. */
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UpwardDetail } from '#shared/contract/duty-view.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { hostNow } from '../../ui/now.ts'
import { Notice } from '../../ui/page.tsx'
import { refusalWords } from '../../words/refusal.ts'
import { FormFrame } from '../complaint/desk/forms/form-frame.tsx'
import { fitting } from '../draft/kept-forms.ts'
import { useUpward } from './upward.state.ts'

/** Now to the minute, as forms propose it. */
export const minuteNow = () => formatInstant(Math.floor(hostNow() / 60_000) * 60_000)

/** The values of one form; what was typed before stands there again. */
export function useUpwardForm<Values extends object>(form: string, start: () => Values) {
  const { t } = useTranslation()
  const typed = useUpward((state) => state.typed[form])
  const { type, take } = useUpward.getState()
  const [first] = useState(start)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  return {
    values: fitting(first, typed),
    busy,
    refusal,
    set: (change: Partial<Values>) => type(form, change as Readonly<Record<string, unknown>>),
    /** Answers true when it is done. */
    async send(change: Promise<Result<UpwardDetail>>): Promise<boolean> {
      setBusy(true)
      const answer = await take(form, change)
      setBusy(false)
      setRefusal(answer)
      return answer === null
    },
    faultAt: (field: string) => (refusal?.field === field ? refusalWords(t, refusal) : undefined),
  }
}

/** One form about a report, with its refusal at its field or above the button. */
export function Sheet({
  title,
  label,
  form,
  fields,
  submit,
  aside,
  children,
}: {
  readonly title: string
  readonly label: string
  readonly form: Pick<ReturnType<typeof useUpwardForm>, 'busy' | 'refusal'>
  readonly fields: readonly string[]
  readonly submit: () => void
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useTranslation()
  const { refusal, busy } = form
  return (
    <section className="action-form" aria-label={title}>
      <div className="duty-form-head">
        <h2>{title}</h2>
        {aside}
      </div>
      <FormFrame
        label={label}
        busy={busy}
        send={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {children}
        {refusal !== null && !fields.includes(refusal.field ?? '') && (
          <Notice tone="alarm" title={refusalWords(t, refusal)} />
        )}
      </FormFrame>
    </section>
  )
}
