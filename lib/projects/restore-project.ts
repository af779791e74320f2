import { allow, type Ctx } from '../ctx'
import { changeProject } from './change-project'

export async function restoreProject(ctx: Ctx) {
  allow(ctx, 'manage')
  return changeProject(ctx, {
    act: 'project.restore',
    data: { archivedAt: null },
    whenArchived: true,
    otherwise: 'This project is not archived',
  })
}
