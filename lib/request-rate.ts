import 'server-only'
import { db } from './db'
import { env } from './env'
import { limited } from './errors'

/** What this process has taken out of a key's bucket and not yet spent: one write for many requests. */
const taken = new Map<string, { left: number; until: number }>()

/** Lets a key ask so many times a minute, over all processes together. A bucket that was left alone is full: bursts are welcome. */
export async function spendRequest(keyId: string, perMinute = env.ASSAY_API_PER_MINUTE) {
  if (perMinute === 0) return
  if (spendTaken(keyId)) return
  // A quarter of a second's worth, so that little is lost with a process and a small limit is kept to the letter.
  const handful = Math.max(1, Math.floor(perMinute / 240))
  const got = (await take(keyId, handful, perMinute)) || (await take(keyId, 1, perMinute))
  // Of many requests at once, the others may have taken what was left.
  if (!got && spendTaken(keyId)) return
  if (!got) {
    const seconds = await waitOf(keyId, perMinute)
    throw limited(`This key asks more than ${perMinute} times a minute. Wait ${seconds} seconds`, seconds)
  }
  if (taken.size > 1000) taken.clear()
  const now = taken.get(keyId)
  const left = now && now.until > Date.now() ? now.left : 0
  taken.set(keyId, { left: left + got - 1, until: Date.now() + 1000 })
}

function spendTaken(keyId: string) {
  const mine = taken.get(keyId)
  if (!mine || mine.left === 0 || mine.until <= Date.now()) return false
  mine.left -= 1
  return true
}

/** How much is taken: as many as asked for, or none. */
async function take(keyId: string, count: number, perMinute: number) {
  const perSecond = perMinute / 60
  const rows = await db.$queryRaw<object[]>`
    INSERT INTO "RequestRate" AS r ("keyId", tokens) VALUES (${keyId}::uuid, ${perMinute - count}::float)
    ON CONFLICT ("keyId") DO UPDATE SET at = now(),
      tokens = least(${perMinute}::float, r.tokens + extract(epoch FROM now() - r.at)::float * ${perSecond}::float) - ${count}::float
    WHERE least(${perMinute}::float, r.tokens + extract(epoch FROM now() - r.at)::float * ${perSecond}::float) >= ${count}::float
    RETURNING 1`
  return rows.length > 0 ? count : 0
}

async function waitOf(keyId: string, perMinute: number) {
  const [row] = await db.$queryRaw<{ wait: number }[]>`
    SELECT ceil((1 - tokens) / ${perMinute / 60}::float - extract(epoch FROM now() - at))::int AS wait
    FROM "RequestRate" WHERE "keyId" = ${keyId}::uuid`
  return Math.max(1, row?.wait ?? 1)
}
