import { z } from 'zod'
import type { Ctx } from '../ctx'
import { AppError } from '../errors'
import { newId } from '../ids'
import type { Attempt } from '../job'
import { openTextReader } from './text/open-text-reader'
import { fetchPage } from './web/fetch-page'
import { keepPage } from './web/keep-page'
import { readSitemap } from './web/read-sitemap'
import { fetchPlan } from './web/schema'

const input = z.union([z.object({ pageIds: z.array(z.uuid()) }), z.object({ sitemap: z.string() })])

/** After so many tries a page that does not come has failed; the others of its batch were kept long before. */
export const fetchTries = 4

export async function fetchPageBatch(ctx: Ctx, attempt: Attempt) {
  const given = input.parse(attempt.batch.input)
  return 'sitemap' in given ? listPagesOfSitemap(attempt, given.sitemap) : fetchThese(ctx, attempt, given.pageIds)
}

async function fetchThese(ctx: Ctx, { run, batch, signal, winding, keep }: Attempt, pageIds: string[]) {
  const { secondsBetween } = fetchPlan.parse(run.plan)
  const pages = await ctx.db.sourcePage.findMany({
    where: { id: { in: pageIds }, projectId: run.projectId, runId: run.id, state: 'waiting' },
    orderBy: { position: 'asc' },
    select: { id: true, sourceId: true, address: true, etag: true, lastModified: true, sha256: true, fetchedAt: true },
  })
  const reader = openTextReader()
  let later: string | null = null
  try {
    for (const page of pages) {
      if (winding.aborted) return 'unfinished'
      const outcome = await fetchPage(ctx, page, { runId: run.id, secondsBetween, signal, reader })
      if (outcome.kind === 'later' && batch.attempts < fetchTries) {
        later = outcome.reason
        continue
      }
      const bad = outcome.kind === 'failed' || outcome.kind === 'later'
      await keep((ctx) => keepPage(ctx, page, outcome, { tainted: true }), bad ? { failed: 1 } : { done: 1 })
    }
  } finally {
    reader.close()
  }
  if (later) throw new AppError('unavailable', later)
}

/** The pages are written down first and fetched by batches that the run opens when it sees them. */
async function listPagesOfSitemap({ run, signal, keep }: Attempt, sitemap: string) {
  const { sourceId, secondsBetween, limit } = fetchPlan.parse(run.plan)
  const addresses = await readSitemap(sitemap, limit, { runId: run.id, secondsBetween, signal })
  await keep(async (ctx) => {
    const there = await ctx.db.sourcePage.findMany({ where: { sourceId }, select: { address: true } })
    const known = new Set(there.map(({ address }) => address))
    const fresh = addresses.filter((address) => !known.has(address))
    const rows = fresh.map((address, at) => ({
      id: newId(),
      projectId: run.projectId,
      sourceId,
      position: there.length + at,
      address,
      runId: run.id,
    }))
    await ctx.db.sourcePage.createMany({ data: rows })
    await ctx.db.run.update({ where: { id: run.id }, data: { total: { increment: rows.length } } })
  })
}
