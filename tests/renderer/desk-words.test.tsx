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
import { situationOf } from '#renderer/workstation/complaint/desk/words-to-say.ts'
import { SITUATION_GROUPS, usePhrases } from '#renderer/workstation/phrase/phrase.state.ts'
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
  const at = (gate: (typeof GATES)[number]) => situationOf(caseIn('registered'), null, gate)
  expect(GATES.map(at)).toEqual([
    'walk_in',
    'walk_in',
    'promise',
    'SP-03',
    'walk_in',
    'remedy',
    'written_answer',
    'SP-07',
    'walk_in',
    'walk_in',
  ])
  const phoned = caseIn('registered')
  const byPhone: CaseDetail = { ...phoned, row: { ...phoned.row, channel: 'phone' } }
  expect(situationOf(byPhone, null, 'archive')).toBe('SP-12')
})

test('the panel follows the case to its gate and the form that is opened', async () => {
  const detail = caseIn('verified', { course: { ...noCourse, verification } })
  const { host } = await showCase(detail)
  const asked = () => host.inputs('phrase.panel').at(-1)?.situation
  await waitFor(() => expect(asked()).toBe('SP-03'))
  act(() => useCase.getState().open('reply'))
  await waitFor(() => expect(asked()).toBe('written_answer'))
  act(() => useCase.getState().close())
  await waitFor(() => expect(asked()).toBe('SP-03'))
  act(() => usePhrases.getState().follow('SP-10'))
  await waitFor(() => expect(asked()).toBe('SP-10'))
})

test('whatever is followed can be chosen in the panel, and the library has words for it', () => {
  const known: readonly string[] = Object.values(SITUATION_GROUPS).flat()
  const library = phraseLibrary(defaultPacks.phrases, defaultPacks.hanVariants)
  const followed = new Set([
    ...GATES.map((gate) => situationOf(caseIn('registered'), null, gate)),
    ...(Object.keys(ACTIONS) as ActionName[]).map((name) =>
      situationOf(caseIn('registered'), name, null),
    ),
  ])
  expect([...followed].filter((name) => !known.includes(name))).toEqual([])
  const silent = [...followed].filter((situation) =>
    ['situation', 'state', 'caseType'].every((selector) => {
      const found = promptsFor(library, { profile: 'bank', [selector]: situation })
      return !found.ok || found.value.length === 0
    }),
  )
  // The reception is opened as a chapter, by its codes.
  expect(silent).toEqual(['walk_in'])
})
