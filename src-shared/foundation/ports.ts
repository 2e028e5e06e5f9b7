/**
 * The doors through which core code sees the world. Core code takes these as arguments, so that a
 * simulator can replay years in seconds with the same seed.
 */
import type { EpochMs } from './instant.ts'

export interface Clock {
  /** Wall clock, milliseconds. May be wrong or jump: it is evidence, never order. */
  now(): EpochMs
  /** Milliseconds since an arbitrary point; never runs backwards within one boot. */
  monotonic(): number
  /** Changes with each start of the machine or process, so that monotonic times can be compared. */
  bootId(): string
}

export interface Random {
  /** `count` unpredictable bytes. */
  bytes(count: number): Uint8Array
}

/** SHA-256 over bytes; the host supplies a fast one. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array
