/** What the page needs while somebody writes. */
import type { CallTable } from '../gate.ts'
import { phraseListsInput, phraseListsOutput } from '../phrase-lists.ts'

export const writingCalls = {
  /** The lists for `writingScanner`, once for a page. Whoever writes anything is hinted. */
  'phrase.lists': {
    input: phraseListsInput,
    output: phraseListsOutput,
    permission: 'signed_in',
    kind: 'read',
    refusals: [],
  },
} as const satisfies CallTable
