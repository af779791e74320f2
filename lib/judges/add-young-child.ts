import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { adoptPolicy } from '../policy/adopt-policy'
import { listModels } from '../providers/list-models'
import { createJudge } from './create-judge'
import type { YoungChildInput } from './schema'

/** The check of fine-tuning data: a judge for each model, all of them asked the same, so that they can be read side by side. */
export async function addYoungChild(ctx: Ctx, { modelIds }: YoungChildInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const models = await listModels(ctx)
    const policyVersionId = await policyOf(ctx)
    const judges = []
    for (const [at, modelId] of modelIds.entries()) {
      const model = models.find(({ id }) => id === modelId)
      if (!model) throw invalid('This model is not in the project')
      judges.push(
        await createJudge(ctx, {
          name: await freeName(ctx, `Young child, ${model.name}`),
          policyVersionId,
          settings: {
            kind: 'model',
            modelId,
            format: 'young-child',
            // Two judges of one model need not say the same to the letter: the second is asked to look twice.
            instructions:
              at > 0 && modelIds.indexOf(modelId) < at ? 'If you are in doubt, look at it a second time.' : '',
            sees: { conversation: true, unwrapped: false },
            temperature: 0,
            thresholds: {},
          },
        }),
      )
    }
    return { judges }
  })
}

async function policyOf(ctx: Ctx) {
  const there = await ctx.db.policyVersion.findFirst({
    where: {
      publishedAt: { not: null },
      policy: { projectId: ctx.projectId, origin: 'young-child', archivedAt: null },
    },
    orderBy: { number: 'desc' },
    select: { id: true },
  })
  return there?.id ?? (await adoptPolicy(ctx, { key: 'young-child' })).versionId
}

async function freeName(ctx: Ctx, wanted: string) {
  const taken = await ctx.db.judge.findMany({
    where: { projectId: ctx.projectId, name: { startsWith: wanted } },
    select: { name: true },
  })
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`
    if (!taken.some((one) => one.name === name)) return name
  }
}
