/** A report upward as a record: its course and what it still waits for. */
import { describe, expect, it, test } from 'vitest'
import {
  isOpenUpward,
  owesLeader,
  upwardObstacle,
  upwardReportAggregate,
} from '#shared/duty/upward-state.ts'
import type { LoggedEvent } from '#shared/log/fold.ts'
import { at, event, foldAll, id } from './records.ts'

const fold = (...events: readonly LoggedEvent[]) => foldAll(upwardReportAggregate, ...events)
const reported = (change: Record<string, unknown> = {}) =>
  event('upward_report.reported', {
    at: at('10:00'),
    reason: 'serious_error',
    priority: 'high',
    to: 'general_manager',
    skippedLevel: true,
    directLeader: 'hall_manager',
    tellLeaderBy: at('12:00'),
    content: '错发一笔',
    emergencyReason: '资金正在转出',
    ...change,
  })
const owedNothing = { skippedLevel: false, directLeader: null, tellLeaderBy: null }
const noted = (instructionId: string, toCarryOut = true) =>
  event('upward_report.instruction_noted', {
    instructionId,
    at: at('10:20'),
    toCarryOut,
    from: '行长',
    text: '冲正并说明',
  })
const carriedOut = (instructionId: string, time = '11:00') =>
  event('upward_report.carried_out', { instructionId, at: at(time), result: null })
const told = () => event('upward_report.leader_told', { at: at('11:30') })

const open = (...events: readonly LoggedEvent[]) => {
  const { state } = fold(...events)
  return state !== null && isOpenUpward(state)
}

describe('T-84 a report that skipped a level', () => {
  it('is open until its instruction is carried out and the direct leader has heard of it', () => {
    const instruction = id()
    const course = [reported(), noted(instruction), carriedOut(instruction), told()]
    expect(course.map((_, index) => open(...course.slice(0, index + 1)))).toEqual([
      true,
      true,
      true,
      false,
    ])
    const { state } = fold(...course.slice(0, 3))
    expect(state && owesLeader(state)).toBe(true)
  })

  it('is over with an instruction of which one only takes note', () => {
    expect(open(reported(owedNothing))).toBe(true)
    expect(open(reported(owedNothing), noted(id(), false))).toBe(false)
  })
})

describe('what two machines may not both do', () => {
  const instruction = id()
  const state = () => fold(reported(), noted(instruction)).state
  test.each([
    ['already_registered', reported()],
    ['already_recorded', noted(instruction)],
    ['not_there', carriedOut(id())],
    ['before_instruction', carriedOut(instruction, '10:19')],
  ] as const)('%s', (code, next) => {
    expect(upwardObstacle(state(), next)).toBe(code)
  })

  test('a second time nothing is carried out or told, and nobody is told who is not owed', () => {
    const folded = fold(
      reported(),
      noted(instruction),
      carriedOut(instruction),
      carriedOut(instruction),
      told(),
      told(),
    )
    expect(folded.conflicts.map(({ value }) => value)).toEqual([
      'already_recorded',
      'already_recorded',
    ])
    expect(fold(reported(owedNothing), told()).conflicts).toMatchObject([{ value: 'nothing_owed' }])
    expect(upwardObstacle(null, told())).toBe('not_there')
  })

  test('words may be missing, and the course stays', () => {
    const { content: _gone, emergencyReason: _too, ...payload } = reported().payload
    const { state: wordless } = fold({ ...reported(), payload })
    expect(wordless).toMatchObject({
      content: null,
      emergencyReason: null,
      reason: 'serious_error',
    })
  })
})
