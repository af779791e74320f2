import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

/** Chance for 256 ids: to ask the system for each costs more than all the rest of one. */
const chance = new Uint8Array(4_096)
let spent = chance.length
const last = { milliseconds: 0, count: 0 }

/** Ids sort by the time they were made, so the newest rows lie together; those of one millisecond by their order. */
export function newId() {
  if (spent === chance.length) {
    randomFillSync(chance)
    spent = 0
  }
  const random = chance.subarray(spent, spent + 16)
  spent += 16
  const now = Date.now()
  if (now > last.milliseconds) {
    last.milliseconds = now
    // From the lower half, so that many may follow within the millisecond.
    last.count = new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1
  } else {
    last.count = (last.count + 1) >>> 0
    if (last.count === 0) last.milliseconds++
  }
  return v7({ random, msecs: last.milliseconds, seq: last.count })
}

/** What Postgres says of a text in the place of an id: there is nothing under it. */
export const isNoId = (error: unknown) =>
  /invalid input syntax for type uuid/.test(error instanceof Error ? error.message : '')
