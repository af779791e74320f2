import 'server-only'
import type { Ctx } from './ctx'
import { db } from './db'
import type { ErrandOutcome, ErrandWork, TakenErrand } from './errand'
import { AppError } from './errors'
import { describeError, log } from './log'

/** Takes what waits, each once: it is not paid for twice, and whoever asked is still there. Returns each as it is under way. */
export async function answerErrands(works: readonly ErrandWork[], limit: number): Promise<Promise<void>[]> {
  if (limit <= 0) return []
  const taken = await db.$queryRaw<TakenErrand[]>`
    UPDATE "Errand" e SET "takenAt" = now() FROM (
      SELECT id FROM "Errand" WHERE "takenAt" IS NULL AND "expiresAt" > now() AND kind = ANY(${works.map(({ kind }) => kind)})
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ) AS next WHERE e.id = next.id
    RETURNING e.id, e."projectId", e.kind, e.asked, e."askedBy", (extract(epoch FROM e."expiresAt" - now()) * 1000)::float8 AS "millisecondsLeft"`
  return taken.map((errand) => answerErrand(works, errand))
}

async function answerErrand(works: readonly ErrandWork[], errand: TakenErrand) {
  const { id, projectId, askedBy } = errand
  // The verb behind the door has seen to it that whoever asked may; here it is done as a job is.
  const ctx: Ctx = { actor: askedBy, role: 'curator', projectId, db }
  const outcome = await outcomeOf(works, ctx, errand)
  await db.errand
    .updateMany({ where: { id, projectId }, data: { answer: JSON.stringify(outcome) } })
    .catch((error) => log.warn('errand.cannot-answer', describeError(error)))
}

async function outcomeOf(
  works: readonly ErrandWork[],
  ctx: Ctx,
  { kind, asked, millisecondsLeft }: TakenErrand,
): Promise<ErrandOutcome> {
  try {
    const work = works.find((each) => each.kind === kind)
    if (!work) throw new Error(`Nobody knows the errand ${kind}`)
    return {
      answer: await work.work(ctx, JSON.parse(asked), AbortSignal.timeout(Math.max(0, Math.round(millisecondsLeft)))),
    }
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, error: error.message }
    log.error('errand.failed', describeError(error))
    return { code: 'unavailable', error: 'Something went wrong here. It is in the log' }
  }
}

/** Those whose asker is gone, with what was asked. */
export const dropOldErrands = () =>
  db.errand.deleteMany({ where: { expiresAt: { lt: new Date(Date.now() - 60_000) } } })
