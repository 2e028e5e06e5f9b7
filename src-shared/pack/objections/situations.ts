/** What a branching situation must not do: lead nowhere, end what is never ended, ask for calls nobody has. */
import { callNames } from '../../contract/call-names.ts'
import type { PhrasePack } from '../phrase-pack.ts'
import type { Situation } from '../situation.ts'
import { type Objections, objection } from './objection.ts'

const CALLS: ReadonlySet<string> = new Set(callNames)
/** Anger and abuse are never ended; idle talk only after so many prompts (S4-26#10, #13). */
const NEVER_ENDED = 'SP-10'
const IDLE = { code: 'SP-13', prompts: 2 } as const

/** Judges every situation; phrases that only another pack can have are a warning, not judged here. */
export function* situationObjections({ situations, phrases }: PhrasePack): Objections {
  const excluded = new Set(
    phrases.filter(({ status }) => status === 'excluded').map(({ code }) => code),
  )
  for (const [index, situation] of situations.entries()) {
    const field = `situations.${index}`
    for (const [at, { prompts, creates }] of situation.steps.entries()) {
      for (const [place, code] of prompts.entries()) {
        if (excluded.has(code)) {
          yield objection(`${field}.steps.${at}.prompts.${place}`, 'this phrase was taken out')
        }
      }
      for (const [place, call] of creates.entries()) {
        if (!CALLS.has(call)) {
          yield objection(`${field}.steps.${at}.creates.${place}`, 'the book has no such call')
        }
      }
    }
    yield* wayObjections(situation, field)
    yield* endObjections(situation, field)
  }
}

/** Every step is come to, and from every step a way leads to an outcome. */
function* wayObjections({ steps }: Situation, field: string): Objections {
  const reached = promptsBefore(steps)
  const leading = new Set<string>()
  for (let grown = true; grown; ) {
    grown = false
    for (const { id, replies } of steps) {
      if (leading.has(id)) continue
      if (replies.some(({ to, outcome }) => outcome !== null || (to !== null && leading.has(to)))) {
        leading.add(id)
        grown = true
      }
    }
  }
  for (const [at, { id }] of steps.entries()) {
    if (!reached.has(id)) yield objection(`${field}.steps.${at}.id`, 'no reply leads to this step')
    if (!leading.has(id)) yield objection(`${field}.steps.${at}.replies`, 'no way leads out')
  }
}

function* endObjections({ code, steps }: Situation, field: string): Objections {
  const before = promptsBefore(steps)
  for (const [at, { id, replies }] of steps.entries()) {
    for (const [place, { outcome }] of replies.entries()) {
      if (outcome !== 'ended') continue
      const path = `${field}.steps.${at}.replies.${place}.outcome`
      if (code === NEVER_ENDED) {
        yield objection(path, 'an angry customer is never hung up on', 'S4-26#10')
      }
      if (code === IDLE.code && (before.get(id) ?? 0) < IDLE.prompts) {
        yield objection(path, 'two prompts come before the end', 'S4-26#13')
      }
    }
  }
}

/** Step → how many phrases were said at least when it begins; steps that nobody comes to are absent. */
function promptsBefore(steps: Situation['steps']): Map<string, number> {
  const [first] = steps
  const least = new Map<string, number>(first ? [[first.id, 0]] : [])
  for (let grown = true; grown; ) {
    grown = false
    for (const { id, prompts, replies } of steps) {
      const here = least.get(id)
      if (here === undefined) continue
      for (const { to, anytime } of replies) {
        const there = here + (anytime ? 0 : prompts.length)
        if (to === null || (least.get(to) ?? Number.POSITIVE_INFINITY) <= there) continue
        least.set(to, there)
        grown = true
      }
    }
  }
  return least
}
