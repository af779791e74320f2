import 'server-only'
import type { Ctx } from './ctx'

export type Happening =
  | { event: 'run.ended'; data: { runId: string; kind: string; title: string; status: string; reason: string | null } }
  | { event: 'snapshot.taken'; data: { snapshotId: string; datasetId: string; version: string; rows: number } }
  | { event: 'model.trained'; data: { modelId: string; datasetId: string; name: string } }

/** Writes down for each address that listens what has happened, in the transaction in which it does. Never texts of samples. */
export async function announce(ctx: Pick<Ctx, 'db' | 'projectId'>, { event, data }: Happening) {
  await ctx.db.$executeRaw`
    INSERT INTO "WebhookDelivery" (id, "projectId", "webhookId", event, data)
    SELECT gen_random_uuid(), "projectId", id, ${event}, ${JSON.stringify(data)}::jsonb FROM "Webhook"
    WHERE "projectId" = ${ctx.projectId}::uuid AND ${event} = ANY(events) AND "pausedAt" IS NULL`
}
