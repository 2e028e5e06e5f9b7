/** When the steps of a case of the month take place, on the plain way and on the others. */
import { type EpochMs, HOUR_MS, MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import day from '#resources/demonstration/branch-day.json' with { type: 'json' }
import month from '#resources/demonstration/branch-month.json' with { type: 'json' }
import { type CaseLife, lifeOf } from './case-life.ts'
import { PEOPLE, type Stage, momentOf } from './stage.ts'

/** What is to happen, in whatever order it was thought of. */
export type Agenda = { readonly at: EpochMs; readonly work: () => Promise<unknown> }[]

type Complaint = (typeof month.complaints)[number]

export interface Heard {
  readonly caseId: string
  readonly receivedAt: EpochMs
  readonly date: string
}

const { words } = month

/** Everything that happens to a case after it was written down; what has no time left stays undone. */
export function courseOf(
  stage: Stage,
  days: readonly string[],
  complaint: Complaint,
  heard: Heard,
): Agenda {
  const { draw, newId } = stage
  const { caseId, receivedAt, date } = heard
  const handler = draw(3) === 0 ? PEOPLE.teller : PEOPLE.lobby
  const life = lifeOf(stage, { caseId, handler, found: complaint.found ?? null, words })
  const assignAt = receivedAt + (draw(6) === 0 ? 95 : 8 + draw(45)) * MINUTE_MS
  const promiseId = newId()
  const dueAt = receivedAt + 4 * HOUR_MS
  const answered = days.indexOf(date) + (draw(8) === 0 ? 5 : 1 + draw(2))
  // Beyond the days that are played nothing happens any more.
  const on = (index: number, time: string) =>
    momentOf(days[index] ?? day.date, time) + draw(8) * MINUTE_MS
  const beginning: Agenda = [
    {
      at: receivedAt + 6 * MINUTE_MS,
      work: () =>
        life.take(PEOPLE.lobby, 'complaint.makePromise', {
          promiseId,
          dueAt: formatInstant(dueAt),
          what: month.promise,
        }),
    },
    { at: assignAt, work: life.assign },
    { at: dueAt - draw(50) * MINUTE_MS, work: () => life.contact(month.contact, promiseId) },
  ]
  if (complaint.found === undefined) {
    return [...beginning, ...shortWay(life, complaint, (time) => on(answered, time))]
  }
  const verifyAt = momentOf(date, assignAt < momentOf(date, '11:30') ? '11:40' : '16:35')
  const verified = { at: verifyAt, work: () => life.verify(!isReferred(complaint)) }
  if (complaint.course === 'withdrawn') {
    return [...beginning, verified, { at: on(answered, '09:40'), work: withdrawing(stage, life) }]
  }
  const closedOn = answered + (complaint.course === 'extended' ? 2 : 0)
  return [
    ...beginning,
    verified,
    ...sideWay(stage, life, complaint, (later, time) => on(days.indexOf(date) + later, time)),
    { at: on(answered, '10:10'), work: life.investigate },
    { at: on(answered, '11:05'), work: life.conclude },
    { at: on(answered, '11:42'), work: life.confirm },
    ...ending(stage, life, complaint, (after, time) => on(closedOn + after, time)),
  ]
}

/** Who asks, suggests or praises is answered, and the case filed. */
function shortWay(life: CaseLife, { answer }: Complaint, at: (time: string) => EpochMs): Agenda {
  return [
    { at: at('10:00'), work: () => life.reply(answer) },
    { at: at('10:20'), work: () => life.close('explained', answer) },
  ]
}

function isReferred({ course }: Complaint): boolean {
  return course === 'referred' || course === 'bounced'
}

function withdrawing(stage: Stage, life: CaseLife): () => Promise<void> {
  return () =>
    life.take(PEOPLE.lobby, 'complaint.withdraw', {
      at: formatInstant(stage.clock.now()),
      confirmedByCustomer: true,
      withdrawnBy: '客户本人',
      withdrawnHow: words.withdrawnHow,
    })
}

/** Referred, bounced and extended cases before they are looked into. */
function sideWay(
  stage: Stage,
  life: CaseLife,
  complaint: Complaint,
  at: (daysLater: number, time: string) => EpochMs,
): Agenda {
  const { supervisor } = PEOPLE
  let referralId = ''
  const refer = (unit: string, task: string) => async () => {
    referralId = await life.refer(unit, task)
  }
  const accept = () =>
    life.take(supervisor, 'complaint.acceptReferral', { referralId, acceptedBy: life.handler })
  const answer = (feedback: string) => () =>
    life.take(supervisor, 'complaint.answerReferral', { referralId, feedback })
  switch (complaint.course) {
    case 'referred':
      return [
        { at: at(0, '16:45'), work: refer(words.referredTo, words.referralTask) },
        { at: at(1, '09:05'), work: accept },
        { at: at(1, '09:50'), work: answer(words.referralAnswer) },
      ]
    case 'bounced':
      return [
        { at: at(0, '16:45'), work: refer(words.wrongUnit, words.wrongTask) },
        {
          at: at(1, '08:50'),
          work: () =>
            life.take(supervisor, 'complaint.refuseReferral', {
              referralId,
              refusedBecause: words.refusedBecause,
            }),
        },
        { at: at(1, '09:02'), work: refer(words.rightUnit, words.wrongTask) },
        { at: at(1, '09:12'), work: accept },
        { at: at(1, '09:50'), work: answer(words.rightAnswer) },
      ]
    case 'extended':
      return extension(stage, life, at)
    default:
      return []
  }
}

/** Found complex, extended by another person and told in time. */
function extension(
  stage: Stage,
  life: CaseLife,
  at: (daysLater: number, time: string) => EpochMs,
): Agenda {
  const extensionId = stage.newId()
  return [
    {
      at: at(1, '09:05'),
      work: async () => {
        await life.take(life.handler, 'complaint.judgeComplexity', {
          complexity: 'complex',
          reason: words.complexity,
        })
        await life.take(life.handler, 'complaint.requestExtension', {
          extensionId,
          authority: 'superior_body',
          reason: words.extension,
        })
      },
    },
    {
      at: at(1, '09:20'),
      work: () =>
        life.take(PEOPLE.departmentHead, 'complaint.decideExtension', {
          extensionId,
          approved: true,
          remark: words.extensionApproved,
        }),
    },
    {
      at: at(1, '09:40'),
      work: () =>
        life.take(life.handler, 'complaint.tellExtension', {
          extensionId,
          at: formatInstant(stage.clock.now()),
          way: 'phone',
          proof: words.proof,
        }),
    },
  ]
}

/** From the proposal to the return visit; a problem that is left begins a new round. */
function ending(
  stage: Stage,
  life: CaseLife,
  complaint: Complaint,
  at: (daysLater: number, time: string) => EpochMs,
): Agenda {
  const { answer, outcome, course, pays } = complaint
  let waiting = ''
  const leftover = course === 'leftover'
  const money: Agenda = pays
    ? [
        {
          at: at(0, '13:32'),
          work: async () => {
            waiting = await life.askPayment(pays)
          },
        },
        {
          at: at(0, '13:42'),
          work: () =>
            life.take(PEOPLE.callback, 'complaint.decideCompensation', {
              requestId: waiting,
              approved: true,
              remark: words.paid,
            }),
        },
      ]
    : []
  return [
    { at: at(0, '13:20'), work: life.propose },
    ...money,
    ...(course === 'apology' ? apology(life, at) : []),
    { at: at(0, '14:20'), work: () => life.letter(answer) },
    { at: at(0, '14:32'), work: () => life.reply(words.accepted) },
    {
      at: at(0, '14:45'),
      work: () => life.close(outcome === 'solved' ? 'solved' : 'explained', words.closed),
    },
    {
      at: at(0, '16:40'),
      work: () =>
        life.take(life.handler, 'complaint.reportClosing', {
          way: 'phoned',
          receipt: words.receipt,
        }),
    },
    { at: at(2, '15:30'), work: life.archive },
    {
      at: at(3, '15:50'),
      work: () =>
        life.callBack(
          leftover ? words.leftover : words.remainder,
          leftover,
          leftover ? 2 : 4 + stage.draw(2),
        ),
    },
  ]
}

/** Drafted by the unit, examined by legal, handed over. */
function apology(life: CaseLife, at: (daysLater: number, time: string) => EpochMs): Agenda {
  let apologyId = ''
  return [
    {
      at: at(0, '13:33'),
      work: async () => {
        apologyId = await life.draftApology(words.legalUnit, words.apology)
      },
    },
    {
      at: at(0, '13:50'),
      work: () =>
        life.take(PEOPLE.legal, 'complaint.examineApology', {
          apologyId,
          approved: true,
          remark: null,
        }),
    },
    {
      at: at(0, '14:05'),
      work: () => life.take(life.handler, 'complaint.issueApology', { apologyId }),
    },
  ]
}
