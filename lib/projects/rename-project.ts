import { allow, type Ctx } from '../ctx'
import { changeProject } from './change-project'
import type { RenameProjectInput } from './schema'

export async function renameProject(ctx: Ctx, { name }: RenameProjectInput) {
  allow(ctx, 'manage')
  return changeProject(ctx, {
    act: 'project.rename',
    data: { name },
    whenArchived: false,
    otherwise: 'Restore this project before you rename it',
  })
}
