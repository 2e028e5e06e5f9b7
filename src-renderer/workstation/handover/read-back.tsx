/** Reading back: the incoming person answers what they take over; nothing is ticked here. */
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../ui/field.tsx'
import { itemSubject } from './shift-words.ts'
import { useSigning } from './signing.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function ReadBack() {
  const { t } = useTranslation()
  const { questions, answers, answer, refusal } = usePicked(
    useSigning,
    'questions',
    'answers',
    'answer',
    'refusal',
  )
  if (questions.length === 0) return null
  const wrong =
    refusal?.code === 'read_back_wrong' || String(refusal?.params?.['missing'] ?? '') !== ''
      ? String(refusal?.params?.['missing'] ?? '').split(',')
      : []
  return (
    <fieldset className="read-back">
      <legend>{t('shift.ask.title')}</legend>
      <p className="soft">{t('shift.ask.note')}</p>
      <div className="read-back-questions">
        {questions.map(({ question, options, section }) => (
          <Field
            key={question}
            label={t(`shift.ask.${question}`)}
            required
            fault={
              wrong.includes(`read_back_wrong:${question}`)
                ? t('shift.ask.wrong', { section: t(`shift.section.${section}`) })
                : undefined
            }
          >
            {(control) => (
              <Select
                {...control}
                value={answers[question] ?? null}
                options={options.map((option) => ({
                  value: option.id,
                  label:
                    option.kind === 'none'
                      ? t('shift.ask.none')
                      : option.kind === 'line'
                        ? itemSubject(t, option)
                        : `${t(`carryOver.${option.kind}`)} ${itemSubject(t, option)}`,
                }))}
                onChange={(chosen: string) => answer(question, chosen)}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  )
}
