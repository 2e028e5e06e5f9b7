/** Some words to say: a phrase, one with blanks, a caution and a guide. */
import type { PromptView, PromptsView } from '#shared/contract/phrase-view.ts'

export const base: PromptView = {
  code: 'SP-10',
  title: '客户发怒',
  text: '',
  template: '我听得出来您现在很着急。',
  known: {},
  blanks: [],
  status: 'approved',
  reason: null,
  kind: 'words',
  part: 'emotion',
  requirement: '不争吵，不冷落，不挂断。',
  closing: null,
  source: 'S4-26#10',
  owner: 'head_office_service',
  validFrom: null,
  validUntil: null,
  readingSeconds: 6,
  favourite: false,
  donts: ['FP-C09'],
}
const later: PromptView = {
  ...base,
  code: 'SP-L',
  title: '另约时间',
  template: '我们约在{time}再谈，请{supervisor}一起参加，{department}也来。',
  known: { department: '合规部' },
  blanks: ['time', 'supervisor'],
  part: 'solution',
  requirement: null,
  donts: [],
}
export const caution: PromptView = {
  ...base,
  code: 'SP-13b',
  title: '无关话题结束语',
  template: '我先结束这次通话。',
  status: 'caution',
  reason: '客户有未办结的投诉时不得使用。',
  part: null,
}
const guide: PromptView = {
  ...base,
  code: 'GD-listen',
  title: '怎样倾听',
  template: '认真听完，不插话。',
  kind: 'guide',
}
export const someWords: PromptsView = {
  // As the library answers: not yet in the order of the talk.
  prompts: [later, guide, base, caution],
  donts: [
    {
      code: 'FP-C09',
      severity: 'warn',
      words: '你喊什么，小声点不行',
      instead: '我在认真听，请您慢慢说。',
      source: 'S4-27#9',
    },
  ],
  openComplaint: true,
}
