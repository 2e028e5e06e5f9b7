/** What a branch must not keep, over real stores, real HTTP, a real hub and the office's own key. */
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { complaintPersonalErased } from '#shared/complaint/events/privacy.ts'
import { publishOffice, sealedSubmissions } from '#hub/compliance/office.ts'
import { writeToBranch } from '#hub/service/hub-writer.ts'
import { runCommand } from '#main/command-line/counterbook.ts'
import { makeSealingPair } from '#main/service/sealed/box.ts'
import { systemRandom } from '#main/service/workstation.ts'
import { openStore } from '#main/store/open.ts'
import {
  type TestDesk,
  intake,
  newId,
  openDesk,
  removeFolders,
  setUp,
  temporaryFolder,
} from '../support/desk.ts'
import { type HeadOffice, startHeadOffice } from '../support/head-office.ts'
import { filesWith } from '../support/raw-store.ts'

const SECRET = '鹌鹑8842的线索'
const ALL = { state: 'all', search: '', offset: 0, limit: 50 } as const
const open: { close(): Promise<void> }[] = []
const keep = <Thing extends { close(): Promise<void> }>(thing: Thing): Thing => {
  open.push(thing)
  return thing
}

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})
afterAll(removeFolders)

async function enrolled(headOffice: HeadOffice): Promise<TestDesk> {
  const desk = keep(openDesk())
  await setUp(desk)
  const code = await headOffice.invite('B01')
  await desk.must('sync.enrol', { hubUrl: headOffice.url, code })
  return desk
}

async function partsAtHeadOffice(headOffice: HeadOffice): Promise<string> {
  const rows = await headOffice.hub.context.database.query<{ text: string }>(
    "SELECT convert_from(bytes, 'UTF8') AS text FROM event_part",
    [],
  )
  return rows.map(({ text }) => text).join('\n')
}

/** A copy of a desk's folder as it was at its last backup. */
async function restored(desk: TestDesk): Promise<() => Promise<TestDesk>> {
  const { file } = await desk.must('store.backUp', {})
  const folder = temporaryFolder('restored')
  copyFileSync(join(desk.folder, 'counterbook.key'), join(folder, 'counterbook.key'))
  copyFileSync(file, join(folder, 'counterbook.db'))
  return async () => {
    const copy = keep(openDesk(folder))
    await copy.must('session.signIn', { employeeNo: 'E100', pin: '482913' })
    return copy
  }
}

describe('T-21 a complaint found to be a report of wrongdoing', () => {
  it('is gone from every device of the branch, late ones and restored ones too', async () => {
    const headOffice = keep(await startHeadOffice())
    const first = await enrolled(headOffice)
    const second = await enrolled(headOffice)
    const caseId = newId()
    await first.must('complaint.register', intake(caseId, { facts: SECRET, demand: SECRET }))
    await first.must('sync.now', {})
    await second.must('sync.now', {})
    // The second works on it, offline from here on, and knows nothing.
    const { row } = await second.must('complaint.get', { caseId })
    await second.must('complaint.logContact', {
      caseId,
      seenVersion: row.version,
      contactId: newId(),
      at: new Date().toISOString(),
      direction: 'outbound',
      channel: 'phone',
      reached: true,
      promiseId: null,
      summary: `${SECRET}，二号机写下`,
    })
    const putBack = await restored(second)

    await first.must('complaint.restrict', { caseId, restrictionReason: 'reported_wrongdoing' })
    expect((await first.must('complaint.list', ALL)).total).toBe(0)
    await first.must('sync.now', {})
    expect(filesWith(first.folder, SECRET)).toEqual([])
    expect(filesWith(second.folder, SECRET)).not.toEqual([])

    await second.must('sync.now', {})
    expect((await second.must('complaint.list', ALL)).total).toBe(0)
    expect(await second.ask('complaint.get', { caseId })).toMatchObject({
      refusal: { code: 'unknown_case' },
    })
    expect(filesWith(second.folder, SECRET)).toEqual([])
    for (const desk of [first, second]) {
      expect((await desk.must('store.verify', {})).faults).toEqual([])
      expect(desk.faults).toEqual([])
    }
    // Nothing is lost: head office has every word of it, the late one included.
    expect(await partsAtHeadOffice(headOffice)).toContain('二号机写下')

    await second.close()
    open.splice(open.indexOf(second), 1)
    const copy = await putBack()
    expect((await copy.must('complaint.get', { caseId })).facts).toBe(SECRET)
    await copy.must('sync.now', {})
    expect((await copy.must('complaint.list', ALL)).total).toBe(0)
    expect(filesWith(copy.folder, SECRET)).toEqual([])
    expect(headOffice.alarms).toEqual([])
  })
})

describe('R-28 an erased case', () => {
  it('is erased again in a backup that is put back', async () => {
    const headOffice = keep(await startHeadOffice())
    const desk = await enrolled(headOffice)
    const caseId = newId()
    await desk.must('complaint.register', intake(caseId, { facts: SECRET }))
    await desk.must('sync.now', {})
    const putBack = await restored(desk)
    const [branch] = (
      (await headOffice.console('console.branches', {})) as { rows: { branchId: string }[] }
    ).rows
    await writeToBranch(headOffice.hub.context, branch?.branchId ?? '', {
      type: complaintPersonalErased,
      payload: { basis: 'retention_ended', requestedBy: 'H002', certificate: 'XH-1' },
      aggregateId: caseId,
      actor: { employeeNo: 'H001', role: 'compliance_officer' },
    })
    await desk.must('sync.now', {})
    expect(filesWith(desk.folder, SECRET)).toEqual([])
    await desk.close()
    open.splice(open.indexOf(desk), 1)
    const copy = await putBack()
    expect(filesWith(copy.folder, SECRET)).not.toEqual([])
    await copy.must('sync.now', {})
    expect(await copy.must('complaint.get', { caseId })).toMatchObject({
      erased: true,
      facts: null,
    })
    expect(filesWith(copy.folder, SECRET)).toEqual([])
  })
})

