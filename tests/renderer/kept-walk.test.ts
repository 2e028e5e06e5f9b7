/** A walk that the host keeps outlives whatever refuses it for a moment. */
import { describe, expect, test } from 'vitest'
import type { Draft } from '#renderer/workstation/draft/draft.state.ts'
import { useWalk } from '#renderer/workstation/situation/walk.state.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { openHost } from './support/host.ts'

const kept: Draft = {
  draftId: '01890000-0000-7000-8000-000000000001',
  kind: 'walk',
  content: {
    situation: 'SP-08',
    state: { situation: 'SP-08', caseId: null, begunAt: 1, answers: [] },
  },
  updatedAt: '2025-10-20T10:00:00+08:00',
}

async function refusedWith(code: string) {
  const host = openHost({
    'draft.list': () => accepted({ drafts: [kept] }),
    'situation.resume': () => refused(code, 'not now'),
  })
  await useWalk.getState().restore()
  return host.inputs('draft.discard')
}

describe('a kept walk that is refused', () => {
  test.each(['locked', 'not_signed_in', 'store_full', 'internal_error', 'host_lost'])(
    'as %s is still kept',
    async (code) => {
      expect(await refusedWith(code)).toEqual([])
    },
  )
  test.each(['unknown_situation', 'walk_unreadable', 'invalid_input'])(
    'as %s is put away, for it can never go on',
    async (code) => {
      expect(await refusedWith(code)).toEqual([{ draftId: kept.draftId }])
    },
  )
})
