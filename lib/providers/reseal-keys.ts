import { db } from '../db'
import { resealed } from '../opening'
import { placeOf } from './endpoints/seal-key'

/** At every start of a worker: keys sealed to what was since replaced are sealed anew, after which the old secret can go. */
export async function resealKeys() {
  const providers = await db.provider.findMany({
    where: { sealedKey: { not: null } },
    select: { id: true, projectId: true, sealedKey: true },
  })
  for (const { id, projectId, sealedKey } of providers) {
    const anew = sealedKey && resealed(placeOf({ projectId, providerId: id }), sealedKey)
    // Whoever changed the key meanwhile sealed it to the new one.
    if (anew) await db.provider.updateMany({ where: { id, sealedKey }, data: { sealedKey: anew } })
  }
}
