import { can, type Ctx } from '../ctx'
import { archiveDataset } from '../projects/archive-dataset'
import { createDataset } from '../projects/create-dataset'
import { freeName } from './free-name'
import { readPolicy } from './read-policy'
import { categoriesOf, targetOf } from './rules'

type Wanted = { name: string; questionFormat: string; answered?: boolean }

/** An ordinary dataset under the policy that its question format speaks of. The empty one that a new project has makes room for it. */
export async function openDataset(ctx: Ctx, { name, questionFormat, answered }: Wanted) {
  const taken = await ctx.db.dataset.findMany({
    where: { projectId: ctx.projectId },
    select: { id: true, name: true, archivedAt: true },
  })
  // Conversations without a question format are a user's message and its answer.
  const target = questionFormat === '' && answered ? 'response' : targetOf(questionFormat)
  const { id } = await createDataset(ctx, {
    name: freeName(name, taken),
    target,
    policyVersionId: await readPolicy(ctx, categoriesOf(questionFormat)),
  })
  if (can(ctx.role, 'manage')) await makeRoom(ctx, taken)
  return { id, target }
}

/** Only in a project that a script made: elsewhere an empty dataset may be somebody's plan. */
async function makeRoom(ctx: Ctx, [only, ...others]: { id: string; archivedAt: Date | null }[]) {
  if (!only || only.archivedAt || others.length > 0) return
  const { goal } = await ctx.db.project.findUniqueOrThrow({ where: { id: ctx.projectId }, select: { goal: true } })
  const used = await Promise.all([
    ctx.db.sample.findFirst({ where: { datasetId: only.id }, select: { id: true } }),
    ctx.db.run.findFirst({ where: { projectId: ctx.projectId, datasetId: only.id }, select: { id: true } }),
  ])
  if (goal !== '' && used.every((found) => found === null)) await archiveDataset(ctx, { datasetId: only.id })
}
