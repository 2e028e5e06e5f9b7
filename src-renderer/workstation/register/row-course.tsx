/** Everything that was done to a row, the oldest first, with who did it and what they said. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { RegisterDetail } from '#shared/contract/register-view.ts'
import { Section } from '../../ui/page.tsx'
import { exactMoment } from '../../words/moment.ts'
import { amountWords } from '../handover/amount.ts'
import { useChoices } from './choices.ts'
import type { Choices } from './register.state.ts'
import { labelOf } from './register-words.ts'

type Entry = RegisterDetail['course'][number]

export function RowCourse({ detail }: { readonly detail: RegisterDetail }) {
  const { t } = useTranslation()
  const choices = useChoices()
  return (
    <Section title={t('register.course')}>
      <ol className="rows">
        {detail.course.map((entry) => (
          <li key={entry.eventId} className="register-said">
            <span>
              <strong>{t(`event.${entry.type}`)}</strong>{' '}
              <span className="soft">
                {t('register.writtenBy', { who: entry.by, at: exactMoment(entry.at) })}
              </span>
            </span>
            {factsOf(t, choices, entry) !== '' && <span>{factsOf(t, choices, entry)}</span>}
            {entry.words !== null && <p className="said">{entry.words}</p>}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** What a reference is, where it is no supervisor. */
const REFERENCES: Readonly<Partial<Record<Entry['type'], string>>> = {
  'loss.followed_up': 'field.newCard',
  'register.handed_over': 'register.column.owner',
}

/** What an entry says beside its words, in one line. */
function factsOf(t: TFunction, choices: Choices | null, entry: Entry): string {
  const { type, amountFen, code, reference } = entry
  const amount = amountFen === null ? null : amountWords(amountFen, 'fen')
  const named = (name: string, value: string | null) => value && `${name} ${value}`
  const parts: readonly (string | null)[] =
    type === 'exception.refunded'
      ? [t('register.refundLine', { amount: amount ?? '—', id: reference ?? '—' })]
      : [
          codeOf(t, choices, type, code),
          named(
            t(type === 'loss.followed_up' ? 'register.column.fee' : 'register.column.amount'),
            amount,
          ),
          named(t(REFERENCES[type] ?? 'register.column.supervisor'), reference),
        ]
  return parts.filter((part) => part !== null && part !== '').join(' · ')
}

function codeOf(
  t: TFunction,
  choices: Choices | null,
  type: Entry['type'],
  code: string | null,
): string | null {
  if (code === null || code === 'counter') return null
  switch (type) {
    case 'loss.followed_up':
      return t(`register.end.${code}`)
    case 'exception.error_found':
      return labelOf(choices?.paymentErrorCauses, code)
    case 'phone_payment.compared':
      return t(`register.status.${code}`)
    case 'phone_payment.recorded':
      return t(`register.foundIn.${code}`)
    case 'register.revealed':
      return t(`register.purpose.${code}`)
    default:
      return null
  }
}
