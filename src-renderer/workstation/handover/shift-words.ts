/** Shifts, their lines and what they carry over, in words. */
import type { TFunction } from 'i18next'
import type { CarryOverItem } from '#shared/handover/carry-over.ts'
import type { ShiftKey } from '#shared/handover/events.ts'
import { codeWords } from '../../words/refusal.ts'
import { amountWords, differenceWords } from './amount.ts'

/** `2025-10-20 上午 · 高柜 1 号`. */
export function shiftTitle(t: TFunction, key: ShiftKey): string {
  return t('shift.name', {
    date: key.date,
    period: t(`period.${key.period}`),
    post: t(`post.${key.post}`),
    position: key.position,
  })
}

/** The same from the id of a shift. */
export function shiftIdTitle(t: TFunction, shiftId: string): string {
  const [date = '', period = '', post = '', position = ''] = shiftId.split('.')
  return t('shift.name', {
    date,
    period: t(`period.${period}`),
    post: t(`post.${post}`),
    position,
  })
}

/** Name of a balance line: the shipped profiles' lines have words, a branch's own line is its own name. */
export function lineTitle(t: TFunction, name: string): string {
  return t(`line.${name}`, { defaultValue: name })
}

interface ItemAbout {
  readonly kind: string
  readonly subject: string
  readonly amount?: CarryOverItem['amount']
}

/** Where the words of a kind of item stand; what has none is called by its number. */
const SUBJECTS: Readonly<Record<string, string>> = {
  upward_report: 'escalationReason',
  loss: 'lossProduct',
  exception: 'exceptionReason',
}

/** What an open item is about: a problem names its shift, a row of a register its line or reason and sum. */
export function itemSubject(t: TFunction, { kind, subject, amount }: ItemAbout): string {
  const family = SUBJECTS[kind]
  const about =
    kind === 'issue'
      ? shiftIdTitle(t, subject)
      : kind === 'difference' || kind === 'line'
        ? lineTitle(t, subject)
        : family === undefined
          ? subject
          : t(`${family}.${subject}`, { defaultValue: subject })
  if (!amount) return about
  const words = kind === 'difference' ? differenceWords : amountWords
  return `${about} ${words(amount.value, amount.unit)}`.trim()
}

/** A blocker of the sign-off in words; `nameOf` finds the words of an item by its id. */
export function blockerWords(
  t: TFunction,
  blocker: string,
  nameOf: (id: string) => string | undefined,
): string {
  const [code = blocker, subject = ''] = blocker.split(':')
  const words: Readonly<Record<string, string>> = {
    unreconciled: lineTitle(t, subject),
    witness_missing: lineTitle(t, subject),
    section_not_reviewed: t(`shift.section.${subject}`, { defaultValue: subject }),
    log_incomplete: t(`shift.missing.${subject}`, { defaultValue: subject }),
    read_back_missing: t(`shift.ask.${subject}`, { defaultValue: subject }),
    read_back_wrong: t(`shift.ask.${subject}`, { defaultValue: subject }),
    trainee_alone: t(`shift.sign.${subject}`, { defaultValue: subject }),
    cosigner_is_party: t(`shift.sign.${subject}`, { defaultValue: subject }),
    unassigned_carry_over: nameOf(subject) ?? subject,
    open_handover_issue: nameOf(subject) ?? subject,
  }
  return codeWords(t, code, { subject: words[code] ?? subject })
}
