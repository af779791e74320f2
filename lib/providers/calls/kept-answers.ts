import type { Ctx } from '../../ctx'
import { db } from '../../db'
import type { CallResult } from './schema'

export type KeptAnswer = { projectId: string; runId: string; position: number; asker: string; answer: CallResult }

/** Answers of this process that are written down nowhere yet. The next call that goes out takes them along. */
let fresh = new Map<string, KeptAnswer>()

const keyOf = ({ runId, position, asker }: Pick<KeptAnswer, 'runId' | 'position' | 'asker'>) =>
  `${runId} ${position} ${asker}`

export const keepAnswer = (answer: KeptAnswer) => void fresh.set(keyOf(answer), answer)

export function takeFreshAnswers(): KeptAnswer[] {
  const answers = [...fresh.values()]
  fresh = new Map()
  return answers
}

export type Answers = ReadonlyMap<string, CallResult>
export const answerKey = (position: number, asker: string) => `${position} ${asker}`

/** What a worker that is gone had been answered for some rows of a run, and could not do anything with any more. */
export async function findAnswers(
  ctx: Ctx,
  runId: string,
  { first, size }: { first: number; size: number },
): Promise<Answers> {
  const rows = await ctx.db.callAnswer.findMany({
    where: { runId, projectId: ctx.projectId, position: { gte: first, lt: first + size } },
    select: { position: true, asker: true, answer: true },
  })
  return new Map(
    rows.map(({ position, asker, answer }) => [answerKey(position, asker), JSON.parse(answer) as CallResult]),
  )
}

/** They have become rows. In the transaction that writes those. */
export async function forgetAnswers(ctx: Ctx, runId: string, positions: number[]) {
  if (positions.length === 0) return
  const gone = new Set(positions)
  for (const [key, answer] of fresh) if (answer.runId === runId && gone.has(answer.position)) fresh.delete(key)
  await ctx.db.callAnswer.deleteMany({ where: { runId, projectId: ctx.projectId, position: { in: positions } } })
}

/** Nobody asks for those of runs that are over. */
export const dropOldAnswers = () => db.$executeRaw`
  DELETE FROM "CallAnswer" a USING "Run" r WHERE r.id = a."runId" AND r.status IN ('done', 'failed', 'cancelled')`
