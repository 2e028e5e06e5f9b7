/** S4-40, R-313: a lesson says nobody, is approved by a second person, and is gone when it is withdrawn. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { lessonId } from '#shared/lesson/events.ts'
import { LESSON_PARTS, checkLesson } from '#shared/lesson/rules.ts'
import { lessonAggregate } from '#shared/lesson/state.ts'
import { type LoggedEvent, emptyFold, foldEvents } from '#shared/log/fold.ts'
import { erasesWords, lookupEventType } from '#shared/log/registry.ts'
import { LESSON } from '../../support/valid-proposal-inputs.ts'

const KNOWN = {
  names: ['韩某某', '李静', '王', '买买提·艾力', '欧阳远', '方言'],
  employeeNumbers: ['E100', '7'],
}
const ID = '019a0000-0000-8000-8000-000000000001'
const AT = '2026-03-02T10:00:00+08:00'

describe('R-313 what a lesson may say', () => {
  test('words without anybody are accepted as they are', () => {
    expect(checkLesson(LESSON, KNOWN)).toEqual({ ok: true, value: LESSON })
  })

  test.each([
    '先等1-2分钟，再说第二遍。',
    '说了三遍，他才坐下。',
    '两个窗口都排着，一共十几个人。',
    '千万别说“这是规定”，换个角度讲。',
    '王经理那样的客户，也是先听。',
    '系统每天12:30重新计算。',
    '用2号窗口的机器打一张E1005表。',
    '三日内回电，一共说了十几分钟。',
    '换了三个窗口，任何先生女士都一样接待。',
    '万一打不通，过一会儿再打；对方经理也在场。',
    '他总是先问一句，我一项一项答。',
  ])('%s', (said) => {
    expect(checkLesson({ ...LESSON, said }, KNOWN)).toMatchObject({ ok: true })
  })

  test.each([
    ['a customer’s name', '韩某某说看不懂'],
    ['a name with blanks and signs nobody sees', '韩 某\u200b某说看不懂'],
    ['a colleague’s name', '李静后来打了电话'],
    ['a colleague’s number', '由E100回电'],
    ['a colleague’s number in full width', '由Ｅ１００ 回电'],
    ['a telephone', '电话13800000042'],
    ['a telephone in characters', '打一三八零零零零零零四二'],
    ['an account', '卡号6222 0212 3456'],
    ['a day', '3月5日来的'],
    ['a day in characters', '三月五号来的'],
    ['a day with strokes', '2026-03-05来的'],
    ['a part of a month', '3月底来的'],
    ['a year', '二〇二五年办的'],
    ['an amount', '多收了35.5元'],
    ['an amount in characters', '多收了三百五十块'],
    ['an amount before its unit', '多收了￥35'],
    ['an amount in ten thousands', '存了20万'],
    ['an address of a mailbox', '写到 someone@example.com'],
    ['a name with a control sign in it', '李\u0001静说看不懂'],
    ['a name in traditional characters', '韓某某說看不懂'],
    ['a name without its dot', '买买提艾力说看不懂'],
    ['a name with a dot', '李·静说看不懂'],
    ['a family name with a title', '李经理后来打了电话'],
    ['a family name of two characters', '欧阳先生说看不懂'],
    ['a telephone between many blanks', '138    0000    0042'],
    ['a telephone line by line', '138\n\n\n\n000\n\n\n\n000'],
    [
      'a telephone in framed figures',
      [...'13800000042'].map((one) => `${one}\ufe0f\u20e3`).join(''),
    ],
    ['a number in the characters of cheques', '贰貳叄參陸陸'],
    ['the end of a card', '尾号1234'],
    ['the end of a card in words', '卡号后四位是7781'],
    ['a car', '车牌京A12345'],
    ['a number of staff', '工号 8871'],
    ['a date without its month', '15日上午来的'],
    ['a month', '五月来的'],
    ['a month in full width', '５月份来的'],
    ['a year in the characters of cheques', '贰零贰五年'],
    ['a day with a point', '3.15那天'],
    ['another currency', '一百美元'],
    ['a currency before the amount', '人民币五百'],
    ['ten thousands in characters', '存了三万多'],
    ['an amount to the cent', '差了150.00'],
    ['a house', '3号楼501室'],
    ['a street', '人民路12号'],
    ['nothing at all', ' \u200b'],
  ])('refuses %s in every part, naming it', (_what, text) => {
    for (const part of LESSON_PARTS) {
      const answer = checkLesson({ ...LESSON, [part]: text }, KNOWN)
      expect([part, answer.ok]).toEqual([part, false])
      if (answer.ok) continue
      expect(answer.refusal).toMatchObject({ code: 'not_anonymous', field: part })
      expect(answer.refusal.source).toBe(text.trim() === '\u200b' ? 'S4-40' : 'S4-16(3)')
    }
  })

  test('every part that says something is named at once', () => {
    const words = { ...LESSON, said: '韩某某', nextTime: '' }
    expect(checkLesson(words, KNOWN)).toMatchObject({
      refusal: { params: { missing: 'said,nextTime' } },
    })
  })
})

test('the name of a lesson follows from the secret of the case, and tells nothing of it', () => {
  const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
  const secret = new Uint8Array(16).fill(7)
  expect(lessonId(secret, sha256)).toBe(lessonId(secret, sha256))
  expect(lessonId(secret, sha256)).not.toBe(lessonId(new Uint8Array(16).fill(8), sha256))
  expect(lessonAggregate.isId?.(lessonId(secret, sha256))).toBe(true)
})

describe('a lesson goes its way', () => {
  let at = 0
  const event = (
    type: string,
    payload: object,
    [employeeNo, role] = ['E200', 'teller'],
  ): LoggedEvent => ({
    id: `019a0000-0000-7000-8000-${String(++at).padStart(12, '0')}`,
    type: `lesson.${type}`,
    typeVersion: 1,
    aggregate: { kind: 'lesson', id: ID },
    device: 'd1',
    epoch: 1,
    seq: at,
    fromHub: false,
    branchSeq: at,
    base: at - 1,
    orgBase: 0,
    actor: { employeeNo: employeeNo ?? '', role: role ?? '' },
    businessDate: '2026-03-02',
    shift: null,
    occurredAt: AT,
    recordedAt: AT,
    payload: { at: AT, ...payload },
    valid: true,
  })
  const about = { channel: 'counter', topic: 'attitude', answeredBy: null }
  const proposed = () => event('proposed', { ...about, ...LESSON })
  const boss = ['E300', 'hall_manager'] as [string, string]
  const fold = (...events: LoggedEvent[]) =>
    foldEvents(lessonAggregate, lookupEventType, emptyFold, events)
  const decided = (
    { id: proposalId }: Pick<LoggedEvent, 'id'>,
    outcome: string,
    by = boss,
    remark: string | null = null,
  ) => event('decided', { proposalId, outcome, remark }, by)
  const reasons = (...events: LoggedEvent[]) => fold(...events).conflicts.map(({ value }) => value)

  test('proposed, approved, withdrawn: the words are there and then gone', () => {
    const first = proposed()
    const approved = decided(first, 'approved')
    expect(fold(first).state).toMatchObject({ state: 'waiting', words: LESSON, by: 'E200' })
    expect(fold(first, approved).state).toMatchObject({ state: 'approved', words: LESSON })
    const end = event('withdrawn', {}, boss)
    expect(erasesWords(end)).toBe(true)
    expect(fold(first, approved, end).state).toMatchObject({
      state: 'withdrawn',
      erased: true,
      words: null,
    })
  })

  test('a declined one may be written anew, an approved one not', () => {
    const first = proposed()
    const declined = decided(first, 'declined', boss, '太细')
    expect(fold(first, declined).state?.decided?.remark).toBe('太细')
    expect(fold(first, declined, proposed()).state).toMatchObject({
      state: 'waiting',
      decided: null,
    })
    expect(reasons(first, decided(first, 'approved'), proposed())).toEqual(['already_shared'])
  })

  test('a decision made of other words than those that stand decides nothing', () => {
    const [first, anew] = [proposed(), proposed()]
    const declined = decided(first, 'declined')
    // Approved at a machine that had not heard of the declining, nor of the words written since.
    const late = decided(first, 'approved', ['E301', 'hall_manager'])
    expect(fold(first, declined, anew, late).state?.state).toBe('waiting')
    expect(reasons(first, declined, anew, late)).toEqual(['already_decided'])
    // Two wrote of one case at once; who read the second text has not read the first.
    const other = proposed()
    expect(reasons(first, other, decided(other, 'approved'))).toEqual([
      'already_shared',
      'already_decided',
    ])
  })

  test.each<[string, () => LoggedEvent[]]>([
    [
      'same_person',
      () => {
        const first = proposed()
        return [first, decided(first, 'approved', ['e200', 'hall_manager'])]
      },
    ],
    [
      'already_decided',
      () => {
        const first = proposed()
        return [first, decided(first, 'approved'), decided(first, 'approved')]
      },
    ],
    ['not_the_proposer', () => [proposed(), event('withdrawn', {}, ['E201', 'teller'])]],
    ['already_withdrawn', () => [proposed(), event('withdrawn', {}), event('withdrawn', {})]],
  ])('refuses on every machine alike: %s', (reason, events) => {
    expect(reasons(...events())).toEqual([reason])
  })
})
