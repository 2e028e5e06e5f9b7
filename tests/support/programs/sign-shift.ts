/** Signs a shift and stops for ever at a named place of the save, where whoever started it kills it. */
import { writeSync } from 'node:fs'
import { ADMINISTRATOR, COLLEAGUE, WITNESS, openDesk } from '../desk.ts'
import { signingOf } from '../shift-signing.ts'

const [folder = '', shiftId = '', place = ''] = process.argv.slice(2)
let signing = false
const desk = openDesk(folder, {
  at(point) {
    if (!signing || point !== place) return
    writeSync(1, `${point}\n`)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  },
})
await desk.must('session.signIn', ADMINISTRATOR)
const shift = await desk.must('shift.get', { shiftId })
const people = { outgoing: ADMINISTRATOR, incoming: COLLEAGUE, witness: WITNESS }
signing = true
await desk.must('shift.sign', signingOf(shift, people))
writeSync(1, 'signed\n')
