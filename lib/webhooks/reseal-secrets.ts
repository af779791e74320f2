import { db } from '../db'
import { resealed } from '../opening'
import { placeOf } from './sealed-secret'

/** At every start of a worker: as with the keys of providers. */
export async function resealSecrets() {
  const webhooks = await db.webhook.findMany({ select: { id: true, projectId: true, sealedSecret: true } })
  for (const { id, projectId, sealedSecret } of webhooks) {
    const anew = resealed(placeOf({ projectId, id }), sealedSecret)
    if (anew) await db.webhook.updateMany({ where: { id, sealedSecret }, data: { sealedSecret: anew } })
  }
}
