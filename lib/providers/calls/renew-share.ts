import { db } from '../../db'
import type { KnownModel } from './known-model'
import { processId } from './process-id'

type Now = { busy: number; wanted: number; grown: number; overloaded: boolean }

/** A process that says nothing for so long has lost its share. */
const shareSeconds = 10

/**
 * Says what this process uses and wants, and learns how many calls at once it may have. All processes together never hold more than
 * the provider's limit, nor more than the model bears now: the lock on the provider makes them take turns.
 */
export async function renewShare(
  { id: modelId, provider }: KnownModel,
  { busy, wanted, grown, overloaded }: Now,
): Promise<number> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "ProviderPace" WHERE "providerId" = ${provider.id}::uuid FOR UPDATE`
    const [now] = await tx.$queryRaw<
      { bears: number; here: number; everywhere: number; starving: number; sharers: number; mine: number }[]
    >`
      UPDATE "ProviderModel" m SET
        bears = CASE WHEN ${overloaded} AND (eased IS NULL OR eased < now() - interval '1 second')
          THEN greatest(1, floor(least(bears, ${provider.inFlight}) / 2)) ELSE least(bears + ${grown}, ${provider.inFlight}) END,
        eased = CASE WHEN ${overloaded} AND (eased IS NULL OR eased < now() - interval '1 second') THEN now() ELSE eased END
      FROM (
        SELECT coalesce(sum(slots) FILTER (WHERE "modelId" = ${modelId}::uuid AND "processId" <> ${processId}::uuid), 0)::int AS here,
          coalesce(sum(slots) FILTER (WHERE NOT ("modelId" = ${modelId}::uuid AND "processId" = ${processId}::uuid)), 0)::int AS everywhere,
          count(*) FILTER (WHERE wanted > slots AND NOT ("modelId" = ${modelId}::uuid AND "processId" = ${processId}::uuid))::int AS starving,
          count(*) FILTER (WHERE wanted > 0 AND NOT ("modelId" = ${modelId}::uuid AND "processId" = ${processId}::uuid))::int AS sharers,
          coalesce(max(slots) FILTER (WHERE "modelId" = ${modelId}::uuid AND "processId" = ${processId}::uuid), 0)::int AS mine
        FROM "CallShare" WHERE "providerId" = ${provider.id}::uuid AND "expiresAt" > now()
      ) s WHERE m.id = ${modelId}::uuid RETURNING m.bears::float8, s.*`
    if (!now) return 0
    const free = Math.min(Math.floor(now.bears) - now.here, provider.inFlight - now.everywhere)
    const share = Math.floor(provider.inFlight / (now.sharers + 1))
    // Where there are more who ask than slots, each steps back now and then.
    const fair = share >= 1 ? share : Math.random() < 0.5 ? 1 : 0
    const slots = Math.max(0, Math.min(wanted, free, now.starving > 0 ? fair : Number.POSITIVE_INFINITY))
    // What is under way cannot be taken back: it counts until it ends.
    const held = Math.max(slots, Math.min(busy, now.mine))
    await tx.$executeRaw`
      INSERT INTO "CallShare" ("modelId", "processId", "providerId", slots, wanted, "expiresAt")
      VALUES (${modelId}::uuid, ${processId}::uuid, ${provider.id}::uuid, ${held}, ${wanted}, now() + make_interval(secs => ${shareSeconds}))
      ON CONFLICT ("modelId", "processId") DO UPDATE SET slots = EXCLUDED.slots, wanted = EXCLUDED.wanted, "expiresAt" = EXCLUDED."expiresAt"`
    return slots
  })
}

export async function dropShare(modelId: string) {
  await db.callShare.deleteMany({ where: { modelId, processId } })
}
