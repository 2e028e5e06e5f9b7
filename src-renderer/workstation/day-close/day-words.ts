/** What stands before a closing, and what it only warns of, in words. */
import type { TFunction } from 'i18next'
import { codeWords } from '../../words/refusal.ts'
import { shiftIdTitle } from '../handover/shift-words.ts'

/** A blocker or warning of the day in words; what it names by an id is named as people know it. */
export function dayCodeWords(t: TFunction, code: string): string {
  const [name = code, subject = ''] = code.split(':')
  const words: Readonly<Record<string, () => string>> = {
    unsigned_handover: () => shiftIdTitle(t, subject),
    review_missing: () => t(`reviewPart.${subject}`, { defaultValue: subject }),
    unreconciled: () => t(`day.compared.${subject}`, { defaultValue: subject }),
    difference_recorded: () => t(`day.compared.${subject}`, { defaultValue: subject }),
    zone_unassigned: () => t(`zone.${subject}`, { defaultValue: subject }),
    phone_payment: () => '',
  }
  return codeWords(t, `day_${name}`, { subject: words[name]?.() ?? subject })
}
