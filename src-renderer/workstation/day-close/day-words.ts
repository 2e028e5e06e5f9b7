/** What stands before a closing, and what it only warns of, in words. */
import { useTranslation } from 'react-i18next'
import type { DayDetail } from '#shared/contract/calls/day-close.ts'
import { codeWords } from '../../words/refusal.ts'
import { useListWords } from '../../words/list-words.ts'
import { shiftIdTitle } from '../handover/shift-words.ts'

type Lists = DayDetail['policy']

/** Answers the words of a blocker or warning; what it names by a code is named as people know it. */
export function useDayWords({ policy }: Pick<DayDetail, 'policy'>): (code: string) => string {
  const { t } = useTranslation()
  const words = useListWords()
  const listed = (family: string, list: Lists['zones'], code: string) =>
    words(family, code, list.find(({ value }) => value === code)?.label ?? code)
  const subjects: Readonly<Record<string, (subject: string) => string>> = {
    unsigned_handover: (subject) => shiftIdTitle(t, subject),
    review_missing: (subject) => listed('reviewPart', policy.reviewParts, subject),
    zone_unassigned: (subject) => listed('zone', policy.zones, subject),
    unreconciled: (subject) => t(`day.compared.${subject}`, { defaultValue: subject }),
    difference_recorded: (subject) => t(`day.compared.${subject}`, { defaultValue: subject }),
    list_open: (subject) => t(`duty.checklist.${subject}`, { defaultValue: subject }),
    meeting_missing: (subject) => t(`ritual.${subject}`, { defaultValue: subject }),
    phone_payment: () => '',
  }
  return (code) => {
    const [name = code, subject = ''] = code.split(':')
    return codeWords(t, `day_${name}`, { subject: subjects[name]?.(subject) ?? subject })
  }
}
