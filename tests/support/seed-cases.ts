/**
 * The complaints that the sources tell, as cases of a branch: the sentences that section 2 quotes, its four
 * typical cases, the dialogue of section 3 and the form of section 4. Words are this project's own; what is
 * kept is who complains of what, what the rules make of it, and how it ends.
 */
import type { Input } from '#shared/contract/workstation.ts'
import type { CaseStepCall } from '#shared/contract/calls/case-steps.ts'

export interface SeedCase {
  readonly id: string
  readonly source: string
  readonly intake: Partial<Input<'complaint.register'>>
  /** What differs from the plain way, by the call that writes it. */
  readonly choices: Partial<Record<CaseStepCall, object>>
  /** Way stations that the plain way does not have. */
  readonly by?: readonly ('referral' | 'refused_referral' | 'escalation')[]
  /** How it ends instead of with a return visit. */
  readonly ends?: 'withdrawn' | 'restricted'
  /** The customer called about it this many minutes before (S2-16). */
  readonly calledBefore?: number
  /** It stood on paper for this many minutes before it was entered (S2-15, S4-08). */
  readonly onPaper?: number
  /** The case that it repeats, by id. */
  readonly repeats?: string
  readonly nature: 'valid' | 'invalid' | 'undetermined'
  readonly primary: string | null
}

const misunderstanding = (findings: string) => ({
  'complaint.concludeInvestigation': { fault: 'misunderstanding', findings },
})
const beyondRules = (refusalReason: string, alternatives: readonly string[]) => ({
  'complaint.proposeSolution': {
    demandWithinRules: 'no',
    recheckOffered: true,
    refusalReason,
    alternatives,
  },
  'complaint.close': { outcome: 'refused_with_reason' },
})
const noCause = {
  'complaint.archive': { rootCause: null, improvement: null, noneNeededBecause: null },
}

function valid(
  id: string,
  source: string,
  reason: string,
  intake: SeedCase['intake'],
  choices: SeedCase['choices'] = {},
  by: SeedCase['by'] = [],
): SeedCase {
  const nature = choices['complaint.proposeNature'] ?? {}
  return {
    id,
    source,
    intake,
    choices: { ...choices, 'complaint.proposeNature': { reasons: [reason], ...nature } },
    by,
    nature: 'valid',
    primary: reason,
  }
}

function invalid(
  id: string,
  source: string,
  reason: string,
  intake: SeedCase['intake'],
  notes: object,
  choices: SeedCase['choices'] = {},
  by: SeedCase['by'] = [],
): SeedCase {
  return {
    id,
    source,
    intake,
    by,
    choices: {
      ...misunderstanding('经核实，客户反映的情况与记录不一致，已逐项说明。'),
      ...noCause,
      ...choices,
      'complaint.proposeNature': { reasons: [reason], ...notes },
    },
    nature: 'invalid',
    primary: reason,
  }
}

