/**
 * A branch in the middle of its day, written through the calls that the screens use: customers' own
 * words as the sources quote them, minutes ago, so that every clock on the screens is running.
 */
import { NOTHING_MORE } from '#shared/contract/intake-form.ts'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { CallName } from '#shared/contract/call-names.ts'
import type { Input, Output } from '#shared/contract/workstation.ts'
import { HOUR_MS, MINUTE_MS, businessDateOf, formatInstant } from '#shared/foundation/instant.ts'
import day from '#resources/demonstration/branch-day.json' with { type: 'json' }
import { BRANCH, LOBBY_MANAGER, SUPERVISOR, TELLER } from './counter.ts'

type Call = <Name extends CallName>(name: Name, input: Input<Name>) => Promise<Output<Name>>

/** The calls of the page's own host; a refusal throws. */
export function callOf(page: Page): Call {
  return async (name, input) => {
    const answer = await page.evaluate(
      async ([called, body]) => {
        const response = await fetch(`/call/${called}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-counterbook': '1' },
          body,
        })
        return (await response.json()) as { ok: boolean; value: unknown }
      },
      [name, JSON.stringify(input)] as const,
    )
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
    return answer.value as never
  }
}

/** Fills a new workstation and leaves the supervisor signed in. Answers the case ids, oldest first. */
export async function fillBranch(page: Page): Promise<readonly string[]> {
  const call = callOf(page)
  const { pin, ...administrator } = SUPERVISOR
  await call('setup.complete', {
    branchCode: BRANCH.code,
    branchName: BRANCH.name,
    profile: 'bank',
    administrator: { ...administrator, pin },
  })
  for (const [person, role] of [
    [TELLER, 'teller'],
    [LOBBY_MANAGER, 'lobby_manager'],
  ] as const) {
    await call('staff.add', { employeeNo: person.employeeNo, name: person.name, role })
    await call('session.activate', { employeeNo: person.employeeNo, pin: person.pin })
  }
  const now = Date.now()
  const caseIds: string[] = []
  for (const [index, complaint] of day.complaints.slice(1, 9).entries()) {
    caseIds.push(await register(call, complaint, now - (55 - 7 * index) * MINUTE_MS))
  }
  for (const [index, caseId] of caseIds.entries()) await handle(call, caseId, index, now)
  await openShift(call, now)
  return caseIds
}

type Complaint = (typeof day.complaints)[number]

async function register(call: Call, complaint: Complaint, receivedMs: number): Promise<string> {
  const caseId = randomUUID()
  const flag = (name: string) => (complaint as Record<string, unknown>)[name] === true
  const { customerName } = complaint
  await call('complaint.register', {
    caseId,
    intakeType: 'complaint',
    channel: complaint.channel === 'counter' ? 'counter' : 'phone',
    receivedAt: formatInstant(Math.floor(receivedMs / MINUTE_MS) * MINUTE_MS),
    anonymous: customerName === null,
    reception: {
      walkIn: flag('walkIn'),
      agitated: flag('agitated'),
      media: false,
      recordingDevice: false,
      gathering: false,
      violence: false,
    },
    harm: {
      beyondDepartmentPower: flag('beyondDepartmentPower'),
      considerableHarm: false,
      possibleAdverseEffect: false,
      seriousDamage: false,
    },
    flags: [],
    groupSize: null,
    earlierCalls: [],
    customerName: customerName ?? '',
    contact: customerName === null ? '' : '13800000042',
    contactMissingReason: customerName === null ? '客户不愿留电话' : '',
    facts: complaint.facts,
    demand: complaint.demand,
    lateEntryReason: '先接待客户，随后补录。',
    ...NOTHING_MORE,
  })
  return caseId
}

async function handle(call: Call, caseId: string, index: number, now: number): Promise<void> {
  let { row } = await call('complaint.get', { caseId })
  if (index % 4 !== 3) {
    const handler = index % 2 === 0 ? TELLER.employeeNo : LOBBY_MANAGER.employeeNo
    ;({ row } = await call('complaint.assignHandler', {
      caseId,
      seenVersion: row.version,
      handler,
    }))
  }
  if (index === 4) {
    await call('complaint.makePromise', {
      caseId,
      seenVersion: row.version,
      promiseId: randomUUID(),
      dueAt: formatInstant(Math.ceil((now + 2 * HOUR_MS) / MINUTE_MS) * MINUTE_MS),
      what: '两小时内答复核实结果',
    })
  }
  if (index === 1) {
    await call('complaint.logContact', {
      caseId,
      seenVersion: row.version,
      contactId: randomUUID(),
      at: formatInstant(now - MINUTE_MS),
      direction: 'outbound',
      channel: 'phone',
      reached: true,
      promiseId: null,
      summary: '向客户说明已安排专人教填资料，客户同意明天再来。',
    })
  }
}

async function openShift(call: Call, now: number): Promise<void> {
  const key = {
    date: businessDateOf(now),
    period: 'am',
    post: 'high_counter',
    position: 1,
  } as const
  const { lines } = await call('shift.prepare', { key })
  await call('shift.open', {
    key,
    lines: lines.map(({ name, unit }, index) => ({
      name,
      opening: unit === 'fen' ? 5_000_000 : 10 + index,
    })),
    mismatchReason: null,
    arrival: null,
  })
}
