import type { Ctx } from '../ctx'
import { db } from '../db'
import { AppError } from '../errors'
import { dropAnswer, reach as outbound } from '../outbound'
import { waitAfter, wasTaken } from './rules'
import { signatureOf } from './signature-of'

export type Claimed = {
  id: string
  projectId: string
  webhookId: string
  event: string
  data: unknown
  attempts: number
  createdAt: Date
  address: string
  sealedSecret: string
}
type Outcome = { answered: number | null; error: string | null; milliseconds: number }

/** Sends one delivery and writes down what came of it, unless somebody else has it by now. */
export async function sendDelivery(claimed: Claimed, reach: typeof outbound = outbound) {
  const outcome = await send(claimed, reach)
  const taken = outcome.answered !== null && wasTaken(outcome.answered)
  const wait = taken ? null : waitAfter(claimed.attempts)
  const status = taken ? ('delivered' as const) : wait === null ? ('failed' as const) : ('waiting' as const)
  await db.webhookDelivery.updateMany({
    where: { id: claimed.id, projectId: claimed.projectId, status: 'waiting', attempts: claimed.attempts },
    data: {
      ...outcome,
      status,
      ...(wait === null ? { endedAt: new Date() } : { notBefore: new Date(Date.now() + wait * 1000) }),
    },
  })
  return { status, ...outcome }
}

async function send(claimed: Claimed, reach: typeof outbound): Promise<Outcome> {
  const { id, projectId, webhookId, event, data, createdAt, address } = claimed
  const body = JSON.stringify({ id, event, projectId, at: createdAt.toISOString(), data })
  const begun = Date.now()
  const outcome = (answered: number | null, error: string | null) => ({
    answered,
    error,
    milliseconds: Date.now() - begun,
  })
  const signature = signatureOf({ ...claimed, id: webhookId }, body, new Date(begun))
  if (!signature) return outcome(null, 'Its secret cannot be opened any more. Remove this webhook and add it again')
  try {
    const answer = await reach(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'assay-event': event,
        'assay-delivery': id,
        'assay-signature': signature,
      },
      body,
      seconds: 10,
      bytes: 64 * 1024,
    })
    await dropAnswer(answer).catch(() => {}) // It has answered; what else it says does not matter.
    return outcome(answer.status, wasTaken(answer.status) ? null : `It answered ${answer.status}`)
  } catch (error) {
    return outcome(null, error instanceof AppError ? error.message : 'It could not be reached')
  }
}

/** Takes one delivery for this process, for as long as sending it may last. */
export async function claimDelivery(ctx: Pick<Ctx, 'projectId'>, deliveryId: string) {
  const [claimed] = await db.$queryRaw<Claimed[]>`
    UPDATE "WebhookDelivery" d SET status = 'waiting', attempts = attempts + 1, "notBefore" = now() + interval '1 minute', "endedAt" = NULL
    FROM "Webhook" w WHERE d.id = ${deliveryId}::uuid AND d."projectId" = ${ctx.projectId}::uuid AND w.id = d."webhookId"
    RETURNING d.id, d."projectId", d."webhookId", d.event, d.data, d.attempts, d."createdAt", w.address, w."sealedSecret"`
  return claimed
}
