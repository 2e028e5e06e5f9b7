/** Where the course of every case begins. */
import type { CaseCourse } from './case-course.ts'
import { noRecords } from './case-records.ts'

/** A case on which nothing has been done yet. */
export const noCourse: CaseCourse = {
  verification: null,
  unreachable: null,
  referrals: [],
  receiverChanges: [],
  evidence: [],
  investigation: null,
  natureProposal: null,
  solution: null,
  compensations: [],
  apologies: [],
  letter: null,
  reply: null,
  complexityJudgements: [],
  extensions: [],
  pauses: [],
  reviews: [],
  filings: [],
  levelSet: null,
  urgencyRaised: null,
  closing: null,
  closeReports: [],
  archive: null,
  callbacks: [],
  withdrawal: null,
  turns: [],
  reopenings: [],
  ...noRecords,
}
