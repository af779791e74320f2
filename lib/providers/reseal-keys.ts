import { db } from '../db'
import { resealKey } from './endpoints/sealed-key'

/** At every start: keys that one of ASSAY_OLD_SECRETS sealed are sealed anew, after which that secret can go. */
export async function resealKeys() {
  const providers = await db.provider.findMany({
    where: { sealedKey: { not: null } },
    select: { id: true, projectId: true, sealedKey: true },
  })
  for (const { id, projectId, sealedKey } of providers) {
    const anew = resealKey({ projectId, providerId: id }, sealedKey ?? '')
    // Whoever changed the key meanwhile sealed it under the new secret.
    if (anew) await db.provider.updateMany({ where: { id, sealedKey }, data: { sealedKey: anew } })
  }
}
