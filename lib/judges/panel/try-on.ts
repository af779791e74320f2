import { askWorker } from '../../ask-worker'
import type { Ctx } from '../../ctx'
import type { Prisma } from '../../generated/prisma/client'
import type { KnownJudge } from '../asking/known-judge'
import type { TriedVerdict } from '../schema'

type Target = 'prompt' | 'response'
type Try = { judges: KnownJudge[]; where: Prisma.Sql; take: number; target: Target }
export type TryErrand = {
  kind: 'try-judges'
  asked: { judges: KnownJudge[]; sampleIds: string[]; target: Target }
  answer: TriedVerdict[]
}

/** Judges asked by a worker about a few samples at once; what they say is shown and not kept. */
export async function tryOn(ctx: Ctx, { judges, where, take, target }: Try): Promise<TriedVerdict[]> {
  // Among the newest, so that a million samples need not be gone through for ten.
  const drawn = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (SELECT id FROM "Sample" WHERE ${where} ORDER BY id DESC LIMIT 1000) AS newest ORDER BY random() LIMIT ${take}`
  const sampleIds = drawn.map(({ id }) => id)
  return askWorker<TryErrand>(ctx, 'try-judges', { judges, sampleIds, target }, { seconds: 180 })
}
