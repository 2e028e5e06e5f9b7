/** What is written down when somebody becomes violent or abusive (S3-34#5, S3-37): facts, and who came to help. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { employeeNoSchema } from '../../staff/events.ts'
import { INCIDENT_KINDS } from '../rules/record/incident.ts'
import { caseEvent, entityId, words } from './fields.ts'

export const complaintIncidentRecorded = caseEvent({
  type: 'complaint.incident_recorded',
  merge: 'fact',
  permission: 'complaint.write',
  payload: {
    incidentId: entityId,
    kind: z.enum(INCIDENT_KINDS),
    at: instantSchema,
    what: personal(words(2000)),
    witnesses: personal(z.array(words(80)).max(10)),
    /** Number of the camera that saw it, or the word that none did; null where nobody asks for one. */
    camera: words(80).nullable(),
    policeCalledAt: instantSchema.nullable(),
    /** Respect was asked for and the limit named before the supervisor was called (S3-37). */
    limitSaid: z.boolean(),
    supervisorCalled: employeeNoSchema.nullable(),
  },
})
