/** A checklist filled by the keyboard: 1 passes, 2 fails, 3 does not apply, and the next line has the focus. */
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyDay } from '#shared/contract/duty-view.ts'
import { CHECK_ANSWERS } from '#shared/duty/enumerations.ts'
import { call } from '../../bridge/client.ts'
import { isComposing, isConfirm, walkRows } from '../../ui/keyboard.ts'
import { Key } from '../../ui/page.tsx'
import { useListWords } from '../../words/list-words.ts'
import { StaffWordsLine } from '../../writing/staff-words.tsx'
import { instantOn, proposedTime } from './day-time.ts'
import { EntryForm, TimeField, useEntry } from './entry-form.tsx'

type Checklist = DutyDay['checklists'][number]
type Answer = (typeof CHECK_ANSWERS)[number]

export function ChecklistForm({
  entry: key,
  title,
  day,
  list,
}: {
  readonly entry: string
  readonly title: string
  readonly day: DutyDay
  readonly list: Checklist
}) {
  const { t } = useTranslation()
  const { date, today } = day
  const rows = useRef<HTMLUListElement>(null)
  const standing = list.answered?.answers ?? []
  const entry = useEntry(key, {
    time: proposedTime(date, today),
    answers: Object.fromEntries(standing.map(({ line, answer }) => [line, answer])) as Readonly<
      Record<string, Answer>
    >,
    remarks: Object.fromEntries(
      standing.map(({ line, remark }) => [line, remark ?? '']),
    ) as Readonly<Record<string, string>>,
    replaces: list.answered?.eventId ?? null,
  })
  const { time, answers, remarks, replaces } = entry.values
  const answer = (line: string, value: Answer) =>
    entry.set({ answers: { ...answers, [line]: value } })
  const byKey = (event: KeyboardEvent, line: string) => {
    const value = CHECK_ANSWERS[Number(event.key) - 1]
    if (value === undefined || isComposing(event)) return
    event.preventDefault()
    answer(line, value)
    if (value === 'fail') return
    toLineAfter(line)
  }
  const toLineAfter = (line: string) => {
    const all = [...(rows.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    all[list.lines.findIndex(({ value }) => value === line) + 1]?.focus()
  }
  const submit = () => {
    const at = instantOn(date, time)
    if (at === null) return entry.refuse('at')
    void entry.send(
      call('duty.answerChecklist', {
        date,
        code: list.code,
        at,
        answers: list.lines.flatMap(({ value: line }) => {
          const given = answers[line]
          return given === undefined ? [] : { line, answer: given, remark: remarks[line] ?? '' }
        }),
        replaces,
      }),
    )
  }
  return (
    <EntryForm title={title} label={t('duty.record')} entry={entry} fields={['at']} submit={submit}>
      <p className="soft duty-keys">
        {CHECK_ANSWERS.map((value, index) => (
          <span key={value}>
            <Key press={String(index + 1)} /> {t(`duty.answer.${value}`)}
          </span>
        ))}
      </p>
      <ul className="duty-lines" ref={rows} onKeyDown={walkRows}>
        {list.lines.map(({ value: line, label }, index) => (
          <ChecklistLine
            key={line}
            line={line}
            label={label}
            first={index === 0}
            answer={answers[line] ?? null}
            remark={remarks[line] ?? ''}
            fault={entry.faultAt(`answers.${line}`, `answers.${line}.remark`)}
            onAnswer={(value) => answer(line, value)}
            onKey={(event) => byKey(event, line)}
            onNext={() => toLineAfter(line)}
            onRemark={(text) => entry.set({ remarks: { ...remarks, [line]: text } })}
          />
        ))}
      </ul>
      <TimeField entry={entry} />
    </EntryForm>
  )
}

function ChecklistLine(props: {
  readonly line: string
  readonly label: string
  readonly first: boolean
  readonly answer: Answer | null
  readonly remark: string
  readonly fault: string | undefined
  readonly onAnswer: (value: Answer) => void
  readonly onKey: (event: KeyboardEvent) => void
  readonly onRemark: (text: string) => void
  /** After the remark the next line has the focus; Enter alone never sends half a list. */
  readonly onNext: () => void
}) {
  const { t } = useTranslation()
  const words = useListWords()
  const name = words('checkLine', props.line, props.label)
  return (
    <li className="duty-check">
      <div
        role="radiogroup"
        aria-label={name}
        className="duty-check-line"
        tabIndex={0}
        data-row
        // The first line waits for a digit.
        ref={(element) => {
          if (props.first && element && !element.dataset['seen']) {
            element.dataset['seen'] = 'yes'
            element.focus()
          }
        }}
        onKeyDown={props.onKey}
      >
        <span className="duty-check-name">{name}</span>
        {CHECK_ANSWERS.map((value) => (
          <button
            key={value}
            type="button"
            role="radio"
            tabIndex={-1}
            className={`duty-check-answer duty-check-${value}`}
            aria-checked={props.answer === value}
            onClick={() => props.onAnswer(value)}
          >
            {t(`duty.answer.${value}`)}
          </button>
        ))}
      </div>
      {props.answer === 'fail' && (
        <StaffWordsLine
          aria-label={t('duty.failRemark')}
          placeholder={t('duty.failRemark')}
          maxLength={300}
          autoFocus={props.remark === ''}
          value={props.remark}
          onKeyDown={(event) => {
            if (!isConfirm(event)) return
            event.preventDefault()
            props.onNext()
          }}
          onChange={(event) => props.onRemark(event.target.value)}
        />
      )}
      {props.fault !== undefined && (
        <div className="field-faulty">
          <div className="field-note" role="alert">
            {props.fault}
          </div>
        </div>
      )}
    </li>
  )
}
