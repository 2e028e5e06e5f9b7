/** Every gate of a case tried shut: in the wrong state and with things missing. */
import { describe, expect, test } from 'vitest'
import type { CaseState } from '#shared/complaint/enumerations.ts'
import type { CaseStepCall } from '#shared/contract/calls/case-steps.ts'
import { desk, openCounterForEach } from '../../support/counter.ts'
import { COLLEAGUE } from '../../support/desk.ts'
import { caseIn, refusalOf } from './support/steps.ts'
import { MANAGER, as } from './support/walk.ts'

openCounterForEach()

describe('a step that the state does not have', () => {
  const SHUT: Readonly<Partial<Record<CaseState, readonly CaseStepCall[]>>> = {
    registered: [
      'complaint.refer',
      'complaint.acceptReferral',
      'complaint.refuseReferral',
      'complaint.startInvestigation',
      'complaint.concludeInvestigation',
      'complaint.proposeNature',
      'complaint.confirmNature',
      'complaint.proposeSolution',
      'complaint.writeLetter',
      'complaint.reply',
      'complaint.close',
      'complaint.archive',
      'complaint.callBack',
      'complaint.reopen',
    ],
    verified: ['complaint.verify', 'complaint.proposeSolution', 'complaint.close'],
    investigating: ['complaint.verify', 'complaint.reply', 'complaint.close', 'complaint.archive'],
    replied: ['complaint.refer', 'complaint.archive', 'complaint.callBack', 'complaint.reopen'],
    closed: [
      'complaint.verify',
      'complaint.refer',
      'complaint.startInvestigation',
      'complaint.proposeSolution',
      'complaint.writeLetter',
      'complaint.reply',
      'complaint.close',
      'complaint.withdraw',
      'complaint.addEvidence',
      'complaint.requestCompensation',
      'complaint.judgeComplexity',
      'complaint.requestExtension',
      'complaint.startPause',
    ],
    called_back: ['complaint.archive', 'complaint.callBack', 'complaint.close', 'complaint.verify'],
  }
  test.each(Object.entries(SHUT))('%s', async (state, names) => {
    const detail = await caseIn(state as CaseState)
    for (const name of names) {
      const { code, field, source } = await refusalOf(detail, name)
      expect([name, ['step_not_possible', 'not_closed'].includes(String(code)), field]).toEqual([
        name,
        true,
        'state',
      ])
      expect(source, name).toMatch(/^(S\d-|R-)/)
    }
    expect(await desk.must('complaint.get', { caseId: detail.row.caseId })).toEqual(detail)
  })
})

describe('a step that lacks something says everything it lacks', () => {
  test.each<readonly [CaseState, CaseStepCall, object, string, string]>([
    [
      'registered',
      'complaint.withdraw',
      { withdrawnBy: ' ', withdrawnHow: null, confirmedByCustomer: false },
      'withdrawal.by,withdrawal.how,withdrawal.confirmedByCustomer',
      'S2-06(5)',
    ],
    [
      'registered',
      'complaint.raiseUrgency',
      { to: 'none', reason: '' },
      'urgencyChange.to,urgencyChange.reason',
      'S2-16',
    ],
    [
      'registered',
      'complaint.setLevel',
      { to: null, reason: '' },
      'levelChange.to,levelChange.reason',
      'S2-09',
    ],
    ['verified', 'complaint.refer', { toUnit: '' }, 'referral.to', 'S4-06(3)'],
    ['verified', 'complaint.refer', { task: '' }, 'content', 'S2-15'],
    ['verified', 'complaint.startInvestigation', { investigator: '' }, 'investigator', 'S2-12'],
    [
      'investigating',
      'complaint.proposeSolution',
      { text: '', options: ['一种'], legalBasis: '', demandWithinRules: null },
      'contacts,solution.text,solution.options,solution.basis,solution.demandWithinRules',
      'S1-26(1a)',
    ],
    [
      'investigating',
      'complaint.proposeSolution',
      { demandWithinRules: 'no', alternatives: [], refusalReason: '', recheckOffered: false },
      'contacts,solution.refusalReason,solution.alternatives,solution.recheckOffered',
      'S1-26(1a)',
    ],
    [
      'proposing',
      'complaint.writeLetter',
      { verifiedFacts: '', remedies: ['litigation'] },
      'verifiedFacts,remedies.review,remedies.mediation,remedies.arbitration',
      'R-19',
    ],
    [
      'proposing',
      'complaint.reply',
      { reached: false },
      'reply,letter.verifiedFacts,letter.basis,letter.reasons,letter.decision,letter.remedies.review,letter.remedies.mediation,letter.remedies.arbitration,letter.remedies.litigation',
      'S4-26#16',
    ],
    [
      'replied',
      'complaint.close',
      { responsibleUnit: '', apologised: false },
      'fault.apologised,responsibleUnit',
      'S1-26(2)',
    ],
    [
      'closed',
      'complaint.archive',
      { rootCause: null, improvement: '', noneNeededBecause: null },
      'improvement.rootCause,improvement.note',
      'S1-20',
    ],
    [
      'archived',
      'complaint.callBack',
      { reached: true, leftoverIssue: null, satisfaction: 9 },
      'callback.by,callback.leftoverIssue,callback.satisfaction',
      'S2-19',
    ],
    [
      'archived',
      'complaint.callBack',
      { reached: false, tries: 1, satisfaction: 4 },
      'callback.by,callback.tries,callback.satisfaction',
      'S2-19',
    ],
    ['closed', 'complaint.reopen', { reason: '\u200b ' }, 'reopenedBecause', 'S3-30'],
  ])('%s, %s %j', async (state, name, input, missing, source) => {
    const detail = await caseIn(state)
    expect(await refusalOf(detail, name, input)).toEqual({
      code: 'step_incomplete',
      field: missing.split(',')[0],
      source,
      missing,
    })
  })

  test('verifying: another person of supervisor level, who asked the customer', async () => {
    const detail = await caseIn('registered')
    const alone = await refusalOf(detail, 'complaint.verify', { contactedAt: null })
    expect(alone.missing).toBe('verification.by,verification.contactedAt')
    await as(COLLEAGUE.employeeNo)
    expect(await refusalOf(detail, 'complaint.verify')).toMatchObject({ code: 'not_permitted' })
    await as(MANAGER.employeeNo)
    expect(await refusalOf(detail, 'complaint.verify', { verifiedPoints: ' ' })).toMatchObject({
      code: 'field_required',
      field: 'verifiedPoints',
      source: 'S4-06(2)',
    })
    expect(await refusalOf(detail, 'complaint.verify')).toEqual({})
  })

  test('a time ahead and one before the receipt are refused with their field', async () => {
    const detail = await caseIn('registered')
    await as(MANAGER.employeeNo)
    const at = (contactedAt: string) => refusalOf(detail, 'complaint.verify', { contactedAt })
    expect(await at('2099-01-01T00:00:00+08:00')).toMatchObject({
      code: 'in_the_future',
      field: 'contactedAt',
    })
    expect(await at('2020-01-01T00:00:00+08:00')).toMatchObject({
      code: 'before_receipt',
      field: 'contactedAt',
    })
  })
})
