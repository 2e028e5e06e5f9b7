/**
 * Which form makes a record that a walk asks for, and how it comes before the person with what is known filled
 * in. Without a case a registration is begun first, kept at once: an angry hang-up loses nothing (S4-26#16).
 */
import type { TFunction } from 'i18next'
import { v7 as uuid } from 'uuid'
import type { SituationWalkView } from '#shared/contract/calls/situation.ts'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import { HOUR_MS, MINUTE_MS, formatInstant } from '#shared/foundation/instant.ts'
import { hostNow } from '../../ui/now.ts'
import { ACTIONS } from '../complaint/desk/actions.ts'
import type { ActionName } from '../complaint/desk/action-names.ts'
import { useCase, wordsKey } from '../complaint/desk/case.state.ts'
import { useIntake } from '../complaint/intake/intake.state.ts'
import { useDrafts } from '../draft/draft.state.ts'
import { useNavigation } from '../frame/navigation.state.ts'
import { useWalk } from './walk.state.ts'

const ACTION_OF: Readonly<Record<string, ActionName>> = {
  'complaint.makePromise': 'promise',
  'complaint.requestLeader': 'requestLeader',
  'complaint.escalate': 'escalate',
  'complaint.recordIncident': 'incident',
  'complaint.logContact': 'contact',
  'complaint.noteUnreachable': 'noteUnreachable',
  'complaint.file': 'file',
}

/** Who may make a record. */
export function permissionOf(call: string): string {
  if (call === 'upward.report') return 'duty.write'
  const action = ACTION_OF[call]
  return action === undefined ? 'complaint.write' : ACTIONS[action].permission
}

/** Opens the form of a call in this window, for the walk that stands here. */
export async function openRecordHere(call: string, t: TFunction): Promise<void> {
  const { walk } = useWalk.getState()
  const { go } = useNavigation.getState()
  if (!walk) return
  if (call === 'upward.report') return go({ name: 'upward' })
  const { caseId } = walk.state
  const action = ACTION_OF[call]
  if (caseId === null || !walk.view.caseRegistered || action === undefined) {
    return openIntake(caseId)
  }
  go({ name: 'case', caseId })
  await useCase.getState().load(caseId)
  const { detail, keepWords, open, words } = useCase.getState()
  if (detail?.row.caseId !== caseId) return
  const key = wordsKey(detail, { name: action, subject: null })
  const known = knownFor(call, t)
  if (known && words[key] === undefined) keepWords(key, known)
  open(action)
}

/** The registration that stands under the id of the walk; a new one gets what the situation tells. */
async function openIntake(caseId: string | null): Promise<void> {
  const { begin, change, flush, resume } = useIntake.getState()
  await flush()
  if (caseId !== null) {
    if (useIntake.getState().draft?.caseId !== caseId) {
      await useDrafts.getState().load()
      const kept = useDrafts.getState().drafts.find(({ draftId }) => draftId === caseId)
      if (kept) resume(kept)
    }
  } else {
    begin()
    const { draft } = useIntake.getState()
    const { walk, tell } = useWalk.getState()
    if (!draft || !walk) return
    change(toldBy(walk.view, draft))
    await flush()
    await tell({ kind: 'about', caseId: draft.caseId })
  }
  useNavigation.getState().go({ name: 'intake' })
}

/** What a situation says of the registration by itself. */
function toldBy(
  { intake }: Pick<SituationWalkView, 'intake'>,
  { reception }: IntakeDraft,
): Partial<IntakeDraft> {
  const { channel, ...told } = intake
  return { channel, reception: { ...reception, ...told, walkIn: channel === 'counter' } }
}

/** The whole form with what the walk knows; undefined where it knows nothing. */
function knownFor(call: string, t: TFunction): Record<string, unknown> | undefined {
  const { walk } = useWalk.getState()
  if (!walk) return undefined
  const { situation, agreedFor, incident, promiseMinutes } = walk.view
  if (call === 'complaint.recordIncident' && incident !== null) {
    return {
      incidentId: uuid(),
      at: formatInstant(Math.floor(hostNow() / MINUTE_MS) * MINUTE_MS),
      what: '',
      witnesses: [],
      camera: '',
      policeCalledAt: null,
      supervisorCalled: null,
      ...incident,
    }
  }
  if (call === 'complaint.requestLeader' && agreedFor !== null) {
    return {
      escalationId: uuid(),
      reason: '',
      to: 'hall_manager',
      replyPromisedFor: formatInstant(agreedFor),
      contact: '',
      contactRefused: false,
    }
  }
  if (call !== 'complaint.makePromise') return undefined
  const inTime = hostNow() + (promiseMinutes === null ? HOUR_MS : promiseMinutes * MINUTE_MS)
  const due = agreedFor ?? Math.ceil(inTime / MINUTE_MS) * MINUTE_MS
  return {
    promiseId: uuid(),
    dueAt: formatInstant(due),
    what: t(`walk.promised.${situation}`, { defaultValue: '' }),
  }
}
