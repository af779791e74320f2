import { setTimeout as pause } from 'node:timers/promises'
import type { Ctx } from '../../ctx'
import { db } from '../../db'
import { AppError } from '../../errors'
import { failureOf } from '../../outbound-address'
import { reach, readAnswer } from '../../outbound'
import { closedToAll, openToAll, readRobots, type Robots } from './robots'

/** One visit of a run to the web. */
export type Visit = { runId: string; secondsBetween: number; signal: AbortSignal | undefined }

const longestWait = 120
const longestDelay = 30

/** Waits until this host may be asked again. All workers of all projects stand in one queue, which is a time in the database. */
export async function takeTurn(host: string, seconds: number, signal?: AbortSignal) {
  const [row] = await db.$queryRaw<{ wait: number }[]>`
    INSERT INTO "WebHost" AS w (host, "freeAt") VALUES (${host}, clock_timestamp() + make_interval(secs => ${seconds}))
    ON CONFLICT (host) DO UPDATE SET "freeAt" = greatest(w."freeAt", clock_timestamp()) + make_interval(secs => ${seconds})
      WHERE w."freeAt" < clock_timestamp() + make_interval(secs => ${longestWait})
    RETURNING extract(epoch FROM "freeAt" - make_interval(secs => ${seconds}) - clock_timestamp())::float AS wait`
  if (!row)
    throw new AppError('unavailable', `${host} is asked for too many pages at once, or asked us to wait`, {
      failure: 'busy',
    })
  if (row.wait > 0) await pause(row.wait * 1000, undefined, signal && { signal })
}

/** A host that says it is busy is left alone by everybody for as long as it asks. */
export async function leaveAlone(host: string, seconds: number) {
  const until = Math.min(seconds, 3600)
  await db.$executeRaw`
    INSERT INTO "WebHost" AS w (host, "freeAt") VALUES (${host}, clock_timestamp() + make_interval(secs => ${until}))
    ON CONFLICT (host) DO UPDATE SET "freeAt" = greatest(w."freeAt", clock_timestamp() + make_interval(secs => ${until}))`
}

/** What this host lets us read, asked once in a run. A host that cannot say it lets us read nothing; one that has no rules, everything. */
export async function robotsOf(ctx: Ctx, url: URL, visit: Visit): Promise<Robots> {
  const [known] = await ctx.db.$queryRaw<{ status: number; text: string | null }[]>`
    SELECT "robotsStatus" AS status, robots AS text FROM "WebHost"
    WHERE host = ${url.host} AND "robotsStatus" IS NOT NULL AND "robotsAt" >= (SELECT "createdAt" FROM "Run" WHERE id = ${visit.runId}::uuid)`
  const { status, text } = known ?? (await askedOnce(url, visit))
  if (status >= 200 && status < 300) return readRobots(text ?? '')
  return status >= 400 && status < 500 && status !== 429 ? openToAll : closedToAll
}

const asking = new Map<string, ReturnType<typeof askRobots>>()

/** Batches of one run that come to a host together share the one question. */
function askedOnce(url: URL, visit: Visit) {
  const key = `${visit.runId} ${url.host}`
  const asked = asking.get(key) ?? askRobots(url, visit).finally(() => asking.delete(key))
  asking.set(key, asked)
  return asked
}

async function askRobots(url: URL, { secondsBetween, signal }: Visit) {
  await takeTurn(url.host, secondsBetween, signal)
  const found = await reach(`${url.origin}/robots.txt`, {
    seconds: 20,
    bytes: 512 * 1024,
    redirects: 5,
    ...(signal && { signal }),
  })
    .then(async (answer) => ({
      status: answer.status,
      text: (await readAnswer(answer)).toString('utf8').replaceAll('\0', ''),
    }))
    .catch((error) => {
      if (failureOf(error) === null) throw error
      // One that redirects in circles, or has half a megabyte of rules, has none that we could read.
      return { status: failureOf(error) === 'redirect' || failureOf(error) === 'too_large' ? 404 : 599, text: '' }
    })
  await db.$executeRaw`
    UPDATE "WebHost" SET "robotsStatus" = ${found.status}, robots = ${found.text}, "robotsAt" = clock_timestamp() WHERE host = ${url.host}`
  return found
}

export const delayOf = ({ delay }: Robots, secondsBetween: number) =>
  Math.max(secondsBetween, Math.min(delay ?? 0, longestDelay))