export const SEED_CASES: readonly SeedCase[] = [
  valid('car-stalls', 'S2-03', 'V08b', {
    channel: 'phone',
    customerName: '杜先生',
    facts: '客户反映代步车动不动就熄火，第二次送修后仍未修好。',
    demand: '更换车辆并说明原因。',
  }),
  valid('gloomy-service', 'S2-03', 'V03a', {
    customerName: '孔女士',
    facts: '客户说柜台工作人员的服务让人郁闷，全程不抬头。',
    demand: '希望有人听她把话说完。',
  }),
  valid('wrong-name', 'S2-05(1)', 'V01', {
    customerName: '秦女士',
    facts: '单证上被保险人的名字写错了一个字，报案时系统查不到。',
    demand: '当天改正并确认报案有效。',
  }),
  valid(
    'missed-appointment',
    'S2-05(2)',
    'V02a',
    {
      channel: 'phone',
      customerName: '许先生',
      facts: '投保时没有人说明行驶证过期的影响；约好十二点面谈，到十五点没人来，电话也不接。',
      demand: '说明影响，另约时间并守时。',
    },
    { 'complaint.proposeNature': { reasons: ['V02a', 'V02d'] } },
  ),
  valid('go-read-the-sign', 'S2-05(3)', 'V03a', {
    customerName: '沈女士',
    facts: '客户请教填单，工作人员说没空，让她自己去看指示栏。',
    demand: '有人教她填完这张单。',
  }),
  {
    ...valid('nobody-comes', 'S2-05(4)', 'V04', {
      channel: 'phone',
      customerName: '罗先生',
      facts: '客户等候查勘，一直没人到场，也没有人来电说明。',
      demand: '立刻安排人到场。',
    }),
    calledBefore: 40,
  },
  valid(
    'assessment-for-a-month',
    'S2-05(5)',
    'V05a',
    {
      channel: 'phone',
      customerName: '高先生',
      facts: '车辆定损一个月价格还没定，给的配件价格偏低，也没有货源。',
      demand: '三天内给出价格和可用的货源。',
    },
    {
      'complaint.concludeInvestigation': {
        fault: 'shared',
        findings: '我方超时，客户尚缺一份材料。',
      },
      'complaint.proposeSolution': {
        ourTasks: ['当天定价并联系货源'],
        customerTasks: ['补交维修清单'],
      },
    },
    ['referral'],
  ),
  valid('injured-and-alone', 'S2-05(7)', 'V07', {
    channel: 'phone',
    customerName: '邓女士',
    facts: '客户受伤以后没有人联系过她，她不知道该怎么办。',
    demand: '派人说明流程并陪同办理。',
    careNeeds: ['unwell'],
  }),
  valid(
    'claim-in-another-province',
    'S2-05(12)',
    'V12',
    {
      channel: 'phone',
      customerName: '叶先生',
      facts: '在外省出险，理赔资料交了一个月还没有结案划款。',
      demand: '告知卡在哪一步，并给出到账日期。',
    },
    { 'complaint.proposeNature': { incidentBranch: '外省支公司' } },
    ['referral'],
  ),
  invalid(
    'traffic-police',
    'S2-06(1)',
    'I01',
    {
      channel: 'phone',
      customerName: '汪先生',
      facts: '客户来电要投诉交警现场处理不当。',
      demand: '要求处理交警。',
    },
    { whereToGo: '可向当地交警部门的投诉电话反映。' },
    beyondRules('反映的对象不是本机构。', ['告知对口部门的联系方式']),
  ),
  invalid(
    'recording-shows-none',
    'S2-06(2)',
    'I02',
    {
      channel: 'phone',
      customerName: '田先生',
      facts: '客户说查勘员现场态度恶劣、不尊重人。',
      demand: '要求严肃处理当事人。',
    },
    {},
  ),
  invalid(
    'every-indirect-loss',
    'S2-06(3)',
    'I03',
    {
      channel: 'phone',
      customerName: '方先生',
      facts: '客户要求赔偿车辆定损期间的各种间接损失。',
      demand: '赔偿全部间接损失。',
    },
    { clause: '合同第九条：间接损失不在约定范围内。' },
    beyondRules('合同第九条不含间接损失。', ['协助客户联系第三方责任人']),
  ),
  valid(
    'han-attitude',
    'S2-33',
    'V03a',
    {
      channel: 'phone',
      customerName: '韩先生',
      facts: '客户办理批改时，工作人员服务态度不好。',
      demand: '核实并处理。',
    },
    {},
  ),
  invalid(
    'wang-refused-claim',
    'S2-34',
    'I02',
    {
      channel: 'phone',
      customerName: '王先生',
      facts: '查勘员以痕迹不吻合、不是第一现场为由拒赔，客户不认可。',
      demand: '重新处理这次事故。',
    },
    {},
    beyondRules('复核后痕迹与事故经过仍不一致。', ['可补充行车记录仪视频后再次复核']),
  ),
  valid('li-one-hour', 'S2-35', 'V04', {
    channel: 'phone',
    customerName: '李女士',
    facts: '查勘员一个小时才到现场，耽误了客户的时间。',
    demand: '给出合理解释。',
  }),
  {
    ...invalid(
      'wang-scratches',
      'S2-36',
      'I03',
      {
        channel: 'phone',
        customerName: '王先生',
        contact: '13900000088',
        facts: '客户多次来电：车身被刮，以没有投保划痕险为由不予处理，客户认为是推卸责任。',
        demand: '给予合理处理。',
      },
      { clause: '保险条款：无明显碰撞痕迹的车身划痕不在责任范围内。' },
      {
        ...beyondRules('条款不含无碰撞痕迹的划痕。', ['转相关部门鉴定受损性质']),
        'complaint.reply': { accepted: 'no' },
      },
      ['escalation'],
    ),
    calledBefore: 55,
  },
  {
    ...invalid(
      'again-today',
      'S2-06(4)',
      'I04',
      {
        channel: 'phone',
        customerName: '韩先生',
        facts: '客户说昨天投诉的事情，今天要继续投诉，没有新的事实。',
        demand: '继续处理昨天的事。',
      },
      {},
    ),
    repeats: 'han-attitude',
  },
  {
    id: 'took-it-back',
    source: 'S2-06(5)',
    intake: {
      channel: 'phone',
      customerName: '曹女士',
      facts: '客户昨天投诉工作人员怠慢，今天说是误会。',
      demand: '取消昨天的投诉。',
    },
    choices: { ...noCause },
    ends: 'withdrawn',
    nature: 'undetermined',
    primary: null,
  },
  {
    id: 'public-money',
    source: 'S2-06(6)',
    intake: {
      channel: 'phone',
      customerName: '白先生',
      facts: '客户来电，说要反映某支公司负责人私自挪用公费。',
      demand: '要求查处。',
    },
    choices: {},
    ends: 'restricted',
    nature: 'undetermined',
    primary: null,
  },
  valid(
    'deposit-became-policy',
    'S3-52',
    'V02b',
    {
      customerName: '丁女士',
      facts: '客户来存定期，被说成“这个更划算”办成了五年期的分红产品，三年内支取会有损失。',
      demand: '按存款处理，退回本金。',
      harm: {
        beyondDepartmentPower: false,
        considerableHarm: true,
        possibleAdverseEffect: false,
        seriousDamage: false,
      },
    },
    { 'complaint.close': { outcome: 'solved' } },
  ),
  {
    ...valid('paper-form', 'S4-08', 'V08a', {
      customerName: '某某商行',
      facts: '补录纸质处理单：代缴网点的缴费凭证遗失，客户重复缴费。',
      demand: '核对账目并退回重复的一笔。',
      contactPerson: '葛经理',
      complainantKind: 'organisation',
      complainedUnit: '代缴网点',
      paper: { number: '处理单-0311', takenBy: 'E200' },
      lateEntryReason: '停电时先记在纸上。',
    }),
    onPaper: 130,
  },
]
