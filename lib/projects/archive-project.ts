import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { changeProject } from './change-project'

/** Out of the way, not gone. Nothing may be running in it. */
export async function archiveProject(ctx: Ctx) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    // Whoever opens a run at the same time has to wait, and then sees what became of the project.
    await ctx.db.$queryRaw`SELECT id FROM "Project" WHERE id = ${ctx.projectId}::uuid FOR UPDATE`
    const running = await ctx.db.run.count({
      where: { projectId: ctx.projectId, status: { in: ['running', 'paused'] } },
    })
    if (running > 0)
      throw conflict(`${running} ${running === 1 ? 'run is' : 'runs are'} still going. Cancel or finish them first`)
    return changeProject(ctx, {
      act: 'project.archive',
      data: { archivedAt: new Date() },
      whenArchived: false,
      otherwise: 'This project is archived already',
    })
  })
}
