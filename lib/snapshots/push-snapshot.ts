import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { env } from '../env'
import { invalid } from '../errors'
import { openRun } from '../runs/open-run'
import { sealFor } from '../sealing'
import { findTaken } from './find-taken'
import { secretPlace } from './push/secret-place'
import type { PushSnapshotInput, StartedPush } from './push/schema'

/** Sends a snapshot’s folder to a hub or to object storage, as a run. Only the run holds the key, sealed, until it ends. */
export async function pushSnapshot(
  ctx: Ctx,
  { snapshotId, target, secret, reason }: PushSnapshotInput,
): Promise<StartedPush> {
  allow(ctx, 'curate')
  if (!secret && (target.kind === 's3' || !env.HF_TOKEN))
    throw invalid(target.kind === 's3' ? 'The storage takes a secret access key' : 'The hub takes an access token')
  return transaction(ctx, async (ctx) => {
    const snapshot = await findTaken(ctx, snapshotId)
    const to = target.kind === 'hub' ? target.repo : `s3://${target.bucket}/${target.prefix}`
    const run = await openRun(ctx, {
      kind: 'push-snapshot',
      title: `Push ${snapshot.version} to ${to}`,
      datasetId: snapshot.datasetId,
      plan: { snapshotId, target: { ...target }, reason },
      batches: [{ first: 0, size: 1 }],
    })
    await ctx.db
      .$executeRaw`DELETE FROM "PushSecret" p USING "Run" r WHERE r.id = p."runId" AND r.status NOT IN ('running', 'paused', 'failed')`
    const place = secretPlace(ctx, run.id)
    if (secret) await ctx.db.pushSecret.create({ data: { runId: run.id, sealed: sealFor(place, secret) } })
    await audit(ctx, 'snapshot.push', snapshotId, { name: snapshot.version, after: { to, reason } })
    return { runId: run.id, runNumber: run.number }
  })
}
