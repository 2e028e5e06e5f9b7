/** The content of one event in words. A field that this program does not know is not shown bare. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useMinute } from '../../../ui/now.ts'
import { momentWords } from '../../../words/moment.ts'

type Payload = Readonly<Record<string, unknown>>

export function EventWords({
  type,
  payload,
  complete,
}: {
  readonly type: string
  readonly payload: Payload
  readonly complete: boolean
}) {
  const { t } = useTranslation()
  const now = useMinute()
  const { facts, said } = contentOf(t, type, payload, now)
  return (
    <>
      {facts.length > 0 && <p className="timeline-facts">{facts.join(' · ')}</p>}
      {said.map((words) => (
        <p key={words} className="said">
          {words}
        </p>
      ))}
      {!complete && <p className="soft">{t('case.wordsGone')}</p>}
    </>
  )
}

/** Facts are ours, said are people's words. */
function contentOf(t: TFunction, type: string, payload: Payload, nowMs: number) {
  const words = (name: string) => (typeof payload[name] === 'string' ? [payload[name]] : [])
  const at = (name: string) =>
    typeof payload[name] === 'string' ? momentWords(payload[name], nowMs) : ''
  switch (type) {
    case 'complaint.registered':
      return {
        facts: [
          ...words('caseNumber'),
          t(`channel.${String(payload['channel'])}`),
          ...words('lateEntryReason').map((reason) => t('timeline.late', { reason })),
        ],
        said: [],
      }
    case 'complaint.details_changed':
      return {
        facts: Object.keys(payload).map((name) => t(`field.${name}`)),
        said: [...words('facts'), ...words('demand')],
      }
    case 'complaint.retyped':
      return {
        facts: [
          `${t(`intakeType.${String(payload['from'])}`)} → ${t(`intakeType.${String(payload['to'])}`)}`,
        ],
        said: words('reason'),
      }
    case 'complaint.repeat_linked':
      return {
        facts: [...words('originalCaseNumber'), t(`repeatOutcome.${String(payload['outcome'])}`)],
        said: [],
      }
    case 'complaint.resubmitted':
      return {
        facts: [...words('repeatCaseNumber'), t(`resubmission.${String(payload['outcome'])}`)],
        said: words('what'),
      }
    case 'complaint.incident_recorded':
      return {
        facts: [...words('camera'), t('incident.police', { at: at('policeCalledAt') })],
        said: words('what'),
      }
    case 'complaint.handler_assigned':
      return { facts: words('handler'), said: [] }
    case 'complaint.contact_logged':
      return {
        facts: [
          t(`direction.${String(payload['direction'])}`),
          t(`contactChannel.${String(payload['channel'])}`),
          t(`reached.${payload['reached'] === true ? 'yes' : 'no'}`),
          ...(typeof payload['promiseId'] === 'string' ? [t('timeline.keepsPromise')] : []),
        ],
        said: words('summary'),
      }
    case 'complaint.promise_made':
      return { facts: [t('clock.dueAt', { at: at('dueAt') })], said: words('what') }
    case 'complaint.escalated':
      return { facts: [t(`escalationTarget.${String(payload['to'])}`)], said: words('reason') }
    case 'complaint.closed':
      return { facts: [t(`outcome.${String(payload['outcome'])}`)], said: words('reason') }
    case 'complaint.reopened':
      return { facts: [], said: words('reason') }
    case 'complaint.conflict_settled':
      return {
        facts: words('subject').map((subject) =>
          t(subject.includes('.') ? `event.${subject}` : `field.${subject}`),
        ),
        said: [],
      }
    case 'complaint.instruction_given':
      return {
        facts: [
          t(`instruction.${String(payload['kind'])}`),
          ...(typeof payload['dueAt'] === 'string' ? [t('clock.dueAt', { at: at('dueAt') })] : []),
        ],
        said: words('text'),
      }
    case 'complaint.instruction_answered':
      return { facts: [], said: words('text') }
    case 'complaint.revealed':
      return { facts: [t(`purpose.${String(payload['purpose'])}`)], said: [] }
    case 'complaint.personal_erased':
      return { facts: [t(`eraseBasis.${String(payload['basis'])}`)], said: [] }
    default:
      return { facts: [], said: [] }
  }
}
