/**
 * A small host in memory, at the bridge's seam and nowhere else: screens, stores and words are the
 * real ones. A call that no test expects is a refusal, so that a forgotten answer is seen.
 */
import type { CallName } from '#shared/contract/call-names.ts'
import type { Announcement, Topic } from '#shared/contract/topics.ts'
import type { Input, Output } from '#shared/contract/workstation.ts'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { openDoor } from '#renderer/bridge/client.ts'
import type { Door } from '#renderer/bridge/door.ts'
import { deskLists, quietSync, settings, status } from './records.ts'

type Answers = {
  [Name in CallName]?: (input: Input<Name>) => Result<Output<Name>> | Promise<Result<Output<Name>>>
}

export interface TestHost {
  readonly answers: Answers
  /** Inputs of all calls so far, by name. */
  inputs<Name extends CallName>(name: Name): readonly Input<Name>[]
  announce(announcement: Announcement): void
  /** While away, every call fails as if the program were gone. */
  away: boolean
}

/** Opens a host that answers what every page asks; tests add and replace answers. */
export function openHost(answers: Answers = {}): TestHost {
  const calls: { readonly name: string; readonly input: unknown }[] = []
  const listeners = new Map<Topic, Set<(detail: never) => void>>()
  const host: TestHost = {
    away: false,
    answers: {
      'app.status': () => accepted(status),
      'setting.get': () => accepted(settings),
      'setting.change': (change) => accepted({ ...settings, ...definedOf(change) }),
      'session.lock': () => accepted({ ...status, locked: true }),
      'sync.status': () => accepted(quietSync),
      'alarm.list': () => accepted({ now: '2025-10-20T10:05:00+08:00', alarms: [], nextAt: null }),
      'alarm.responsibility': () => accepted({ firstResponsible: null, branchHead: null }),
      'draft.list': () => accepted({ drafts: [] }),
      'draft.save': (draft) => accepted({ ...draft, updatedAt: '2025-10-20T10:00:00+08:00' }),
      'draft.discard': () => accepted({}),
      'phrase.find': () => accepted({ prompts: [], donts: [], openComplaint: false }),
      'phrase.search': () => accepted({ prompts: [], donts: [], openComplaint: false }),
      'phrase.keep': ({ change }) => accepted({ favourite: change === 'favourite' }),
      // No lists: nothing is underlined except where a test brings them.
      'phrase.lists': () => accepted({ version: '0'.repeat(64), lists: null }),
      'staff.list': () => accepted({ people: [] }),
      'complaint.deskLists': () => accepted(deskLists),
      ...answers,
    },
    inputs: (name) => calls.filter((call) => call.name === name).map(({ input }) => input as never),
    announce({ topic, detail }) {
      for (const listener of listeners.get(topic) ?? []) listener(detail as never)
    },
  }
  const door: Door = {
    async call(name, input) {
      if (host.away) throw new Error('nobody there')
      calls.push({ name, input: structuredClone(input) })
      const answer = host.answers[name as CallName] as
        | ((given: unknown) => Promise<Result<unknown>>)
        | undefined
      return answer ? answer(input) : refused('unknown_call', `no test answers ${name}`)
    },
    subscribe(topic, listener) {
      const group = listeners.get(topic) ?? new Set()
      listeners.set(topic, group)
      group.add(listener as (detail: never) => void)
      return () => group.delete(listener as (detail: never) => void)
    },
  }
  openDoor(door)
  return host
}

function definedOf(change: Input<'setting.change'>) {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