describe('S2-06(6) a report of wrongdoing', () => {
  const report = (sealedId: string, draftId: string | null) => ({
    sealedId,
    draftId,
    about: '某网点负责人',
    facts: SECRET,
    evidence: '',
    reporterName: '',
    reporterContact: '',
  })

  it('cannot be handed in before the office has a key, and nothing half is stored', async () => {
    const headOffice = keep(await startHeadOffice())
    const desk = await enrolled(headOffice)
    await publishOffice(headOffice.hub.context, { telephone: '010-5550-0199' })
    await desk.must('sync.now', {})
    expect(await desk.must('sealed.office', {})).toEqual({
      canSubmit: false,
      telephone: '010-5550-0199',
      letter: null,
    })
    const before = await desk.must('sync.status', {})
    expect(await desk.ask('sealed.submit', report(newId(), null))).toMatchObject({
      refusal: { code: 'no_compliance_key', source: 'S2-06(6)' },
    })
    expect((await desk.must('sync.status', {})).confirmed).toBe(before.confirmed)
    expect(filesWith(desk.folder, SECRET)).toEqual([])
  })

  it('leaves the draft, the branch and head office unread, and the office opens it', async () => {
    const headOffice = keep(await startHeadOffice())
    const first = await enrolled(headOffice)
    const second = await enrolled(headOffice)
    const pair = makeSealingPair(systemRandom)
    await publishOffice(headOffice.hub.context, { publicKey: pair.publicKey })
    await first.must('sync.now', {})
    // Somebody had begun to type it as an ordinary case.
    const draftId = newId()
    await first.must('draft.save', { draftId, kind: 'intake', content: { facts: SECRET } })
    expect(filesWith(first.folder, SECRET)).not.toEqual([])

    const sealedId = newId()
    const { receipt } = await first.must('sealed.submit', report(sealedId, draftId))
    expect(receipt).toMatch(/^[0-9A-F]{4}(?:-[0-9A-F]{4}){2}$/)
    const waiting = await first.must('sync.status', {})
    expect(waiting.waiting).toBe(1)
    expect(await first.must('sealed.submit', report(sealedId, null))).toEqual({ receipt })
    expect((await first.must('sync.status', {})).waiting).toBe(1)
    expect((await first.must('draft.list', {})).drafts).toEqual([])
    expect(filesWith(first.folder, SECRET)).toEqual([])
    for (const desk of [first, second]) await desk.must('sync.now', {})

    for (const desk of [first, second]) {
      expect(await desk.must('complaint.list', ALL)).toEqual({ rows: [], total: 0 })
      expect(await desk.must('today.get', {})).toMatchObject({ cases: [], openCases: 0 })
      expect((await desk.must('store.verify', {})).faults).toEqual([])
      await desk.close()
      open.splice(open.indexOf(desk), 1)
    }
    for (const { folder } of [first, second]) {
      const store = openStore(folder, { create: false })
      const row = store.db.prepare("SELECT body, part FROM event WHERE kind = 'sealed'").get() as {
        body: Uint8Array
        part: Uint8Array | null
      }
      store.close()
      const body = JSON.parse(Buffer.from(row.body).toString('utf8')) as Record<string, unknown>
      // Neither the person nor the minute: the day, and a name that every submission has.
      expect(body).toMatchObject({
        type: 'sealed.submitted',
        payload: {},
        actor: { employeeNo: 'sealed', role: 'trainee' },
      })
      expect(String(body['occurredAt'])).toContain('T00:00:00')
      expect(row.part === null).toBe(folder === second.folder)
    }
    expect(await partsAtHeadOffice(headOffice)).not.toContain(SECRET)

    const folder = temporaryFolder('office')
    const [box, key] = [join(folder, 'boxes.json'), join(folder, 'office.key')]
    const exported = await sealedSubmissions(headOffice.hub.context)
    writeFileSync(box, JSON.stringify(exported))
    const file = { format: 'counterbook-compliance-key', v: 1, ...pair }
    writeFileSync(key, JSON.stringify(file))
    expect(await opened('--key', key, '--in', box)).toMatchObject({
      code: 0,
      answer: {
        submissions: [{ opened: true, receipt, branch: 'B01', handedInBy: 'E100', facts: SECRET }],
      },
    })
    // Another key opens nothing, and a box that was changed or renamed is not taken for whole.
    writeFileSync(key, JSON.stringify({ ...file, ...makeSealingPair(systemRandom) }))
    expect(await opened('--key', key, '--in', box)).toMatchObject({
      answer: { submissions: [{ opened: false }] },
    })
    writeFileSync(key, JSON.stringify(file))
    const renamed = exported.submissions.map((one) => ({ ...one, sealedId: newId() }))
    writeFileSync(box, JSON.stringify({ ...exported, submissions: renamed }))
    expect(await opened('--key', key, '--in', box)).toMatchObject({
      answer: { submissions: [{ opened: false }] },
    })
    expect(JSON.stringify(await opened('--key', key, '--in', box))).not.toContain(SECRET)
  })
})

async function opened(...words: string[]): Promise<{ code: number; answer: unknown }> {
  let answer: unknown
  const code = await runCommand(['sealed', 'open', ...words], {
    json: (value) => {
      answer = value
    },
    words: () => {},
    help: () => 0,
  })
  return { code, answer }
}
