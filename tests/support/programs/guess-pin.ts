/** Tries one PIN and says when the check has begun: whoever starts it kills it then. */
import { ADMINISTRATOR, openDesk } from '../desk.ts'

const [folder, pin] = process.argv.slice(2)
const desk = openDesk(folder ?? '')
const trying = desk.ask('session.signIn', { employeeNo: ADMINISTRATOR.employeeNo, pin: pin ?? '' })
// The call has come as far as the slow check; the line goes out before its answer can.
process.stdout.write('checking\n')
await trying
process.stdout.write('checked\n')
