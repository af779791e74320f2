import { audit } from '../audit'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { newId } from '../ids'
import { findDuplicates } from '../duplicates/find-duplicates'
import { startGenerationInput } from '../generation/schema'
import { startGeneration } from '../generation/start-generation'
import { seedJudges } from '../judges/seed-judges'
import { trainModelInput } from '../models/schema'
import { trainModel } from '../models/train-model'
import { addStarters } from '../personas/add-starters'
import { adoptPolicy } from '../policy/adopt-policy'
import { addSimulator } from '../providers/add-simulator'
import { checkSamples } from '../samples/check-samples'
import { takeSnapshotInput } from '../snapshots/schema'
import { takeSnapshot } from '../snapshots/take-snapshot'
import { startMeasuring } from '../stats/start-measuring'
import { demoSamples } from './demo-samples'
import { seedSource } from './seed-source'

/** A generation to look at, of what the demo has most of: its gaps are left to whoever comes. */
const firstRows = {
  name: 'A first few rows',
  template: 'persona-content',
  cells: ['safe', 'spam-scams'].map((label) => ({ label, count: 6 })),
}

/** A small project to look around in, made once in an empty studio. Deleting or archiving it is final: it does not come back. */
export async function seedDemo() {
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('assay demo'))`
      if ((await tx.project.count()) > 0) return
      const projectId = newId()
      const ctx: Ctx = {
        actor: { type: 'system', id: 'assay', name: 'Assay' },
        role: 'owner',
        projectId,
        db: tx,
        inTransaction: true,
      }
      await tx.project.create({ data: { id: projectId, name: 'Demo' } })
      const { modelId } = await addSimulator(ctx)
      const { versionId } = await adoptPolicy(ctx, { key: 'moderation-starter' })
      const { id: datasetId } = await tx.dataset.create({
        data: { projectId, name: 'User prompts', target: 'prompt', policyVersionId: versionId },
        select: { id: true },
      })
      await audit(ctx, 'project.create', projectId, { name: 'Demo', after: { name: 'Demo' } })
      const codes = { spam: 'spam-scams', self: 'self-harm', privacy: 'privacy', safe: 'safe' }
      await seedSource(ctx, { datasetId, samples: demoSamples(codes) })
      await addStarters(ctx, { tags: [] })
      await checkSamples(ctx, { datasetId, batchSize: 500 })
      await seedJudges(ctx, { datasetId, policyVersionId: versionId, modelId })
      await trainModel(ctx, trainModelInput.parse({ dataset: datasetId }))
      await findDuplicates(ctx, { dataset: datasetId })
      await startMeasuring(ctx, { datasetId })
      const everything = { dataset: datasetId, accepted: false, note: 'Everything, as it came' }
      await takeSnapshot(ctx, takeSnapshotInput.parse(everything))
      await startGeneration(ctx, startGenerationInput.parse({ ...firstRows, datasetId, models: [modelId] }))
      // A new owner is made owner of every project there is, so nobody has to be invited to the demo.
      for (const { id: userId } of await tx.user.findMany({ where: { instanceOwner: true }, select: { id: true } }))
        await tx.membership.create({ data: { projectId, userId, role: 'owner' } })
    },
    { timeout: 60_000 },
  )
}
