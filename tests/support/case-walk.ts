/** The way of a case, one step after another: what somebody who does everything right would do next. */
import type { CallName } from '#shared/contract/call-names.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import type { Input } from '#shared/contract/workstation.ts'
import { REMEDIES } from '#shared/complaint/rules/duty/decision-letter.ts'
import { isComplaint } from '#shared/complaint/lifecycle/steps.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { sameEmployee } from '#shared/staff/same-employee.ts'

export interface WalkStep<Name extends CallName = CallName> {
  /** Employee number of whoever does it. */
  readonly by: string
  readonly name: Name
  readonly input: Input<Name>
}

export interface Walkers {
  /** Handles and investigates. */
  readonly handler: string
  /** Of supervisor level; verifies what others wrote down and confirms what others propose. */
  readonly supervisor: string
  /** Of supervisor level, too: verifies what the first one wrote down. */
  readonly otherSupervisor: string
}

export interface WalkWords {
  readonly now: string
  newId(): string
  /** Written into every text, so that a test finds it again. */
  readonly word: string
}

/** What somebody writes in place of the plain words, by call. */
export type Choices = Readonly<Partial<Record<CallName, object>>>

/** A reason that is valid and asks for nothing else. */
const PLAIN_REASON = defaultPacks.rules.pack.reasons.find(
  ({ nature, needs }) => nature === 'valid' && needs.length === 0,
)?.code

/** The next step on the straight way to the callback; null when there is none left. */
export function nextStep(
  detail: CaseDetail,
  { handler, supervisor, otherSupervisor }: Walkers,
  { now, newId, word }: WalkWords,
  choices: Choices = {},
): WalkStep | null {
  const { row, course } = detail
  const seen = { caseId: row.caseId, seenVersion: row.version }
  const does = <Name extends CallName>(by: string, name: Name, input: object): WalkStep =>
    ({
      by,
      name,
      input: { ...seen, ...input, ...choices[name] },
    }) as unknown as WalkStep
  const text = (words: string) => `${words}${word}`
  const by = handler
  const other = (than: string) => (sameEmployee(than, supervisor) ? otherSupervisor : supervisor)

  const reply = () =>
    does(by, 'complaint.reply', {
      contactId: newId(),
      at: now,
      way: 'phone',
      reached: true,
      accepted: 'yes',
      proof: text('通话记录'),
      summary: text('已答复客户，客户接受。'),
    })
  if (row.handler === null && row.state !== 'withdrawn') {
    return does(by, 'complaint.assignHandler', { handler })
  }
  if (!isComplaint(row.intakeType) && ['registered', 'reopened'].includes(row.state)) return reply()
  switch (row.state) {
    case 'registered':
      return does(other(detail.enteredBy), 'complaint.verify', {
        contactedAt: now,
        ownDepartment: true,
        verifiedPoints: text('与客户核对事实与诉求。'),
      })
    case 'verified':
    case 'reopened':
      return investigation()
    case 'referred':
      if (course.referrals.at(-1)?.accepted) return investigation()
      return does(by, 'complaint.acceptReferral', {
        referralId: course.referrals.at(-1)?.referralId ?? '',
        acceptedBy: handler,
      })
    case 'investigating':
      return investigating()
    case 'proposing': {
      const unanswered = course.referrals.find(({ refused, answered }) => !refused && !answered)
      if (unanswered) {
        return does(by, 'complaint.answerReferral', {
          referralId: unanswered.referralId,
          feedback: text('部门已查明并反馈。'),
        })
      }
      const unpaid = course.compensations.find(({ decided }) => decided === null)
      if (unpaid) {
        return does(other(unpaid.by), 'complaint.decideCompensation', {
          requestId: unpaid.requestId,
          approved: false,
          remark: text('依据不足，不予补偿。'),
        })
      }
      return course.letter === null
        ? does(by, 'complaint.writeLetter', {
            remedies: [...REMEDIES],
            decidedByHeadOffice: false,
            verifiedFacts: text('经核实，情况属实。'),
            legalBasis: text('服务承诺第二条。'),
            grounds: text('工作人员未按规范解释。'),
            decisionText: text('向客户致歉并改进。'),
          })
        : reply()
    }
    case 'replied':
      return does(by, 'complaint.close', {
        outcome: 'solved',
        responsibleUnit: '营业室',
        apologised: true,
        reason: text('已解决'),
      })
    case 'withdrawn':
    case 'closed':
      return does(by, 'complaint.archive', {
        rootCause: 'service_nonstandard',
        improvement: text('晨会复盘服务用语。'),
        noneNeededBecause: null,
      })
    case 'archived':
      return does(other(handler), 'complaint.callBack', {
        callbackId: newId(),
        at: now,
        reached: true,
        tries: null,
        leftoverIssue: false,
        satisfaction: 5,
        noSatisfactionBecause: null,
        summary: text('客户表示满意。'),
      })
    default:
      return null
  }

  function investigation(): WalkStep {
    return does(by, 'complaint.startInvestigation', {
      investigator: handler,
      team: row.level === 'ordinary' ? [] : [handler, supervisor],
    })
  }

  function investigating(): WalkStep {
    const { investigation, natureProposal, evidence } = course
    if (evidence.length === 0) {
      return does(by, 'complaint.addEvidence', {
        evidenceId: newId(),
        kind: 'camera_record',
        whereKept: text('监控编号'),
        description: text('柜台录像。'),
      })
    }
    if (!investigation?.concluded) {
      return does(by, 'complaint.concludeInvestigation', {
        fault: 'ours',
        findings: text('解释不到位。'),
      })
    }
    if (natureProposal === null || natureProposal.returned !== null) {
      return does(by, 'complaint.proposeNature', {
        proposalId: newId(),
        reasons: [PLAIN_REASON],
        evidenceIds: evidence.map(({ evidenceId }) => evidenceId),
        incidentBranch: null,
        homeBranch: null,
        originalCaseId: null,
        clause: null,
        duty: null,
        otherReason: null,
        whereToGo: null,
      })
    }
    if (natureProposal.confirmed === null) {
      return does(other(natureProposal.by), 'complaint.confirmNature', {
        proposalId: natureProposal.proposalId,
      })
    }
    if (detail.gates.some(({ step, missing }) => step === 'propose' && missing.length > 0)) {
      return does(by, 'complaint.logContact', {
        contactId: newId(),
        at: now,
        direction: 'outbound',
        channel: 'phone',
        reached: true,
        promiseId: null,
        summary: text('联系客户听取意见。'),
      })
    }
    return does(by, 'complaint.proposeSolution', {
      demandWithinRules: 'yes',
      recheckOffered: false,
      text: text('当面说明并致歉。'),
      options: [text('当面说明'), text('电话说明')],
      singleOptionReason: null,
      legalBasis: text('服务承诺第二条。'),
      alternatives: [],
      refusalReason: null,
      ourTasks: [],
      customerTasks: [],
    })
  }
}
