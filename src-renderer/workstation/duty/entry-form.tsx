/** What all forms of a day share: kept words, one refusal at its field, Ctrl+Enter, Escape. */
import { Button, Input } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import type { Refusal, Result } from '#shared/foundation/result.ts'
import { Field } from '../../ui/field.tsx'
import { useLetterKeys } from '../../ui/keyboard.ts'
import { Notice } from '../../ui/page.tsx'
import { refusalWords } from '../../words/refusal.ts'
import { FormFrame } from '../complaint/desk/forms/form-frame.tsx'
import { fitting } from '../draft/kept-forms.ts'
import { typedKey, useDuty } from './duty.state.ts'

export interface Entry<Values> {
  readonly values: Values
  readonly busy: boolean
  readonly refusal: Refusal | null
  set(change: Partial<Values>): void
  /** Says at a field what is wrong before anything is sent. */
  refuse(field: string): void
  send(change: Promise<Result<DutyDay>>): Promise<void>
  /** The words for a field, or nothing when the refusal is about another one. */
  faultAt(...fields: readonly string[]): string | undefined
}

/** The values of one form of the day; what was typed before stands there again. */
export function useEntry<Values extends object>(key: string, start: Values): Entry<Values> {
  const { t } = useTranslation()
  const typed = useDuty((state) => state.typed[typedKey(state.day, key)])
  const { type, take } = useDuty.getState()
  const [first] = useState(start)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  return {
    values: fitting(first, typed),
    busy,
    refusal,
    set: (change) => type(key, change as Readonly<Record<string, unknown>>),
    refuse: (field) => setRefusal({ code: 'field_required', field, message: '' }),
    async send(change) {
      setBusy(true)
      const answer = await take(key, change)
      setBusy(false)
      setRefusal(answer)
    },
    faultAt: (...fields) =>
      refusal?.field !== undefined &&
      fields.some((field) => refusal.field === field || refusal.field?.endsWith(`.${field}`))
        ? refusalWords(t, refusal)
        : undefined,
  }
}

/** The frame of a form on the day. `fields` are those that show their own refusal. */
export function EntryForm<Values>({
  title,
  label,
  entry,
  fields,
  submit,
  children,
}: {
  readonly title: string
  readonly label: string
  readonly entry: Entry<Values>
  readonly fields: readonly string[]
  readonly submit: () => void
  readonly children: ReactNode
}) {
  const { t } = useTranslation()
  const close = useDuty((state) => state.open)
  useLetterKeys(useMemo(() => ({ escape: () => close(null) }), [close]))
  const { refusal } = entry
  const shown = refusal !== null && entry.faultAt(...fields) === undefined
  return (
    <section className="action-form duty-form" aria-label={title}>
      <div className="duty-form-head">
        <h3>{title}</h3>
        <Button size="small" onClick={() => close(null)}>
          {t('form.cancel')}
        </Button>
      </div>
      <FormFrame
        label={label}
        busy={entry.busy}
        send={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {children}
        {shown && <Notice tone="alarm" title={refusalWords(t, refusal)} />}
      </FormFrame>
    </section>
  )
}

/** When it was, as a time of the day on screen; `field` is its name in the call. */
export function TimeField<Values extends { readonly time: string }>({
  entry,
  field = 'at',
  autoFocus = false,
}: {
  readonly entry: Entry<Values>
  readonly field?: string
  readonly autoFocus?: boolean
}) {
  const { t } = useTranslation()
  const type = (time: string) => entry.set({ time } as Partial<Values>)
  return (
    <Field label={t('duty.time')} required fault={entry.faultAt(field)} hint={t('duty.timeHint')}>
      {(control) => (
        <Input
          {...control}
          className="duty-time"
          inputMode="numeric"
          maxLength={5}
          autoFocus={autoFocus}
          value={entry.values.time}
          onFocus={(event) => event.target.select()}
          onChange={(event) => type(event.target.value)}
        />
      )}
    </Field>
  )
}
