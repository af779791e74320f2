import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { rowView } from './row-view'
import type { ListRowsInput, RowPage } from './schema'

/** The rows of a run, those that were not kept too, with why. */
export async function listRows(
  ctx: Ctx,
  { runId, outcome, reason, cell, refusedBy, label, before, take }: ListRowsInput,
): Promise<RowPage> {
  allow(ctx, 'read')
  if (!(await ctx.db.run.findFirst({ where: { id: runId, projectId: ctx.projectId }, select: { id: true } })))
    throw notFound('Run')
  const where = Prisma.join(
    [
      Prisma.sql`TRUE`,
      ...(outcome ? [Prisma.sql`outcome = ${outcome}::"RowOutcome"`] : []),
      ...(reason ? [Prisma.sql`reason = ${reason}`] : []),
      ...(cell === undefined ? [] : [Prisma.sql`cell = ${cell}`]),
      ...(refusedBy === undefined ? [] : [Prisma.sql`${refusedBy} = ANY("refusedBy")`]),
      ...(label === undefined ? [] : [Prisma.sql`label = ${label}`]),
      ...(before === undefined ? [] : [Prisma.sql`position < ${before}`]),
    ],
    ' AND ',
  )
  const rows = await rowView(ctx, runId, where, Prisma.sql`position DESC`, take + 1)
  return { rows: rows.slice(0, take), next: rows.length > take ? (rows[take - 1]?.position ?? null) : null }
}
