/**
 * Somebody stands at the counter: first the person, then the facts, then what we do (S2-13). A calm list
 * beside the form; nothing in it stops the saving.
 */
import { Checkbox, Input, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import { MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import type { Output } from '#shared/contract/workstation.ts'
import { Field } from '../../../ui/field.tsx'
import { hostNow } from '../../../ui/now.ts'
import { Section } from '../../../ui/page.tsx'
import { WordsArea } from '../../../ui/words-area.tsx'
import { fieldWords } from '../../../words/refusal.ts'
import { sourceWords } from '../../../words/source.ts'
import { StaffWordsArea } from '../../../writing/staff-words.tsx'
import { useIntake } from './intake.state.ts'

/** In a step that was ticked, what of it is still open; `media` and what is carried are one look. */
type Open = Output<'complaint.evaluate'>['reception']

export function WalkInGuide({ draft, open }: { readonly draft: IntakeDraft; readonly open: Open }) {
  const { t } = useTranslation()
  const change = useIntake((state) => state.change)
  const { walkInRecord: walk } = draft
  const put = (part: Partial<typeof walk>) => change({ walkInRecord: { ...walk, ...part } })
  const led = walk.ledAt !== null
  const [telling, setTelling] = useState(walk.toldNextStep !== '')
  const lacking = (...fields: readonly string[]) =>
    open.map(({ field }) => field).filter((field) => fields.includes(field))
  return (
    <Section title={t('walkIn.title')}>
      <p className="soft">{t('walkIn.order')}</p>
      <ol className="walk-in">
        <Step
          done={led}
          source="S2-13(1)"
          lacking={lacking('room')}
          words={t('walkIn.lead')}
          onTick={(ticked) =>
            put({
              ledAt: ticked ? formatInstant(Math.floor(hostNow() / MINUTE_MS) * MINUTE_MS) : null,
            })
          }
        >
          {led && (
            <Field label={t('field.room')}>
              {(control) => (
                <Input
                  {...control}
                  size="small"
                  maxLength={80}
                  value={walk.room}
                  onChange={(event) => put({ room: event.target.value })}
                />
              )}
            </Field>
          )}
        </Step>
        <Step
          done={walk.observed}
          source="S2-13(2)"
          words={t('walkIn.look')}
          hint={t('walkIn.lookSay')}
          onTick={(observed) => put({ observed })}
        />
        <Step
          done={walk.readBack !== null}
          source="S2-13(3)"
          lacking={lacking('correction')}
          words={t('walkIn.listen')}
          onTick={(ticked) => put({ readBack: ticked ? 'confirmed' : null, correction: '' })}
        >
          {walk.readBack !== null && (
            <>
              <Segmented
                size="small"
                aria-label={t('walkIn.listen')}
                value={walk.readBack}
                options={(['confirmed', 'corrected'] as const).map((value) => ({
                  value,
                  label: t(`readBack.${value}`),
                }))}
                onChange={(readBack) => put({ readBack })}
              />
              {walk.readBack === 'corrected' && (
                <Field label={t('field.correction')}>
                  {(control) => (
                    <WordsArea
                      {...control}
                      rows={2}
                      maxLength={1000}
                      value={walk.correction}
                      onChange={(event) => put({ correction: event.target.value })}
                    />
                  )}
                </Field>
              )}
            </>
          )}
        </Step>
        <Step
          done={telling}
          source="S2-13(4)"
          lacking={lacking('toldNextStep')}
          words={t('walkIn.tell')}
          onTick={(ticked) => {
            setTelling(ticked)
            if (!ticked) put({ toldNextStep: '' })
          }}
        >
          {telling && (
            <Field label={t('field.toldNextStep')} hint={t('walkIn.tellSay')}>
              {(control) => (
                <StaffWordsArea
                  {...control}
                  rows={2}
                  maxLength={500}
                  value={walk.toldNextStep}
                  onChange={(event) => put({ toldNextStep: event.target.value })}
                />
              )}
            </Field>
          )}
        </Step>
      </ol>
      <p className="soft">
        {open.length === 0 ? t('walkIn.whole') : t('walkIn.open', { count: stepsOpen(open) })}{' '}
        {t('walkIn.then')}
      </p>
    </Section>
  )
}

/** Steps, not fields: a teller counts the four lines. */
function stepsOpen(open: Open): number {
  return new Set(open.map(({ source }) => source)).size
}

function Step({
  done,
  lacking = [],
  words,
  hint,
  source,
  onTick,
  children,
}: {
  readonly done: boolean
  /** Fields of this step that are still empty. */
  readonly lacking?: readonly string[]
  readonly words: string
  readonly hint?: string
  readonly source: string
  readonly onTick: (ticked: boolean) => void
  readonly children?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <li>
      <Checkbox checked={done} onChange={(event) => onTick(event.target.checked)}>
        {words} <span className="soft">{sourceWords(t, source)}</span>
      </Checkbox>
      {!done && hint !== undefined && <p className="soft walk-in-say">{hint}</p>}
      {children}
      {done && lacking.length > 0 && (
        <p className="soft walk-in-say">
          {t('walkIn.lacking', {
            fields: lacking.map((field) => fieldWords(t, field)).join(t('list.comma')),
          })}
        </p>
      )}
    </li>
  )
}
