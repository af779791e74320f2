import type { Ctx, HouseCtx } from '@/lib/ctx'
import { db } from '@/lib/db'
import { newId } from '@/lib/ids'
import { createProject } from '@/lib/projects/create-project'

export const keeper: HouseCtx = {
  actor: { type: 'system', id: 'tests', name: 'Tests' },
  role: 'keeper',
  onlyProject: null,
  db,
  address: 'local',
}

/** A project of a test's own, entered as its owner. */
export async function newProject(name = `Project ${newId().slice(-6)}`): Promise<{ ctx: Ctx; datasetId: string }> {
  const { id, datasetId } = await createProject(keeper, { name, policy: 'moderation-starter' })
  return { ctx: { actor: { type: 'user', id: newId(), name: 'Tester' }, role: 'owner', projectId: id, db }, datasetId }
}
