/** The words to say follow the work on the desk: the open form, else the gate where the case stands. */
import { act, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { CaseDetail } from '#shared/contract/views.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { phraseLibrary, promptsFor } from '#shared/phrase/library.ts'
import { noCourse } from '#shared/complaint/no-course.ts'
import type { ActionName } from '#renderer/workstation/complaint/desk/action-names.ts'
import { ACTIONS } from '#renderer/workstation/complaint/desk/actions.ts'
import { useCase } from '#renderer/workstation/complaint/desk/case.state.ts'
import { GATES } from '#renderer/workstation/complaint/desk/gate-model.ts'
import { topicOf } from '#renderer/workstation/complaint/desk/words-to-say.ts'
import { TOPICS_AT, TOPIC_AT_FIELD } from '#renderer/workstation/phrase/place-topics.ts'
import { usePhrases } from '#renderer/workstation/phrase/phrase.state.ts'
import { type Topic, TOPIC_GROUPS, whereOf } from '#renderer/workstation/phrase/topics.ts'
import { caseIn, showCase } from './support/case-page.tsx'
import { clear } from './support/show.tsx'

afterEach(clear)

const done = { at: '2025-10-20T10:20:00+08:00', by: 'E200' }
const verification = {
  ...done,
  contactedAt: done.at,
  ownDepartment: true,
  bySupervisor: true,
  verifiedPoints: '客户确认',
}

test('each gate has its own words, and what has none the general ones of the channel', () => {
  const at = (gate: (typeof GATES)[number]) => topicOf(caseIn('registered'), null, gate)
  expect(GATES.map(at)).toEqual([
    'chapter.walk_in',
    'chapter.walk_in',
    'caseType.promise',
    'situation.SP-03',
    'chapter.walk_in',
    'state.remedy',
    'caseType.written_answer',
    'situation.SP-07',
    'chapter.walk_in',
    'chapter.walk_in',
  ])
  const phoned = caseIn('registered')
  const byPhone: CaseDetail = { ...phoned, row: { ...phoned.row, channel: 'phone' } }
  expect(topicOf(byPhone, null, 'archive')).toBe('situation.SP-12')
})

test('the panel follows the case to its gate and the form that is opened', async () => {
  const detail = caseIn('verified', { course: { ...noCourse, verification } })
  const { host } = await showCase(detail)
  const asked = () => host.inputs('phrase.find').at(-1)
  const customer = { caseId: detail.row.caseId, complaintTyped: false }
  await waitFor(() => expect(asked()).toEqual({ where: { situation: 'SP-03' }, ...customer }))
  act(() => useCase.getState().open('reply'))
  await waitFor(() => expect(asked()?.where).toEqual({ caseType: 'written_answer' }))
  act(() => useCase.getState().close())
  await waitFor(() => expect(asked()?.where).toEqual({ situation: 'SP-03' }))
  act(() => usePhrases.getState().choose('situation.SP-10'))
  await waitFor(() => expect(asked()).toEqual({ where: { situation: 'SP-10' }, ...customer }))
  // What a person chose stays until another screen.
  act(() => useCase.getState().open('reply'))
  await waitFor(() => expect(asked()?.where).toEqual({ situation: 'SP-10' }))
  act(() => usePhrases.getState().moveOn())
  await waitFor(() => expect(asked()?.where).toEqual({ caseType: 'written_answer' }))
})

test('whatever is followed can be chosen in the panel, and the library has words for it', () => {
  const known: readonly Topic[] = Object.values(TOPIC_GROUPS).flat()
  const library = phraseLibrary(defaultPacks.phrases, defaultPacks.hanVariants)
  const followed = new Set<Topic>([
    ...GATES.map((gate) => topicOf(caseIn('registered'), null, gate)),
    ...(Object.keys(ACTIONS) as ActionName[]).map((name) =>
      topicOf(caseIn('registered'), name, null),
    ),
    ...Object.values(TOPICS_AT).flatMap((topics) => topics ?? []),
    ...Object.values(TOPIC_AT_FIELD),
  ])
  expect([...followed].filter((name) => !known.includes(name))).toEqual([])
  const silent = [...followed, ...known].filter((topic) => {
    const { chapter, ...where } = whereOf(topic)
    const found = promptsFor(library, { profile: 'bank', ...where })
    return chapter === undefined && (!found.ok || found.value.length === 0)
  })
  expect(silent).toEqual([])
})
