/** The wire between a machine and the hub, with everything that wires do. */
import type { Answer, Net } from '#main/sync/transport.ts'
import { PATHS } from '#shared/sync/messages.ts'
import { checkBounded } from './check-log.ts'
import { runErrands } from './errands.ts'
import type { NetworkFault } from './faults.ts'
import type { Machine } from './machine.ts'
import { CrashSignal, type World, holds } from './world.ts'

interface Request {
  readonly machine: Machine
  readonly path: string
  readonly bytes: Uint8Array
  readonly signature: string
}

/** How often a fault that is switched on strikes a request. */
const SHARE = 0.09
const INTERLEAVED_SHARE = 0.15
/** No exchange of so few events needs more. */
const REQUESTS_AT_MOST = 150
const KEPT_REQUESTS = 40

export class Wire {
  private readonly world: World
  /** Requests that wait to arrive, and those that arrived and may arrive again. */
  private readonly delayed: Request[] = []
  private readonly past: Request[] = []
  private readonly answers: {
    readonly machine: Machine
    readonly path: string
    readonly answer: Answer
  }[] = []
  /** What else happens in the world while a request is under way. */
  meanwhile: (machine: Machine) => Promise<void> = async () => {}
  requests = 0

  constructor(world: World) {
    this.world = world
  }

  async post(request: Request): Promise<Answer> {
    const { world } = this
    const { machine } = request
    this.requests += 1
    machine.asked += 1
    try {
      const endless = machine.asked > REQUESTS_AT_MOST
      holds('I10', !endless, () => `${machine.name} asks without end`)
      if (machine.running()) checkBounded(machine)
    } catch (error) {
      // The exchange would take it for a broken line.
      world.broken ??= error as Error
      throw error
    }
    if (world.stormy && world.random.chance(INTERLEAVED_SHARE)) await this.meanwhile(machine)
    machine.reach('in-flight')
    await this.lateArrivals()
    if (machine.offline) throw new Error('no network')
    const early = await this.before(request)
    if (early) return early
    if (request.path !== PATHS.pull && this.strikes('hub_transaction_lost'))
      world.loseNextTransaction = true
    const answer = await this.deliver(request).finally(() => {
      world.loseNextTransaction = false
    })
    this.past.push(request)
    if (this.past.length > KEPT_REQUESTS) this.past.shift()
    return this.after(request, answer)
  }

  private strikes(fault: NetworkFault): boolean {
    if (!this.world.has(fault) || !this.world.random.chance(SHARE)) return false
    this.world.note(fault)
    this.world.tell(`  ${fault}`)
    return true
  }

  /** Faults on the way there; an answer when somebody else than the hub gave it. */
  private async before(request: Request): Promise<Answer | null> {
    if (this.strikes('request_dropped')) throw new Error('dropped')
    if (this.strikes('request_delayed')) {
      this.delayed.push(request)
      throw new Error('timed out')
    }
    if (this.strikes('busy'))
      return { status: 503, body: new Uint8Array(), signature: null, retryAfterMs: 3_000 }
    if (
      request.path === PATHS.push &&
      request.bytes.length > 1_500 &&
      this.strikes('gateway_too_large')
    ) {
      return { status: 413, body: new Uint8Array(), signature: null, retryAfterMs: 0 }
    }
    if (this.strikes('request_flipped'))
      return this.deliver({ ...request, bytes: this.flipped(request.bytes) })
    if (this.strikes('request_cut')) {
      return this.deliver({
        ...request,
        bytes: request.bytes.slice(0, this.world.random.below(request.bytes.length)),
      })
    }
    return null
  }

  /** Faults on the way back. */
  private async after(request: Request, first: Answer): Promise<Answer> {
    let answer = first
    if (this.strikes('request_repeated')) answer = await this.deliver(request)
    if (this.strikes('answer_lost')) throw new Error('lost')
    if (this.strikes('answer_flipped')) return { ...answer, body: this.flipped(answer.body) }
    const same = this.answers.filter((old) => old.path === request.path)
    const own = same.filter((old) => old.machine === request.machine)
    const other = same.filter((old) => old.machine !== request.machine)
    this.answers.push({ machine: request.machine, path: request.path, answer })
    if (own.length > 0 && this.strikes('answer_of_before'))
      return this.world.random.pick(own).answer
    if (other.length > 0 && this.strikes('answer_of_another'))
      return this.world.random.pick(other).answer
    return answer
  }

  /** What was held up somewhere arrives at last; nobody hears the answer. */
  async lateArrivals(): Promise<void> {
    const { random } = this.world
    if (this.delayed.length > 0 && (random.chance(0.3) || !this.world.stormy)) {
      const [request] = this.delayed.splice(random.below(this.delayed.length), 1)
      if (request) await this.deliver(request).catch(() => null)
    }
    if (this.past.length > 0 && this.strikes('old_request_again')) {
      await this.deliver(random.pick(this.past)).catch(() => null)
    }
  }

  private flipped(bytes: Uint8Array): Uint8Array {
    const copy = Uint8Array.from(bytes)
    const at = this.world.random.below(Math.max(1, copy.length))
    copy[at] = (copy[at] ?? 0) ^ (1 << this.world.random.below(8))
    return copy
  }

  private async deliver({ path, bytes, signature, machine }: Request): Promise<Answer> {
    const { hub } = this.world
    if (path === PATHS.push) {
      const { answer, grown } = await hub.push(bytes, signature)
      this.world.tell(`  ${machine.name} push ${answer.status}`)
      // The queue behind a push may be fast or slow, and does what it finds.
      const queue = this.world.random.below(100)
      if (grown !== null && queue < 30) await hub.project(grown)
      else if (grown !== null && queue < 70) await runErrands(this.world, grown)
      return { ...answer, retryAfterMs: 0 }
    }
    const answer =
      path === PATHS.pull ? await hub.pull(bytes, signature) : await hub.enrol(bytes, signature)
    return { ...answer, retryAfterMs: 0 }
  }
}

const wires = new WeakMap<World, Wire>()

/** The one wire of a world. */
export function wireOf(world: World): Wire {
  const known = wires.get(world)
  if (known) return known
  const wire = new Wire(world)
  wires.set(world, wire)
  return wire
}

/** The port through which a machine's sync speaks. */
export function netOf(machine: Machine): Net {
  return {
    async post(url, bytes, signature) {
      if (machine.dead()) throw new CrashSignal('in-flight')
      const answer = await wireOf(machine.world).post({
        machine,
        path: new URL(url).pathname,
        bytes,
        signature,
      })
      if (machine.dead()) throw new CrashSignal('in-flight')
      return answer
    },
  }
}
