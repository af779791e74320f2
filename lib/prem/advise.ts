import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { recommendModels } from '../models/recommend-models'
import { experimentsOf, snapshotStatus } from './rules'
import type { SnapshotInput } from './schema'

/** What is worth training from a snapshot, in both of the shapes that clients read. Lists are lists whatever the state. */
export async function advise(ctx: Ctx, { snapshotId }: SnapshotInput) {
  allow(ctx, 'read')
  const snapshot = await ctx.db.snapshot.findFirst({
    where: { id: snapshotId, projectId: ctx.projectId },
    select: { status: true },
  })
  if (!snapshot) throw notFound('Snapshot')
  const status = snapshotStatus(snapshot.status)
  const found = status === 'completed' ? await recommendModels(ctx, { snapshot: snapshotId }) : null
  const experiments = experimentsOf(found?.experiments ?? [])
  return {
    snapshot_id: snapshotId,
    status,
    recommended_experiments: experiments,
    recommended_models: experiments.map(({ base_model_id, recommended, reason_for_recommendation, lora, ...rest }) => {
      const { batch_size, learning_rate_multiplier, n_epochs } = rest
      const hyperparameters = { batch_size, learning_rate_multiplier, n_epochs }
      return {
        base_model_id,
        recommended,
        reason_for_recommendation,
        full_hyperparameters: lora ? null : hyperparameters,
        lora_hyperparameters: lora ? hyperparameters : null,
      }
    }),
  }
}
