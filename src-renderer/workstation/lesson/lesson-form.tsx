/** Writing a lesson of a closed case: four boxes of own words, in which nobody can be recognised. */
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { blank } from '#shared/foundation/words.ts'
import { LESSON_PARTS, LESSON_WORDS_MAX } from '#shared/lesson/rules.ts'
import { Field } from '../../ui/field.tsx'
import { isComposing } from '../../ui/keyboard.ts'
import { Key } from '../../ui/page.tsx'
import { usePicked } from '../../ui/picked.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { StaffWordsArea } from '../../writing/staff-words.tsx'
import { LessonAbout } from './lesson-card.tsx'
import { NO_WORDS, useLessons } from './lesson.state.ts'

export function LessonForm() {
  const { t } = useTranslation()
  const { writing, typed, refused, busy } = usePicked(
    useLessons,
    'writing',
    'typed',
    'refused',
    'busy',
  )
  const { type, propose, leave } = usePicked(useLessons, 'type', 'propose', 'leave')
  const head = useRef<HTMLHeadingElement>(null)
  const caseId = writing?.caseId
  useEffect(() => head.current?.focus(), [caseId])
  if (!writing) return null
  const words = typed[writing.caseId] ?? NO_WORDS
  const missing = String(refused?.params?.['missing'] ?? '').split(',')
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey || event.key !== 'Enter' || isComposing(event) || event.repeat) return
    event.preventDefault()
    void propose()
  }
  return (
    <form
      className="action-form lesson-form"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void propose()
      }}
    >
      <h2 ref={head} tabIndex={-1}>
        {t('lesson.write')}
      </h2>
      <p className="soft">{t('lesson.writeNote')}</p>
      <LessonAbout {...writing.about} />
      {LESSON_PARTS.map((part) => (
        <Field
          key={part}
          label={t(`lesson.part.${part}`)}
          hint={t(`lesson.hint.${part}`)}
          required
          fault={
            missing.includes(part)
              ? t(blank(words[part]) ? 'form.required' : 'lesson.names')
              : undefined
          }
        >
          {(control) => (
            <StaffWordsArea
              {...control}
              rows={2}
              maxLength={LESSON_WORDS_MAX}
              value={words[part]}
              onChange={(event) => type(part, event.target.value)}
            />
          )}
        </Field>
      ))}
      {refused?.code !== 'not_anonymous' && <RefusalNote refusal={refused} />}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('lesson.propose')} <Key press="Ctrl+Enter" />
        </Button>
        <Button onClick={leave}>{t('form.cancel')}</Button>
        <span className="soft">{t('lesson.toSupervisor')}</span>
      </div>
    </form>
  )
}
