/** One truth about when somebody came: the day on duty and the opening of a shift share it. */
import { describe, expect, it } from 'vitest'
import { desk, openCounterForEach, refusalOf } from '../../support/counter.ts'
import { addPeople, at, DATE, place, rosterOf, slot, today } from './support/duty-inputs.ts'
import { KEY, NEXT, opening } from './support/shift-inputs.ts'

openCounterForEach()

const ME = 'E100'
const came = (time: string) => ({ kind: 'handover' as const, arrivedAt: at(time) })
const arrive = (time: string) =>
  desk.must('duty.arrive', { date: DATE, period: 'am', employeeNo: ME, arrivedAt: at(time) })

describe('R-251 an arrival that the day on duty has', () => {
  it('stands in the opening with its time and is not asked again', async () => {
    await arrive('08:25')
    const prepared = await desk.must('shift.prepare', { key: KEY })
    expect(prepared).toMatchObject({ arrivedAt: at('08:25'), rostered: null })
    const { attendance } = await desk.must('shift.open', opening())
    expect(attendance).toMatchObject({ kind: 'handover', arrivedAt: at('08:25'), minutesEarly: 5 })
  })

  it('is not contradicted by the opening', async () => {
    await arrive('08:25')
    const ask = () => desk.ask('shift.open', opening({ arrival: came('08:05') }))
    expect(await refusalOf(ask)).toMatchObject({
      code: 'already_recorded',
      field: 'arrival.arrivedAt',
      source: 'S4-19(4)',
    })
    await desk.must('shift.open', opening({ arrival: came('08:25') }))
    expect((await today()).roster.others).toHaveLength(1)
  })

  it('of the morning says nothing of the afternoon', async () => {
    await arrive('08:25')
    expect(await desk.must('shift.prepare', { key: NEXT })).toMatchObject({ arrivedAt: null })
  })
})

describe('an arrival that the opening says', () => {
  it('stands in the day on duty too, once', async () => {
    await desk.must('shift.open', opening({ arrival: came('08:05') }))
    expect((await today()).roster.others).toMatchObject([
      { employeeNo: ME, period: 'am', arrivedAt: at('08:05') },
    ])
    expect(
      await refusalOf(() =>
        desk.ask('duty.arrive', {
          date: DATE,
          period: 'am',
          employeeNo: ME,
          arrivedAt: at('08:20'),
        }),
      ),
    ).toMatchObject({ code: 'already_recorded', field: 'employeeNo' })
    expect(await desk.must('shift.prepare', { key: { ...KEY, position: 2 } })).toMatchObject({
      arrivedAt: at('08:05'),
    })
  })

  it('is judged once: by the place and the rule of the roster', async () => {
    await addPeople()
    await desk.must(
      'duty.roster',
      rosterOf(slot({ entries: [place(ME, at('08:10'), { kind: 'clerk' })] })),
    )
    expect(await desk.must('shift.prepare', { key: KEY })).toMatchObject({
      rostered: 'clerk',
      startsAt: at('08:10'),
    })
    const { attendance } = await desk.must('shift.open', opening({ arrival: came('08:00') }))
    const [seat] = (await today()).roster.seats
    expect(attendance).toMatchObject({ kind: 'clerk', minutesEarly: 10, ok: false })
    expect(seat).toMatchObject({ standing: 'late', minutesEarly: 10, arrivedAt: at('08:00') })
    expect(attendance?.source).toBe(seat?.source)
  })

  it('that nobody says leaves the day on duty as it was', async () => {
    const { attendance } = await desk.must('shift.open', opening())
    expect(attendance).toBeNull()
    expect((await today()).roster.others).toEqual([])
  })

  it('of a shift that is refused is not written', async () => {
    await desk.must('shift.open', opening())
    const ask = () => desk.ask('shift.open', opening({ arrival: came('08:05') }))
    expect(await refusalOf(ask)).toMatchObject({ code: 'double_shift' })
    expect((await today()).roster.others).toEqual([])
  })
})
