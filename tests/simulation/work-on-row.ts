/** What people do with rows of a register: write one, and put it right under somebody else's eyes. */
import { validRegisterInputs } from '#tests/support/valid-register-inputs.ts'
import { openNow } from './check-carried.ts'
import { type Machine, PEOPLE } from './machine.ts'
import { newId } from './machine-time.ts'
import { holds } from './world.ts'

const DIFFERENCE = 'difference/'
const SUPERVISOR = PEOPLE[2].employeeNo

export async function workOnRow(machine: Machine): Promise<void> {
  const { random } = machine.world
  const rows = [...openNow(machine)].filter((name) => name.startsWith(DIFFERENCE)).toSorted()
  if (rows.length === 0 || random.chance(0.2)) {
    await machine.save('register.recordDifference', {
      ...validRegisterInputs('')['register.recordDifference'],
      rowId: newId(machine),
      supervisor: SUPERVISOR,
    })
    return
  }
  const rowId = random.pick(rows).slice(DIFFERENCE.length)
  const shown = await machine.ask('register.get', { rowId })
  if (!shown.ok) return
  const { row } = shown.value
  const others = PEOPLE.filter(({ employeeNo }) => employeeNo !== row.recordedBy)
  // Now and then whoever recorded it tries it alone.
  if (random.chance(0.8)) await machine.as(random.pick(others).employeeNo)
  const status = await machine.ask('app.status', {})
  const settled = await machine.save('register.settleDifference', {
    rowId,
    seenVersion: row.version,
    how: '次日在尾箱夹层找到',
  })
  if (!settled.ok) return
  machine.world.note('row_settled')
  const recorder = status.ok && status.value.person?.employeeNo === row.recordedBy
  holds('I28', !recorder, () => `${machine.name}: the recorder settled ${rowId}`)
}
