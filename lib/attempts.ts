import 'server-only'
import { db } from './db'
import { limited } from './errors'

type Limit = { limit: number; seconds: number }

/** Counts a try in a window shared by all processes, and refuses the one past the limit. */
export async function spendAttempt(key: string, { limit, seconds }: Limit) {
  if (Math.random() < 0.01) await forgetOldAttempts()
  const [row] = await db.$queryRaw<{ count: number; wait: number }[]>`
    INSERT INTO "Attempts" AS a (key, count) VALUES (${key}, 1)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN a.since < now() - make_interval(secs => ${seconds}) THEN 1 ELSE a.count + 1 END,
      since = CASE WHEN a.since < now() - make_interval(secs => ${seconds}) THEN now() ELSE a.since END
    RETURNING count, ceil(extract(epoch FROM since + make_interval(secs => ${seconds}) - now()))::int AS wait`
  if (row && row.count > limit) throw limited(`Too many tries. Wait ${row.wait} seconds and try again`, row.wait)
}

/** Gives a try back that turned out well. Spent first and given back, so that tries side by side cannot pass the limit together. */
export async function returnAttempt(key: string) {
  await db.attempts.updateMany({ where: { key, count: { gt: 0 } }, data: { count: { decrement: 1 } } })
}

export async function forgetAttempts(key: string) {
  await db.attempts.deleteMany({ where: { key } })
}

/** Keys come from outside, so they must not pile up. */
async function forgetOldAttempts() {
  await db.attempts.deleteMany({ where: { since: { lt: new Date(Date.now() - 24 * 60 * 60 * 1000) } } })
}
