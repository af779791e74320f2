import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { env } from '../env'
import { AppError, invalid } from '../errors'
import { newId } from '../ids'
import { addressOf } from '../outbound-address'
import { openRun } from '../runs/open-run'
import { targetOf } from './target-of'
import { pageBatches } from './web/page-batches'
import { type FetchPagesInput, longestAddress, type StartedFetch } from './web/schema'

/** Opens the run that reads web pages, given one by one or by a sitemap, into the passages of a new source. */
export async function fetchPages(
  ctx: Ctx,
  { datasetId, name, addresses, sitemap, limit, secondsBetween }: FetchPagesInput,
): Promise<StartedFetch> {
  allow(ctx, 'curate')
  const target = await targetOf(ctx, datasetId)
  const given = [...new Set(addresses.map((address, at) => checked(address, `Address ${at + 1}`)))]
  const map = sitemap === undefined ? null : checked(sitemap, 'The sitemap')
  const sourceId = newId()
  const title = name ?? titleOf(given, map)
  return transaction(ctx, async (ctx) => {
    const pages = given.map((address, position) => ({
      id: newId(),
      projectId: ctx.projectId,
      sourceId,
      position,
      address,
    }))
    await ctx.db.source.create({
      data: {
        id: sourceId,
        projectId: ctx.projectId,
        datasetId,
        kind: 'web',
        name: title,
        uri: map ?? given[0] ?? null,
        plan: { sitemap: map, secondsBetween, limit },
        createdBy: ctx.actor,
      },
    })
    const batches = [...(map ? [{ first: 0, size: 0, input: { sitemap: map } }] : []), ...pageBatches(pages)]
    const run = await openRun(ctx, {
      kind: 'fetch-pages',
      title: `Fetch ${title}`,
      datasetId,
      plan: { sourceId, into: target.name, secondsBetween, limit, unit: 'pages' },
      batches,
    })
    await ctx.db.sourcePage.createMany({ data: pages.map((page) => ({ ...page, runId: run.id })) })
    await ctx.db.source.update({ where: { id: sourceId }, data: { runId: run.id } })
    await audit(ctx, 'source.fetch', sourceId, {
      name: title,
      after: { pages: pages.length, sitemap: map, dataset: target.name, run: run.id },
    })
    return { sourceId, runId: run.id, runNumber: run.number, pages: pages.length }
  })
}

/** What can be known to be wrong with an address is said before anything is written. */
function checked(address: string, which: string) {
  try {
    const { href } = addressOf(address, { allowHosts: env.ASSAY_ALLOW_HOSTS })
    if (href.length > longestAddress) throw invalid(`it is longer than ${longestAddress} characters when written out`)
    return href
  } catch (error) {
    throw error instanceof AppError ? invalid(`${which}: ${error.message}`) : error
  }
}

function titleOf(addresses: readonly string[], sitemap: string | null) {
  const hosts = [...new Set([...(sitemap ? [sitemap] : []), ...addresses].map((address) => new URL(address).host))]
  return `${hosts.slice(0, 2).join(', ')}${hosts.length > 2 ? ` and ${hosts.length - 2} more` : ''}`
}
