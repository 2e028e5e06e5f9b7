/** Handing something to the compliance office that nobody here can read again (S2-06(6), E-20). */
import { z } from 'zod'
import { sealedWordsSchema } from '../../sealed/format.ts'
import type { CallTable } from '../gate.ts'

export const sealedCalls = {
  /** Whether something can be sealed here, and the office's other ways. */
  'sealed.office': {
    input: z.strictObject({}),
    output: z.strictObject({
      canSubmit: z.boolean(),
      telephone: z.string().nullable(),
      letter: z.string().nullable(),
    }),
    permission: 'complaint.write',
    kind: 'read',
    refusals: [],
  },
  /**
   * Seals the words to the office's key, stores the box and nothing else, and wipes the draft they were
   * typed in. The same `sealedId` again answers the same receipt and stores no second box.
   */
  'sealed.submit': {
    input: z.strictObject({
      sealedId: z.uuid(),
      draftId: z.uuid().nullable(),
      ...sealedWordsSchema.shape,
    }),
    /** For the reporter to take along; it is kept nowhere in the branch. */
    output: z.strictObject({ receipt: z.string() }),
    permission: 'complaint.write',
    kind: 'write',
    refusals: ['no_compliance_key', 'field_required', 'not_your_draft', 'event_too_large'],
  },
} as const satisfies CallTable
