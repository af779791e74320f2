import { db } from '../db'
import { openKey } from './endpoints/open-key'
import { isKeyToOld, sealKey } from './endpoints/seal-key'

/** At every start of a worker: keys sealed to what was since replaced are sealed anew, after which the old secret can go. */
export async function resealKeys() {
  const providers = await db.provider.findMany({
    where: { sealedKey: { not: null } },
    select: { id: true, projectId: true, sealedKey: true },
  })
  for (const { id, projectId, sealedKey } of providers) {
    if (!sealedKey || !isKeyToOld(sealedKey)) continue
    const row = { projectId, providerId: id }
    const key = openKey(row, sealedKey)
    // Whoever changed the key meanwhile sealed it to the new one.
    if (key !== null) await db.provider.updateMany({ where: { id, sealedKey }, data: { sealedKey: sealKey(row, key) } })
  }
}
