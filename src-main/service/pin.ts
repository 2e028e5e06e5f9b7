/**
 * Checking a PIN. The failure is counted and committed before the check, so that pulling the plug buys
 * no further try; waits run on the monotonic clock and start anew after a restart, so that neither a
 * restart nor a moved clock shortens them.
 */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { type Result, accepted, refused } from '#shared/foundation/result.ts'
import { PIN_SALT_BYTES, PIN_SCRYPT, waitAfterFailures } from '#shared/staff/pin.ts'
import { type PinRow, findPin, notePinTry } from '../store/tables/pin-table.ts'
import type { Book } from './book.ts'

/** A verifier for a new PIN; not stored yet. `pepper` is hexadecimal. */
export async function makeVerifier(
  employeeNo: string,
  pin: string,
  pepper: string,
  boot: string,
): Promise<PinRow> {
  const salt = randomBytes(PIN_SALT_BYTES)
  const { cost, blockSize, parallelization } = PIN_SCRYPT
  const hash = await derive(pin, pepper, { salt, cost, blockSize, parallelization })
  return {
    employeeNo,
    salt,
    hash,
    cost,
    blockSize,
    parallelization,
    failures: 0,
    waitMs: 0,
    waitingSince: 0,
    boot,
  }
}

/**
 * Checks a PIN. Refuses with `not_activated`, `too_many_attempts` (with the seconds left) or
 * `wrong_pin`; `field` names the input that asked.
 */
export async function checkPin(
  book: Book,
  pepper: string,
  employeeNo: string,
  pin: string,
  field: string,
): Promise<Result<true>> {
  const row = findPin(book.db, employeeNo)
  if (!row)
    return refused('not_activated', 'this person has no PIN at this workstation', {
      field: 'employeeNo',
    })
  const waiting = remainingWait(book, row)
  if (waiting > 0) {
    return refused('too_many_attempts', 'too many wrong PINs', {
      field,
      params: { seconds: Math.ceil(waiting / 1000) },
    })
  }
  const failures = row.failures + 1
  const boot = book.clock.bootId()
  book.writeLocal((db) => {
    notePinTry(db, employeeNo, {
      failures,
      waitMs: waitAfterFailures(failures),
      waitingSince: book.clock.monotonic(),
      boot,
    })
  })
  const hash = await derive(pin, pepper, row)
  if (!timingSafeEqual(hash, row.hash))
    return refused('wrong_pin', 'the PIN is not right', { field })
  book.writeLocal((db) =>
    notePinTry(db, employeeNo, { failures: 0, waitMs: 0, waitingSince: 0, boot }),
  )
  return accepted(true)
}

/** Milliseconds that this person still has to wait. */
function remainingWait(book: Book, row: PinRow): number {
  if (row.waitMs === 0) return 0
  const now = book.clock.monotonic()
  if (row.boot !== book.clock.bootId()) {
    book.writeLocal((db) => {
      notePinTry(db, row.employeeNo, { ...row, waitingSince: now, boot: book.clock.bootId() })
    })
    return row.waitMs
  }
  return Math.max(0, row.waitMs - Math.max(0, now - row.waitingSince))
}

function derive(
  pin: string,
  pepper: string,
  row: Pick<PinRow, 'salt' | 'cost' | 'blockSize' | 'parallelization'>,
): Promise<Buffer> {
  const peppered = createHmac('sha256', Buffer.from(pepper, 'hex')).update(pin).digest()
  const options = {
    N: row.cost,
    r: row.blockSize,
    p: row.parallelization,
    maxmem: 256 * row.cost * row.blockSize,
  }
  return new Promise((resolve, reject) => {
    scrypt(peppered, row.salt, PIN_SCRYPT.keyLength, options, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}
