import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { Ctx } from './ctx'
import { db } from './db'
import type { Errand, ErrandOutcome } from './errand'
import { AppError } from './errors'
import { newId } from './ids'

/** A worker that runs takes an errand within a fraction of a second. */
const takeSeconds = 15
const lookMilliseconds = 40

/** Has a worker do something, and waits for what comes of it. The verb has said who may. */
export async function askWorker<E extends Errand>(
  { projectId, actor }: Ctx,
  kind: E['kind'],
  asked: E['asked'],
  { seconds }: { seconds: number },
): Promise<E['answer']> {
  const id = newId()
  // Apart from any transaction of the caller: a worker has to see it.
  await db.$executeRaw`
    INSERT INTO "Errand" (id, "projectId", kind, asked, "askedBy", "expiresAt")
    VALUES (${id}::uuid, ${projectId}::uuid, ${kind}, ${JSON.stringify(asked)}, ${JSON.stringify(actor)}::jsonb, now() + make_interval(secs => ${seconds}))`
  const began = Date.now()
  try {
    for (;;) {
      const found = await db.errand.findFirst({ where: { id, projectId }, select: { takenAt: true, answer: true } })
      if (found?.answer) return told<E['answer']>(JSON.parse(found.answer))
      const waited = (Date.now() - began) / 1000
      if (!found || waited > seconds) throw new AppError('unavailable', `No answer came within ${seconds} seconds`)
      if (!found.takenAt && waited > takeSeconds)
        throw new AppError('unavailable', `No worker took this on within ${takeSeconds} seconds. See that one runs`)
      await pause(lookMilliseconds)
    }
  } finally {
    await db.errand.deleteMany({ where: { id, projectId } })
  }
}

function told<A>(outcome: ErrandOutcome<A>): A {
  if ('error' in outcome) throw new AppError(outcome.code, outcome.error)
  return outcome.answer
}
