/** Rows that a rules pack may sharpen but not leave out: without them nothing would be said at all. */
import { FILING_FLAGS } from '../../complaint/enumerations.ts'
import { LEVELS } from '../../complaint/rules/types.ts'
import type { RulesPack } from '../rules-pack.ts'
import { type Objections, objection } from './objection.ts'

type LevelRule = RulesPack['levels'][number]
type Fact = Extract<LevelRule['when'], { fact: unknown }>['fact']

/** Facts that make a case graver, with the least level and the section or article that asks for it. */
const GRAVE: readonly (readonly [Fact, LevelRule['level'], string])[] = [
  ['harm.seriousDamage', 'serious', 'S2-10'],
  ['harm.beyondDepartmentPower', 'major', 'S2-09'],
  ['harm.considerableHarm', 'major', 'S2-09'],
  ['harm.possibleAdverseEffect', 'major', 'S2-09'],
  ['personalRightsIssue', 'major', 'S3-42'],
  ['publicEmergency', 'major', 'R-29'],
  ['regulatorNamed', 'major', 'R-29'],
]
/** So many people complaining together in person make a case major at the latest. */
const GROUP = 20

const RECEPTION = [
  ['media', 'S2-13(2)'],
  ['recordingDevice', 'S2-13(2)'],
  ['gathering', 'S3-33#6'],
  ['violence', 'S3-34#5'],
  ['legalRepresentative', 'S3-31#3'],
] as const

/** Levels (S2-09, S2-10, R-29), filing (S2-11, S2-06(6)) and reception (S2-13). */
export function* rowObjections({ levels, filing, reception }: RulesPack): Objections {
  for (const [fact, least, source] of GRAVE) {
    const found = levels.some(
      ({ when, level }) => 'fact' in when && when.fact === fact && reaches(level, least),
    )
    if (!found) yield objection('levels', `${fact} makes a case ${least}`, source)
  }
  const group = levels.some(
    ({ when, level }) =>
      'groupSizeAtLeast' in when && when.groupSizeAtLeast <= GROUP && reaches(level, 'major'),
  )
  if (!group) yield objection('levels', `${GROUP} people in person make a case major`, 'R-29')
  for (const flag of FILING_FLAGS) {
    const filed = filing.some(
      ({ when, target }) => 'flag' in when && when.flag === flag && target === 'head_office',
    )
    if (!filed) yield objection('filing', `${flag} is filed with head_office`, 'S2-11')
  }
  if (!filing.some(({ when, target }) => 'restricted' in when && target === 'compliance')) {
    yield objection('filing', 'what is restricted is referred to compliance', 'S2-06(6)')
  }
  for (const [fact, source] of RECEPTION) {
    if (!reception.some((row) => row.fact === fact)) {
      yield objection('reception', `missing: ${fact}`, source)
    }
  }
}

function reaches(level: LevelRule['level'], least: LevelRule['level']): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(least)
}
