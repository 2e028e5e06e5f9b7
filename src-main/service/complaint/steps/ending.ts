/** Closing, filing, calling back, withdrawing and reopening. */
import {
  complaintArchived,
  complaintCalledBack,
  complaintCloseReported,
  complaintClosed,
  complaintReopened,
  complaintWithdrawn,
} from '#shared/complaint/events/ending.ts'
import { formatInstant } from '#shared/foundation/instant.ts'
import { accepted, refused } from '#shared/foundation/result.ts'
import { type CaseStep, momentOf, textOf } from '../step.ts'

export const endingSteps = {
  'complaint.close': {
    type: complaintClosed,
    step: 'close',
    source: 'S2-12',
    fill: ({ seen }) => accepted({ closedAt: formatInstant(seen.now) }),
  },
  'complaint.reportClosing': {
    type: complaintCloseReported,
    step: null,
    source: 'S2-19',
    check: ({ seen, fields }) => {
      if (!seen.state.closing) {
        return refused('not_closed', 'only a closed case is reported', { source: 'S2-19' })
      }
      return fields['way'] === 'synced'
        ? refused('field_required', 'head office alone says what it received', {
            field: 'way',
            source: 'S2-19',
          })
        : accepted(null)
    },
  },
  'complaint.archive': {
    type: complaintArchived,
    step: 'archive',
    source: 'S2-13(8)',
    leads: true,
  },
  'complaint.callBack': {
    type: complaintCalledBack,
    step: 'call_back',
    source: 'S2-19',
    past: ['at'],
    written: ({ callbacks }, fields) =>
      callbacks.some(({ callbackId }) => callbackId === fields['callbackId']),
    leads: true,
  },
  'complaint.withdraw': {
    type: complaintWithdrawn,
    step: 'withdraw',
    source: 'S2-06(5)',
    past: ['at'],
    facts: ({ fields, seen }) => ({
      withdrawal: {
        at: momentOf(fields, 'at') ?? seen.now,
        by: textOf(fields, 'withdrawnBy') ?? '',
        how: textOf(fields, 'withdrawnHow') ?? '',
        confirmedByCustomer: fields['confirmedByCustomer'] === true,
      },
    }),
  },
  'complaint.reopen': {
    type: complaintReopened,
    step: 'reopen',
    source: 'S3-30',
    facts: ({ fields }) => ({ reopenedBecause: textOf(fields, 'reason') }),
  },
} as const satisfies Record<string, CaseStep>
