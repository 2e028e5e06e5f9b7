/** What a branching situation must not do: lead nowhere, end what is never ended, ask for calls nobody has. */
import { callNames } from '../../contract/call-names.ts'
import type { PhrasePack } from '../phrase-pack.ts'
import { PROMPTS_BEFORE_END, type Situation } from '../situation.ts'
import { type Objections, objection } from './objection.ts'

const CALLS: ReadonlySet<string> = new Set(callNames)

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
    yield* toldObjections(situation, field)
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

/** Anger is never ended; idle talk only after so many prompts; nothing where no rule says how (S4-26#10, #13). */
function* endObjections({ ending, intake, steps }: Situation, field: string): Objections {
  if (intake.agitated && ending !== null && ending !== 'never') {
    yield objection(`${field}.ending`, 'an angry customer is never hung up on', 'S4-26#10')
  }
  const before = promptsBefore(steps)
  for (const [at, { id, replies }] of steps.entries()) {
    for (const [place, { outcome }] of replies.entries()) {
      if (outcome !== 'ended') continue
      const path = `${field}.steps.${at}.replies.${place}.outcome`
      if (ending === 'never') {
        yield objection(path, 'this talk is never ended', 'S4-26#10')
      }
      if (ending === null) {
        yield objection(path, 'the situation says by which rule it may be ended', 'S4-26#13')
      }
      if (ending === 'idle' && (before.get(id) ?? 0) < PROMPTS_BEFORE_END) {
        yield objection(path, 'two prompts come before the end', 'S4-26#13')
      }
    }
  }
}

/** What is told of a record that no step makes tells nobody anything. */
function* toldObjections(
  { incident, promiseMinutes, steps }: Situation,
  field: string,
): Objections {
  const made = new Set(steps.flatMap(({ creates }) => creates))
  if (incident !== null && !made.has('complaint.recordIncident')) {
    yield objection(`${field}.incident`, 'no step records an incident')
  }
  if (promiseMinutes !== null && !made.has('complaint.makePromise')) {
    yield objection(`${field}.promiseMinutes`, 'no step makes a promise')
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
