/** One workstation's machine: its disk, its clock, its process. The store is the real one. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CallName } from '#shared/contract/call-names.ts'
import type { Input, Output } from '#shared/contract/workstation.ts'
import type { Result } from '#shared/foundation/result.ts'
import { type Workstation, openWorkstation } from '#main/service/workstation.ts'
import type { WritableDb } from '#main/store/handle.ts'
import { readMeta } from '#main/store/log/meta-table.ts'
import { readOrCreateKeys } from '#main/store/key-file.ts'
import { openSecondConnection } from '#main/store/open.ts'
import type { CrashPoint } from './faults.ts'
import { type DiskCopy, copyDisk } from './disk.ts'
import { committedText, deviceOf, eventsAfter, idsOf, lastRow } from './machine-rows.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'
import { CrashSignal, type SimulatedTimer, type World, holds } from './world.ts'

export const PEOPLE = [
  { employeeNo: 'E100', pin: '482913' },
  { employeeNo: 'E200', pin: '593817' },
  { employeeNo: 'E300', pin: '604928' },
] as const

interface Crash {
  readonly image: string
  /** What was committed when the process died: exactly this must be there afterwards. */
  readonly committed: string
}

export class Machine {
  readonly name: string
  readonly world: World
  /** Code of its branch. */
  readonly branch: string
  /** Ids of own events whose save was answered, in order: they must never be lost from this disk. */
  saved: string[]
  timers: SimulatedTimer[] = []
  clockErrorMs = 0
  offline = false
  set = false
  code: string | null = null
  armed: { readonly point: CrashPoint; countdown: number } | null = null
  exchanging = false
  /** Requests of the exchange that runs. */
  asked = 0
  readonly folder: string
  private readonly random: SeededRandom
  private copies = 0
  private boots = 0
  private startedAt = 0
  private crashed: Crash | null = null
  private workstation: Workstation | null = null
  private reader: WritableDb | null = null

  constructor(world: World, name: string, branch: string, disk: DiskCopy | null = null) {
    this.world = world
    this.name = name
    this.branch = branch
    this.folder = join(world.folder, name)
    this.random = seededRandom(world.seed, name)
    this.saved = disk ? [...disk.saved] : []
    if (disk) {
      copyDisk(disk.folder, this.folder)
      this.set = true
    }
  }

  running(): boolean {
    return this.workstation !== null && this.crashed === null
  }

  dead(): boolean {
    return this.crashed !== null
  }

  /** A connection that looks at what is committed. */
  look(): WritableDb {
    if (!this.reader) throw new Error(`${this.name} is off`)
    return this.reader
  }

  start(): void {
    const { world } = this
    this.boots += 1
    this.startedAt = world.time
    const boot = `${this.name}-${this.boots}`
    this.workstation = openWorkstation({
      dataFolder: this.folder,
      host: 'loopback',
      appVersion: '0.0.0',
      clock: {
        now: () => world.time + this.clockErrorMs,
        monotonic: () => world.time - this.startedAt,
        bootId: () => boot,
      },
      random: this.random,
      net: world.netOf(this),
      timer: {
        after: (ms, work) => {
          const timer = { at: world.time + Math.max(1, ms), work }
          this.timers.push(timer)
          return () => {
            this.timers = this.timers.filter((other) => other !== timer)
          }
        },
      },
      at: (point) => this.reach(point as CrashPoint),
      report: (what, error) => {
        if (error instanceof CrashSignal || this.crashed) return
        world.tell(`${this.name} reported ${what}: ${String(error)}`)
        world.logged.push(`${what}: ${String(error)}`)
        this.faults.push(`${what}: ${String(error)}`)
      },
    })
    this.reader = openSecondConnection(this.folder, readOrCreateKeys(this.folder))
  }
  readonly faults: string[] = []

  async stop(): Promise<void> {
    this.timers = []
    this.reader?.close()
    this.reader = null
    await this.workstation?.close()
    this.workstation = null
    this.exchanging = false
  }

  /** The process reached a named place; it may die there. */
  reach(point: CrashPoint): void {
    if (this.crashed) throw new CrashSignal(point)
    if (this.armed?.point !== point) return
    this.armed.countdown -= 1
    if (this.armed.countdown > 0) return
    this.armed = null
    const image = join(this.world.folder, `${this.name}-crash-${this.boots}`)
    copyDisk(this.folder, image)
    this.crashed = { image, committed: committedText(this.look()) }
    this.timers = []
    this.world.note('crash')
    this.world.note(`crash:${point}`)
    this.world.tell(`${this.name} crashed ${point}`)
    throw new CrashSignal(point)
  }

  /** Starts the machine again from what the disk held when the process died. */
  async restart(): Promise<void> {
    const crash = this.crashed
    await this.stop()
    if (crash) {
      rmSync(this.folder, { recursive: true })
      copyDisk(crash.image, this.folder)
      rmSync(crash.image, { recursive: true })
    }
    this.crashed = null
    this.start()
    if (crash) {
      holds(
        'I1',
        committedText(this.look()) === crash.committed,
        () => `${this.name}: the disk differs from what was committed`,
      )
    }
    this.expectSaved()
    await this.signIn()
  }

