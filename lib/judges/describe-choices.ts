import { allow, type Ctx } from '../ctx'
import { listModels } from '../providers/list-models'
import { findDataset } from '../samples/find-dataset'
import type { JudgeChoices, JudgesOfInput } from './schema'

/** The policies and models that a judge can be made of; the dataset's own policy first. */
export async function describeChoices(ctx: Ctx, { dataset: wanted }: JudgesOfInput): Promise<JudgeChoices> {
  allow(ctx, 'read')
  const { id, name, policyVersionId } = await findDataset(ctx, wanted)
  const [versions, models, trained] = await Promise.all([
    ctx.db.policyVersion.findMany({
      where: { publishedAt: { not: null }, policy: { projectId: ctx.projectId, archivedAt: null } },
      orderBy: [{ policy: { name: 'asc' } }, { number: 'desc' }],
      select: {
        id: true,
        number: true,
        policy: { select: { name: true } },
        labels: {
          where: { retired: false },
          orderBy: { position: 'asc' },
          select: { code: true, name: true, polarity: true },
        },
      },
    }),
    listModels(ctx),
    ctx.db.trainedModel.findMany({
      where: { projectId: ctx.projectId, status: 'ready', archivedAt: null },
      orderBy: { id: 'desc' },
      select: { id: true, name: true },
    }),
  ])
  return {
    dataset: { id, name, policyVersionId },
    policies: versions
      .map(({ id, number, policy, labels }) => ({ versionId: id, name: policy.name, number, labels }))
      .toSorted(
        (one, other) => Number(other.versionId === policyVersionId) - Number(one.versionId === policyVersionId),
      ),
    trained,
    models: models.map(({ id, name, provider, simulated }) => ({ id, name, provider, simulated })),
  }
}
