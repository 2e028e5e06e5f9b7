/** What is written down when somebody becomes violent (S3-34#5): facts, witnesses, and the police. */
import { z } from 'zod'
import { instantSchema } from '../../foundation/instant-schema.ts'
import { personal } from '../../log/event-type.ts'
import { caseEvent, entityId, words } from './fields.ts'

export const complaintIncidentRecorded = caseEvent({
  type: 'complaint.incident_recorded',
  merge: 'fact',
  permission: 'complaint.write',
  payload: {
    incidentId: entityId,
    at: instantSchema,
    what: personal(words(2000)),
    witnesses: personal(z.array(words(80)).min(1).max(10)),
    /** Number of the camera that saw it, or the word that none did. */
    camera: z.string().trim().min(1).max(80),
    policeCalledAt: instantSchema,
  },
})