  /** Every save that was answered stands on the disk. */
  expectSaved(): void {
    const here = new Set(this.ownIds())
    const lost = this.saved.filter((id) => !here.has(id))
    holds(
      'I1',
      lost.length === 0,
      () =>
        `${this.name} lost ${lost.length} saved: ${lost[0]} ${this.world.written.get(lost[0] ?? '')?.type}`,
    )
  }

  copy(): DiskCopy {
    this.copies += 1
    const folder = join(this.world.folder, `${this.name}-copy-${this.copies}`)
    copyDisk(this.folder, folder)
    return { folder, saved: [...this.saved] }
  }

  /** An older copy of the disk is put back. */
  async putBack(disk: DiskCopy): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true })
    copyDisk(disk.folder, this.folder)
    this.saved = [...disk.saved]
    await this.restart()
  }

  async ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Result<Output<Name>>> {
    if (!this.workstation || this.crashed) throw new CrashSignal('off')
    const answer = (await this.workstation.call(name, input)) as Result<Output<Name>>
    if (this.crashed) throw new CrashSignal('died')
    return answer
  }

  /** A save by a person: what was answered is in the model from now on, what was refused left nothing. */
  async save<Name extends CallName>(name: Name, input: Input<Name>): Promise<Result<Output<Name>>> {
    const before = lastRow(this.look())
    let answer: Result<Output<Name>>
    try {
      answer = await this.ask(name, input)
    } finally {
      if (this.crashed) this.noteWritten(before)
    }
    const ids = this.noteWritten(before)
    holds(
      'I1',
      answer.ok || ids.length === 0,
      () => `${name} was refused and left ${ids.length} events`,
    )
    const said = answer.ok ? `ok ${ids.join(' ')}` : answer.refusal.code
    this.world.tell(`${this.name} ${name}: ${said}`)
    holds(
      'I1',
      answer.ok || answer.refusal.code !== 'internal_error',
      () => `${name} failed: ${this.faults.at(-1)}`,
    )
    this.saved.push(...ids)
    return answer
  }

  /** Somebody stands here again after a start. */
  async signIn(): Promise<void> {
    if (!this.set) return
    const answer = await this.enter(PEOPLE[0])
    holds(
      'I1',
      answer.ok,
      () => `${this.name}: nobody can sign in after a restart: ${JSON.stringify(answer)}`,
    )
  }

  /** Lets a person work here, if somebody else does; one who never chose a PIN here cannot. */
  async as(employeeNo: string): Promise<void> {
    const status = await this.ask('app.status', {})
    const wanted = PEOPLE.find((person) => person.employeeNo === employeeNo)
    if (!wanted || (status.ok && status.value.person?.employeeNo === employeeNo)) return
    await this.enter(wanted)
  }

  private async enter(person: (typeof PEOPLE)[number]) {
    const before = lastRow(this.look())
    // Clocks that waited for somebody to stand here follow now.
    return this.ask('session.signIn', person).finally(() => this.noteWritten(before))
  }

  /** A due timer goes off; answers when what it began is done. */
  async ring(timer: SimulatedTimer): Promise<void> {
    this.timers = this.timers.filter((other) => other !== timer)
    const askedBefore = this.asked
    await this.exchange(() => {
      timer.work()
      return this.idle()
    })
    // An alarm's timer asks head office nothing.
    if (this.asked === 0) this.asked = askedBefore
    this.tellSync('by itself')
  }

  async syncNow(): Promise<void> {
    await this.exchange(() => this.ask('sync.now', {}))
    this.tellSync('by hand')
  }

  /** What comes in may make the program write too: clocks that follow a calendar. */
  private async exchange(work: () => Promise<unknown>): Promise<void> {
    const before = lastRow(this.look())
    this.exchanging = true
    this.asked = 0
    try {
      await work()
    } finally {
      this.exchanging = false
      this.noteWritten(before)
    }
  }

  /** Waits until no exchange runs. */
  private async idle(): Promise<void> {
    const sync = this.workstation?.sync
    while (sync && !this.crashed && sync.status().running) {
      await new Promise<void>((resolve) => {
        const leave = sync.onChange(() => {
          leave()
          resolve()
        })
      })
    }
  }

  status() {
    return this.workstation?.sync.status()
  }

  private tellSync(how: string): void {
    if (this.crashed) return
    const status = this.status()
    this.world.tell(
      `${this.name} exchanged ${how}: epoch ${status?.epoch} waiting ${status?.waiting} problem ${status?.lastProblem?.code ?? 'none'}`,
    )
    if (status && status.epoch > 1) this.world.note('new_epoch')
  }

  /** Ids of the own events that this disk holds, in the order of their rows. */
  ownIds(): string[] {
    return idsOf(this.look(), this.deviceId())
  }

  deviceId(): string {
    return deviceOf(this.look())
  }

  enrolled(): boolean {
    return readMeta(this.look(), 'hubPublicKey') !== null
  }

  private noteWritten(afterRow: number): string[] {
    const events = eventsAfter(this.look(), afterRow)
    for (const event of events) this.world.written.set(event.id, event)
    return events.map(({ id }) => id)
  }
}
