/**
 * The life of one case of the demonstration: every step by a person who may take it, with what the
 * demonstration's files say. Nothing is written past the gates.
 */
import type { CallName } from '#shared/contract/call-names.ts'
import { REMEDIES } from '#shared/complaint/rules/duty/decision-letter.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { type Stage, PEOPLE } from './stage.ts'

/** What the investigation of a case found and led to, as the files write it. */
export interface Found {
  readonly fault: string
  readonly reason: string
  readonly evidence: {
    readonly kind: string
    readonly whereKept: string
    readonly description: string
  }
  readonly findings: string
  readonly solution: string
  readonly options: readonly string[]
  readonly legalBasis: string
  readonly ourTasks: readonly string[]
  readonly customerTasks: readonly string[]
  readonly rootCause: string | null
  readonly improvement: string | null
}

interface Payment {
  readonly kind: string
  readonly amountFen: number
}

/** Words that are the same for many cases. */
export interface LifeWords {
  readonly verified: string
  readonly proof: string
  readonly unit: string
}

export interface LifeOf {
  readonly caseId: string
  readonly handler: string
  /** Null for a case that is not looked into here. */
  readonly found: Found | null
  readonly words: LifeWords
}

/** The steps of a case, to be taken in a right order at whatever moments. */
export function lifeOf(stage: Stage, { caseId, handler, found: findings, words }: LifeOf) {
  const { call, newId } = stage
  const evidenceId = newId()
  const now = () => formatInstant(stage.clock.now())
  const take = async (by: string, name: CallName, fields: object) => {
    await stage.as(by)
    const { row } = await call('complaint.get', { caseId })
    // The gate reads what the files say: an input that fits no step ends the demonstration.
    await call(name, { caseId, seenVersion: row.version, ...fields } as never)
  }
  const found = (): Found => {
    if (findings === null) throw new Error('the demonstration does not say what was found')
    return findings
  }
  const contact = (summary: string, promiseId: string | null = null) =>
    take(handler, 'complaint.logContact', {
      contactId: newId(),
      at: now(),
      direction: 'outbound',
      channel: 'phone',
      reached: true,
      promiseId,
      summary,
    })

  return {
    caseId,
    handler,
    take,
    contact,
    assign: () => take(handler, 'complaint.assignHandler', { handler }),
    verify: (ownDepartment: boolean) =>
      take(PEOPLE.supervisor, 'complaint.verify', {
        contactedAt: now(),
        ownDepartment,
        verifiedPoints: words.verified,
      }),
    /** Sent to a unit; answers the referral's id. */
    async refer(toUnit: string, task: string): Promise<string> {
      const referralId = newId()
      const slip = { referralId, toUnit, toBranch: null, task }
      await take(handler, 'complaint.refer', slip)
      return referralId
    },
    async investigate(): Promise<void> {
      const { row } = await call('complaint.get', { caseId })
      await take(handler, 'complaint.startInvestigation', {
        investigator: handler,
        team: row.level === 'ordinary' ? [] : [handler, PEOPLE.supervisor],
      })
      await take(handler, 'complaint.addEvidence', { evidenceId, ...found().evidence })
    },
    async conclude(): Promise<void> {
      const { fault, findings: seen, reason } = found()
      await take(handler, 'complaint.concludeInvestigation', { fault, findings: seen })
      await take(handler, 'complaint.proposeNature', {
        proposalId: newId(),
        reasons: [reason],
        evidenceIds: [evidenceId],
        incidentBranch: null,
        homeBranch: null,
        originalCaseId: null,
        clause: null,
        duty: null,
        otherReason: null,
        whereToGo: null,
      })
    },
    async confirm(): Promise<void> {
      const { course } = await call('complaint.get', { caseId })
      const proposalId = course.natureProposal?.proposalId
      await take(PEOPLE.supervisor, 'complaint.confirmNature', { proposalId })
    },
    propose: () =>
      take(handler, 'complaint.proposeSolution', {
        demandWithinRules: 'yes',
        recheckOffered: false,
        text: found().solution,
        options: found().options,
        singleOptionReason: null,
        legalBasis: found().legalBasis,
        alternatives: [],
        refusalReason: null,
        ourTasks: found().ourTasks,
        customerTasks: found().customerTasks,
      }),
    async askPayment(lines: readonly Payment[]): Promise<string> {
      const requestId = newId()
      await take(handler, 'complaint.requestCompensation', {
        requestId,
        lines: lines.map(({ kind, amountFen }) => ({ kind, amountFen, evidenceId })),
        improvementNote: null,
      })
      return requestId
    },
    async draftApology(unit: string, text: string): Promise<string> {
      const apologyId = newId()
      const draft = { apologyId, unit, scope: 'customer_only', harmScope: null, text }
      await take(handler, 'complaint.draftApology', draft)
      return apologyId
    },
    letter: (decisionText: string) =>
      take(handler, 'complaint.writeLetter', {
        remedies: [...REMEDIES],
        decidedByHeadOffice: false,
        verifiedFacts: found().evidence.description,
        legalBasis: found().legalBasis,
        grounds: found().findings,
        decisionText,
      }),
    reply: (summary: string) =>
      take(handler, 'complaint.reply', {
        contactId: newId(),
        at: now(),
        way: 'phone',
        reached: true,
        accepted: 'yes',
        proof: words.proof,
        summary,
      }),
    close: (outcome: string, reason: string) =>
      take(handler, 'complaint.close', {
        outcome,
        responsibleUnit: words.unit,
        apologised: true,
        reason,
      }),
    archive: () =>
      take(handler, 'complaint.archive', {
        rootCause: found().rootCause,
        improvement: found().improvement,
        noneNeededBecause: null,
      }),
    callBack: (summary: string, leftoverIssue: boolean, satisfaction: number) =>
      take(PEOPLE.callback, 'complaint.callBack', {
        callbackId: newId(),
        at: now(),
        reached: true,
        tries: null,
        leftoverIssue,
        satisfaction,
        noSatisfactionBecause: null,
        summary,
      }),
  }
}

export type CaseLife = ReturnType<typeof lifeOf>
