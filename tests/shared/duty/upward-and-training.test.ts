import { describe, expect, test } from 'vitest'
import { checkEscalation } from '#shared/complaint/rules/promise/escalation.ts'
import { checkInstruction } from '#shared/duty/leader-instruction.ts'
import { afterReportDeadline } from '#shared/duty/task-deadlines.ts'
import { checkServiceCase, checkTraining, trainingLeft } from '#shared/duty/training.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { at, refusalOf, valueOf } from './moments.ts'

const { profiles, rules } = defaultPacks
const bank = profiles.bank
const context = { now: at('2025-10-20 10:05'), rules }

describe('asking upward (S4-17)', () => {
  test('T-84, R-265: a skipped level leaves a report to the direct leader by the end of the shift', () => {
    const request = {
      reason: 'serious_error' as const,
      to: 'E990',
      at: at('2025-10-20 10:00'),
      skippedLevel: true,
      emergencyReason: '人身安全',
      directLeader: 'E900',
    }
    const { afterReport } = valueOf(checkEscalation(request, rules))
    if (!afterReport) throw new Error('no report is owed')
    const task = { escalatedAt: afterReport.startAt, shiftEndsAt: at('2025-10-20 12:00') }
    const owed = afterReportDeadline({ ...task, reportedAt: null }, context)
    expect(valueOf(owed)).toMatchObject({
      kind: 'after_report',
      dueAt: '2025-10-20T12:00:00+08:00',
      state: 'pending',
    })
    const late = afterReportDeadline({ ...task, reportedAt: at('2025-10-20 12:01') }, context)
    expect(valueOf(late).state).toBe('met_late')
  })

  const instruction = {
    from: 'E900',
    text: '当日联系客户说明进展',
    givenAt: at('2025-10-20 10:00'),
    executedAt: null,
  }
  test.each([
    ['from', { from: '' }],
    ['text', { text: ' ' }],
    ['executedAt', { executedAt: at('2025-10-20 09:59') }],
  ])('R-266: refuses %s of %j', (field, change) => {
    expect(valueOf(checkInstruction(instruction))).toEqual(instruction)
    expect(refusalOf(checkInstruction({ ...instruction, ...change }))).toMatchObject({
      field,
      source: 'S4-17(4)',
    })
  })
})

describe('training (S1-03)', () => {
  const record = {
    employeeNo: 'E100',
    date: '2025-10-20',
    topic: '服务管理与投诉处理',
    method: 'live_drill',
    hours: 6,
  }

  test('R-004: the plan is twelve hours and counts down to nothing', () => {
    expect(valueOf(checkTraining(record, bank.training))).toEqual(record)
    expect(trainingLeft([], bank.training)).toBe(12)
    expect(trainingLeft([record], bank.training)).toBe(6)
    expect(trainingLeft([record, record, record], bank.training)).toBe(0)
  })

  test.each([
    ['hours', { hours: 0 }],
    ['hours', { hours: -1 }],
    ['hours', { hours: Number.NaN }],
    ['hours', { hours: 25 }],
    ['method', { method: 'osmosis' }],
    ['topic', { topic: '' }],
    ['date', { date: '20 October' }],
    ['employeeNo', { employeeNo: ' ' }],
  ])('R-004: refuses %s of %j', (field, change) => {
    expect(refusalOf(checkTraining({ ...record, ...change }, bank.training))).toMatchObject({
      field,
      source: 'S1-03',
    })
  })
})

describe('the day’s service case (S1-15)', () => {
  const note = {
    date: '2025-10-20',
    staff: 'E100',
    text: '帮一位老人填写单据，送到门口',
    level: 'beyond_expectation',
  }
  const check = (change: Partial<typeof note>) =>
    checkServiceCase({ ...note, ...change }, ['韩某某', '王'], bank.lobby)

  test('R-021: goes round without the customer', () => {
    expect(valueOf(check({}))).toEqual(note)
    expect(check({ text: '2025-10-20 10:30 帮一位老人，2025/10/21 回访' }).ok).toBe(true)
    for (const text of [
      '存款 1,234,567.00 元，取走 50000 元，余 123456.50 元',
      '2025.10.20 8:30、9:15、10:00:05 各来一次',
      '一、二、三、四、五、六号窗口排了 120 人，1、2、3、4、5、6 号也是',
      '二〇二五年十月二十日，九九八十一个单子，三三两两地来',
      '帮 3 位老人办了 12 笔，用时 45 分钟，满意度 99.5%',
    ]) {
      expect(check({ text }).ok, text).toBe(true)
    }
    // One character says nobody: 王 stands in many words.
    expect(check({ text: '在王府井网点帮一位老人' }).ok).toBe(true)
  })

  test.each([
    ['text', { text: '帮韩 某某填写单据' }],
    ['text', { text: '电话 138 0000 0042 的客户' }],
    ['text', { text: '证件１１０１０５１９４９' }],
    ['text', { text: '电话(138)(0013)(8000)' }],
    ['text', { text: '电话（138）0013–8000' }],
    ['text', { text: '电话13\u200b80\u20600138000' }],
    ['text', { text: '帮韩\u200b某\ufeff某填写单据' }],
    ['text', { text: '卡号 2025-10-20-1234' }],
    ['text', { text: '电话 138.0000.0042 的客户' }],
    ['text', { text: '电话 1.3.8.0.0.0.0.0.0.4.2' }],
    ['text', { text: '电话 1。3。8。0。0。0。0。0。0。4。2' }],
    ['text', { text: '电话 1、3、8、0、0、0、0、0、0、4、2' }],
    ['text', { text: '电话 １３８．００００．００４２' }],
    ['text', { text: '电话 1.3 8.0 0.0 0.0 0.0 4' }],
    ['text', { text: '电话 138,000,000,42' }],
    ['text', { text: '电话 138*0000*0042' }],
    ['text', { text: '打一三八零零零零零零四二' }],
    ['text', { text: '打幺三八 〇〇〇〇 〇〇四二' }],
    ['text', { text: '打壹叁捌0000零零肆贰' }],
    ['text', { text: '座机 62345678分行' }],
    ['text', { text: '卡号 2025-10-20.1234' }],
    ['text', { text: ' ' }],
    ['level', { level: 'heroic' }],
    ['staff', { staff: '' }],
    ['date', { date: 'today' }],
  ])('R-021: refuses %s of %j', (field, change) => {
    expect(refusalOf(check(change))).toMatchObject({ field, source: 'S1-15' })
  })
})
