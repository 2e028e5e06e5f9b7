/** What can be done now, and the form of the action that is open. The form slides beside the work. */
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { useMinute } from '../../../ui/now.ts'
import { Key, Notice, Section } from '../../../ui/page.tsx'
import { RefusalNote } from '../../../ui/refusal-note.tsx'
import { useStays } from '../../../ui/stays.ts'
import { momentWords } from '../../../words/moment.ts'
import { ACTIONS, COMMON } from './actions.ts'
import type { ActionRef } from './action-names.ts'
import { useCase } from './case.state.ts'
import type { Moment, Waiting } from './moment.ts'
import { OpenForm } from './open-form.tsx'
import { DIGITS } from './offers.ts'
import { OtherActions } from './other-actions.tsx'
import { usePicked } from '../../../ui/picked.ts'

/** In sight while one reads on, as long as it fits. */
export function ActionPanel(props: PanelProps) {
  const place = useStays<HTMLDivElement>()
  const action = useCase((state) => state.action)
  useEffect(() => {
    // A form without a box that takes the keys is brought into sight too.
    if (action) place.current?.querySelector('.section-head')?.scrollIntoView({ block: 'nearest' })
  }, [action, place])
  return (
    <div className="desk-now" ref={place}>
      <NowOrForm {...props} />
    </div>
  )
}

interface PanelProps {
  readonly detail: CaseDetail
  readonly moment: Moment
  readonly others: readonly ActionRef[]
}

function NowOrForm({ detail, moment, others }: PanelProps) {
  const { t } = useTranslation()
  const { action, open, close, refusal } = usePicked(useCase, 'action', 'open', 'close', 'refusal')
  const next = useAfterForm(action !== null, detail.row.version)
  if (action) {
    return (
      <section className="action-form" aria-label={t(`action.${action.name}`)}>
        <div className="section-head">
          <h2>{t(`action.${action.name}`)}</h2>
          <Button type="text" size="small" onClick={close}>
            {t('form.cancel')} <Key press="Esc" />
          </Button>
        </div>
        <Meanwhile />
        <OpenForm detail={detail} action={action} />
        <RefusalNote refusal={refusal} />
      </section>
    )
  }
  if (moment.can.length + moment.waits.length + others.length === 0) return null
  return (
    <Section title={t('action.title')}>
      {moment.can.length + moment.waits.length === 0 && (
        <p className="soft nothing-next">{t('step.nothingNext')}</p>
      )}
      <ol className="moment" ref={next}>
        {moment.can.map((can, index) => (
          <li key={`${can.name} ${can.subject}`}>
            <Button
              block
              // Opening a finished case again is possible, never what comes next.
              type={index === 0 && can.name !== 'reopen' ? 'primary' : 'default'}
              onClick={() => open(can.name, can.subject)}
            >
              <span>{t(`action.${can.name}`)}</span>
              <Key press={keyOf(can, index)} />
            </Button>
          </li>
        ))}
      </ol>
      {moment.waits.length > 0 && (
        <ul className="waits" aria-label={t('waits.title')}>
          {moment.waits.map((waiting) => (
            <li key={`${waiting.name} ${waiting.subject}`}>
              <WaitingWords waiting={waiting} />
            </li>
          ))}
        </ul>
      )}
      <Common others={others} />
      <OtherActions others={others} />
    </Section>
  )
}

function Common({ others }: { readonly others: readonly ActionRef[] }) {
  const { t } = useTranslation()
  const open = useCase((state) => state.open)
  const common = others.filter(({ name }) => COMMON.includes(name))
  if (common.length === 0) return null
  return (
    <div className="common" role="group" aria-label={t('step.common')}>
      {common.map(({ name, subject }) => (
        <Button key={name} size="small" onClick={() => open(name, subject)}>
          {t(`action.${name}`)} <Key press={(ACTIONS[name].key ?? '').toUpperCase()} />
        </Button>
      ))}
    </div>
  )
}

/**
 * When a form has been left the keys go to the next step, so that Enter goes on; after a save the line of
 * gates comes into sight again, because something on it has changed.
 */
function useAfterForm(writing: boolean, version: number) {
  const list = useRef<HTMLOListElement>(null)
  const before = useRef({ writing, version })
  useEffect(() => {
    const { current: was } = before
    if (was.writing && !writing) {
      list.current?.querySelector('button')?.focus()
      if (was.version !== version) {
        document.querySelector('.desk-top')?.scrollIntoView({ block: 'end' })
      }
    }
    if (was.writing !== writing) before.current = { writing, version }
  }, [writing, version])
  return list
}

/** A digit by its place; what comes after nine keeps its letter. */
function keyOf({ name }: ActionRef, index: number): string {
  return index < DIGITS ? String(index + 1) : (ACTIONS[name].key ?? '').toUpperCase()
}

/** Somebody else has to do it: who, and why not this person. */
function WaitingWords({ waiting }: { readonly waiting: Waiting }) {
  const { t } = useTranslation()
  return (
    <>
      <strong>{t(`action.${waiting.name}`)}</strong>{' '}
      <span className="soft">{t(`waits.${waiting.why}`, { who: waiting.who })}</span>
    </>
  )
}

/** Others wrote while somebody types here: said, never merged into the form. */
function Meanwhile() {
  const { t } = useTranslation()
  const now = useMinute()
  const meanwhile = useCase((state) => state.meanwhile)
  // New dates follow from what somebody did; that is what is told.
  const last =
    meanwhile.findLast(({ type }) => type !== 'complaint.clock_recomputed') ?? meanwhile.at(-1)
  if (!last) return null
  return (
    <Notice
      tone="warning"
      title={t('case.changedMeanwhile', {
        who: last.by,
        at: momentWords(last.occurredAt, now),
        what: t(`event.${last.type}`),
      })}
    >
      {t('case.yourWordsStay')}
    </Notice>
  )
}
