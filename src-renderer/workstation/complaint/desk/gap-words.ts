/** What a gate or a form still needs, in words, and the action that brings it. */
import type { TFunction } from 'i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'
import type { ActionRef } from './action-names.ts'

/** Words for a path of the rules; places in lists are not part of them. */
export function gapWords(t: TFunction, path: string): string {
  const name = path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .join('_')
  return t(`gap.${name}`, { defaultValue: t('gap.unknown') })
}

const BRINGS: readonly (readonly [start: string, name: ActionRef['name']])[] = [
  ['contacts', 'contact'],
  ['handler', 'assign'],
  ['letter.', 'writeLetter'],
  ['solution.', 'proposeSolution'],
  ['fault.remedy', 'proposeSolution'],
  ['fault.ourTasks', 'proposeSolution'],
  ['fault.customerTasks', 'proposeSolution'],
  ['fault.explanation', 'writeLetter'],
  ['fault.apologised', 'close'],
  ['reply', 'reply'],
  ['informed', 'reply'],
  ['verification.', 'verify'],
  ['team', 'startInvestigation'],
  ['investigator', 'startInvestigation'],
  ['intake.', 'details'],
]

/** The action that brings what is missing; null when nobody here can bring it. */
export function bringerOf(path: string, detail: CaseDetail): ActionRef | null {
  const { course } = detail
  const about = (name: ActionRef['name'], subject: string | null = null) => ({ name, subject })
  if (path === 'referral') return about('refer')
  if (path.startsWith('referral.')) {
    const last = course.referrals.at(-1)
    return last ? about('acceptReferral', last.referralId) : about('refer')
  }
  const referral = /^referrals\.(\d+)\./.exec(path)
  if (referral) {
    const asked = course.referrals[Number(referral[1])]
    return asked ? about('answerReferral', asked.referralId) : null
  }
  const payment = /^compensations\.(\d+)\./.exec(path)
  if (payment) {
    const asked = course.compensations[Number(payment[1])]
    return asked ? about('decideCompensation', asked.requestId) : null
  }
  if (path === 'investigated') {
    return about(course.investigation ? 'concludeInvestigation' : 'startInvestigation')
  }
  if (path === 'nature') {
    const proposal = course.natureProposal
    return proposal && !proposal.confirmed && !proposal.returned
      ? about('confirmNature', proposal.proposalId)
      : about('proposeNature')
  }
  const found = BRINGS.find(([start]) => path.startsWith(start))
  return found ? about(found[1]) : null
}

/** True when this person wrote it; somebody else has to look at it. */
export function isMine(by: string, person: string): boolean {
  return sameEmployee(by, person)
}
