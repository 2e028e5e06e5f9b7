/** Runs on a tiny disk of its own: registers until it is full, then makes room and goes on; reports in JSON. */
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { storeProblemOf } from '#main/store/store-problem.ts'
import { verifyStore } from '#main/store/verify.ts'
import { openStore } from '#main/store/open.ts'
import { ADMINISTRATOR, intake, newId, openDesk, setUp, type TestDesk } from '../desk.ts'

const folder = process.argv[2] ?? ''
// Room that is given back later.
const ballast = join(folder, '..', 'ballast')
writeFileSync(ballast, Buffer.alloc(400 * 1024))

let desk = openDesk(folder)
await setUp(desk)
const acknowledged: string[] = []
let refused = ''
let refusal: unknown = null
while (refusal === null) {
  const caseId = newId()
  const answer = await desk.ask('complaint.register', intake(caseId, { facts: '事实'.repeat(300) }))
  if (answer.ok) acknowledged.push(caseId)
  else {
    refusal = answer.refusal
    refused = caseId
  }
}
fillRest()
const outcome = async (ask: Promise<{ ok: boolean; refusal?: { code: string } }>) => {
  const answer = await ask
  return answer.ok ? 'saved' : (answer.refusal?.code ?? '')
}
const save = (to: TestDesk, caseId: string) => outcome(to.ask('complaint.register', intake(caseId)))
const drafts = await outcome(
  desk.ask('draft.save', {
    draftId: newId(),
    kind: 'intake',
    content: { facts: '长'.repeat(60_000) },
  }),
)
const backup = await outcome(desk.ask('store.backUp', {}))
await desk.close()

let openedWithoutRoom = 'opened'
fillRest()
try {
  desk = openDesk(folder)
  await desk.close()
} catch (error) {
  openedWithoutRoom = storeProblemOf(error)?.code ?? String(error)
}
rmSync(ballast)
rmSync(join(folder, '..', 'rest'), { force: true })
desk = openDesk(folder)
const signIn = await outcome(desk.ask('session.signIn', ADMINISTRATOR))
const later = newId()
const afterRoom = await save(desk, later)
await desk.close()

const store = openStore(folder, { create: false })
const kept = store.db.prepare('SELECT case_id FROM case_row').pluck().all()
const { faults } = verifyStore(store)
store.close()
process.stdout.write(
  JSON.stringify({
    acknowledged: [...acknowledged, later],
    refusal,
    refused,
    drafts,
    backup,
    signIn,
    afterRoom,
    kept,
    faults,
    openedWithoutRoom,
  }),
)

/** Takes the last blocks, so that nothing at all can be written. */
function fillRest(): void {
  const { bavail, bsize } = statfsSync(join(folder, '..'))
  if (bavail > 0)
    writeFileSync(join(folder, '..', 'rest'), Buffer.alloc(bavail * bsize), { flag: 'a' })
}
