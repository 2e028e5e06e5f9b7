/** Registers complaints without end and says each case only when it was acknowledged. Meant to be killed. */
import { ADMINISTRATOR, intake, newId, openDesk } from '../desk.ts'

const desk = openDesk(process.argv[2] ?? '')
await desk.must('session.signIn', ADMINISTRATOR)
process.stdout.write('ready\n')
for (;;) {
  const caseId = newId()
  await desk.must('complaint.register', intake(caseId))
  process.stdout.write(`${caseId}\n`)
  // Pipes take a line at once; the loop leaves room for the signal that ends it.
  await new Promise((resolve) => setImmediate(resolve))
}
