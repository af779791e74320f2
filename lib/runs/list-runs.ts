import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { runView } from './run-view'
import type { RunFilter, RunView } from './schema'

export async function listRuns(ctx: Ctx, { status, kind, before, take }: RunFilter): Promise<RunView[]> {
  allow(ctx, 'read')
  const conditions = [
    status ? Prisma.sql`status = ${status}::"RunStatus"` : null,
    kind ? Prisma.sql`kind = ${kind}` : null,
    before ? Prisma.sql`id < ${before}::uuid` : null,
  ].filter((condition) => condition !== null)
  return runView(ctx, conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`TRUE`, take)
}
