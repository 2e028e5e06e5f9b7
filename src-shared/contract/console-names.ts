/** Names of the console's calls; its client builds its verbs from this list alone. */
export const consoleCallNames = [
  'console.status',
  'console.setUp',
  'console.signIn',
  'console.signOut',
  'console.branches',
  'console.cases',
  'console.case',
  'console.reveal',
  'console.instruct',
  'console.decideExtension',
  'console.examineApology',
  'console.decideReview',
  'console.closeInstruction',
  'console.notices',
  'console.notice',
  'console.phraseLists',
  'console.enrolCode',
  'console.devices',
  'console.revokeDevice',
] as const
export type ConsoleCallName = (typeof consoleCallNames)[number]
