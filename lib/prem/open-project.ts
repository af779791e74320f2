import { allow, type HouseCtx, transaction } from '../ctx'
import { createProject } from '../projects/create-project'
import { createProjectInput } from '../projects/schema'
import type { OpenProjectInput } from './schema'

/** A new project; or, with the key of one project, that project: its datasets, providers and policies are then at hand. */
export async function openProject(ctx: HouseCtx, { name, goal }: OpenProjectInput) {
  allow(ctx, 'enter')
  if (ctx.onlyProject) return { project_id: ctx.onlyProject }
  return transaction(ctx, async (ctx) => {
    const { id } = await createProject(ctx, createProjectInput.parse({ name }))
    await ctx.db.project.update({ where: { id }, data: { goal } })
    return { project_id: id }
  })
}
