/** Inputs of the calls about proposed words. */
import {
  NO_FIELDS,
  type OfficeFields,
  type ProposedFields,
  proposedOf,
} from '#shared/phrase/entry.ts'

/** What a branch fills in, changed from an empty form. */
export function proposedFields(change: Partial<OfficeFields> = {}): ProposedFields {
  return proposedOf({ ...NO_FIELDS, ...change })
}

/** New words that the check finds nothing against. */
export const RAINY_DAY = proposedFields({
  title: '雨天引导',
  text: '外面下雨，地上滑，我扶您到{place}坐一坐。',
  moments: ['guide'],
  source: 'S1-15',
})

export function proposalInputs(proposalId: string) {
  const written = { proposalId, replaces: null, entry: RAINY_DAY }
  return {
    'proposal.list': {},
    'proposal.begin': { code: 'SP-05' },
    'phrase.checkProposal': written,
    'phrase.propose': { ...written, why: '雨天客户常在门口滑倒。' },
    'phrase.withdrawProposal': { proposalId },
  }
}

/** Words of a lesson that say nobody. */
export const LESSON = {
  situation: '客户看不懂对账单，以为被多收了手续费，声音很大。',
  said: '我先听完，再一行一行对着单子讲给他听。',
  helped: '讲到一半他自己找到了那一笔，语气就缓下来了。',
  nextTime: '先问清看的是哪一行，再开始解释。',
}
