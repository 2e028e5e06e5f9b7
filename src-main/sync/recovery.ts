/**
 * Going back in time. Two things can happen: an older copy of this disk came back (the hub knows more of
 * us than we do), or the hub was restored (it knows less). Neither may lose a saved event.
 */
import type { Sha256 } from '#shared/foundation/ports.ts'
import { chainHash, chainStart } from '#shared/log/chain.ts'
import type { Book } from '../service/book.ts'
import type { WritableDb } from '../store/handle.ts'
import {
  BRANCH_STREAM,
  deviceNumber,
  forgetPlaces,
  insertEvent,
  listAggregateKeys,
  listUnplaced,
  retireRow,
} from '../store/log/event-table.ts'
import { refold } from '../store/log/fold-table.ts'
import { readMeta, writeMeta } from '../store/log/meta-table.ts'

/**
 * The hub holds events of this device that are not here. What has no place yet is chained again, byte
 * for byte, under a new epoch; the events that were lost here come back with the next pull. An event
 * that turns out to stand in both epochs has one effect, because its body carries its id.
 */
export function takeNewEpoch(book: Book, hubEpoch: number, sha256: Sha256): void {
  book.writeLocal((db) => {
    const { device } = book.identity()
    const epoch = Math.max(readMeta(db, 'epoch') ?? 1, hubEpoch) + 1
    const number = deviceNumber(db, device)
    let prev = chainStart(sha256, book.keys.publicKey, epoch)
    let seq = 0
    for (const event of listUnplaced(db, device)) {
      retireRow(db, event.row)
      seq += 1
      const hash = chainHash(sha256, prev, event.body)
      const position = { device, epoch, seq }
      insertEvent(db, number, {
        ...event,
        stream: BRANCH_STREAM,
        number: null,
        position,
        hash,
        prev,
      })
      prev = hash
    }
    writeMeta(db, 'epoch', epoch)
    writeMeta(db, 'confirmedSeq', 0)
    writeMeta(db, 'acknowledgedSeq', 0)
    // From the beginning, with bodies: nobody knows how far back the copy of the disk was made.
    writeMeta(db, 'branchCursor', 0)
    writeMeta(db, 'ownBodiesWanted', 1)
  })
  book.reloadPlace()
}

/**
 * The hub began a new life: numbers and cursors of the old one mean nothing. Own events wait in the tail
 * until they return; events of others wait unseen for theirs, or for their writer to send them again.
 */
export function startNewIncarnation(book: Book, incarnation: string): void {
  book.writeLocal((db: WritableDb) => {
    forgetPlaces(db)
    writeMeta(db, 'incarnation', incarnation)
    writeMeta(db, 'branchCursor', 0)
    writeMeta(db, 'organisationCursor', 0)
    writeMeta(db, 'confirmedSeq', 0)
    writeMeta(db, 'acknowledgedSeq', 0)
    for (const ref of listAggregateKeys(db)) refold(db, ref, book.identity())
  })
  book.reloadPlace()
}
