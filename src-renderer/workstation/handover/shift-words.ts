/** Shifts, their lines and what they carry over, in words. */
import type { TFunction } from 'i18next'
import type { ShiftKey } from '#shared/handover/events.ts'
import { codeWords } from '../../words/refusal.ts'

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

/** What an open item is about: a problem names its shift, a difference its line, a report upward its reason. */
export function itemSubject(
  t: TFunction,
  { kind, subject }: { readonly kind: string; readonly subject: string },
): string {
  if (kind === 'issue') return shiftIdTitle(t, subject)
  if (kind === 'difference' || kind === 'line') return lineTitle(t, subject)
  if (kind === 'upward_report') return t(`escalationReason.${subject}`, { defaultValue: subject })
  return subject
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
