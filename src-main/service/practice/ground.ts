/** What every exercise stands on: the learner, the words that hold for them, chance, and the moment. */
import type { EpochMs } from '#shared/foundation/instant.ts'
import { businessDateOf } from '#shared/foundation/instant.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import type { ForbiddenPack } from '#shared/pack/forbidden-pack.ts'
import type { PhrasePack } from '#shared/pack/phrase-pack.ts'
import { fillVariables, promptsFor } from '#shared/phrase/library.ts'
import type { Draw } from '#shared/phrase/practice/quiz.ts'
import { phraseLists } from '#shared/phrase/scan/phrase-lists.ts'
import { writingScanner } from '#shared/phrase/scan/scan-writing.ts'
import type { Actor } from '#shared/log/envelope.ts'
import { type Desk, branchOf, packsOf } from '../desk.ts'
import { type WordsHere, wordsHere, wordsShown } from '../phrase/words-here.ts'

export interface PracticeGround {
  readonly desk: Desk
  readonly learner: Actor
  /** The phrases that this person says here today; situations of which all words are among them. */
  readonly pack: PhrasePack
  readonly forbidden: ForbiddenPack
  /** Null: the pack has nothing to practise with. */
  readonly practice: NonNullable<PhrasePack['practice']> | null
  readonly now: EpochMs
  readonly draw: Draw
  /** What this workstation knows is filled in, as the prompter does. */
  fill(text: string): string
  /** What must not be said in own words. */
  scan(text: string): readonly { readonly code: string; readonly source: string }[]
}

export function practiceGround(desk: Desk, learner: Actor): PracticeGround {
  const words = wordsShown(desk)
  const known = { company: branchOf(desk)?.name ?? '', employee_no: learner.employeeNo }
  const warns = new Map(
    words.forbidden.phrases
      .filter(({ severity }) => severity === 'warn')
      .map(({ code, source }) => [code, source] as const),
  )
  return {
    desk,
    learner,
    pack: packFor(desk, learner, words),
    forbidden: words.forbidden,
    practice: words.phrases.practice ?? null,
    now: desk.book.now(),
    draw: (below) => drawn(desk, below),
    fill: (text) => fillVariables(text, known),
    scan: (text) => {
      // Judged as every text box judges: by the lists as they are published, which know all characters.
      const codes = new Set(scannerOf(wordsHere(desk))(text).map(({ code }) => code))
      return [...codes].flatMap((code) => {
        const source = warns.get(code)
        return source === undefined ? [] : [{ code, source }]
      })
    },
  }
}

/** A whole number below `below`, every one as likely. */
function drawn({ book }: Desk, below: number): number {
  const fair = Math.floor(2 ** 32 / below) * below
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = book.random.bytes(4)
    const number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
    if (number < fair) return number % below
  }
}

function packFor(desk: Desk, { role }: Actor, { library, phrases }: WordsHere): PhrasePack {
  const where = { profile: packsOf(desk).profile.profile, on: businessDateOf(desk.book.now()) }
  const forRole = promptsFor(library, role === 'admin' ? where : { ...where, role })
  // A role that no prompt is made for practises everybody's.
  const prompts = forRole.ok ? forRole : promptsFor(library, where)
  const codes = new Set(prompts.ok ? prompts.value.map(({ code }) => code) : [])
  return {
    ...phrases,
    phrases: phrases.phrases.filter(({ code }) => codes.has(code)),
    situations: phrases.situations.filter(({ steps }) =>
      steps.every((step) => step.prompts.every((code) => codes.has(code))),
    ),
  }
}

const scanners = new WeakMap<WordsHere, ReturnType<typeof writingScanner>>()

function scannerOf(words: WordsHere): ReturnType<typeof writingScanner> {
  let scanner = scanners.get(words)
  if (!scanner) {
    const lists = phraseLists(words.forbidden, [words.phrases], defaultPacks.hanVariants)
    scanner = writingScanner(lists)
    scanners.set(words, scanner)
  }
  return scanner
}
