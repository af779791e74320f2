import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { newId } from '../ids'
import type { NewBatch } from '../job'
import { openRun } from '../runs/open-run'
import { sealFor } from '../sealing'
import { chooseSplit } from './hub/choose-split'
import { tokenPlace } from './hub/token-place'
import { findDataset, type FoundDataset, type FoundSplit } from './hub/find-dataset'
import { hubPlace } from './hub/hub-address'
import { rowsInPage } from './hub/hub-rows'
import type { HubPlan, ImportHubInput, StartedHubImport } from './hub/schema'
import { targetOf } from './target-of'

/** Opens the run that fetches a split of a hub dataset, at one commit, and hands it to the import of files. */
export async function importHubDataset(ctx: Ctx, input: ImportHubInput): Promise<StartedHubImport> {
  allow(ctx, 'curate')
  const { dataset, config, split, revision, token, importNow, name, ...how } = input
  const target = await targetOf(ctx, input.datasetId)
  const place = hubPlace(dataset)
  const found = await findDataset(
    { id: place.id, revision: revision ?? place.revision },
    { token: token ?? null, signal: ctx.signal, hurry: true },
  )
  const chosen = chooseSplit(found.splits, { config: config ?? place.config, split: split ?? place.split })
  const batches = batchesOf(found, chosen, place.page)
  const rows = place.page === null ? '' : `, rows ${place.page * rowsInPage} to ${(place.page + 1) * rowsInPage - 1}`
  const title = name ?? `${found.id} (${chosen.config}, ${chosen.split}${rows})`
  const plan: HubPlan = {
    id: found.id,
    revision: found.revision,
    config: chosen.config,
    split: chosen.split,
    uploadId: newId(),
    fileName: fileName(found, chosen),
    name: title,
    address: found.address,
    licence: found.licence,
    importNow,
    import: how,
    startedBy: ctx.actor,
  }
  return transaction(ctx, async (ctx) => {
    await ctx.db.hubToken.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - 7 * 24 * 60 * 60 * 1000) } } })
    const run = await openRun(ctx, {
      kind: 'fetch-hub',
      title: `Fetch ${title}`,
      datasetId: input.datasetId,
      plan: { ...plan, into: target.name, unit: 'files' },
      batches,
    })
    if (token)
      await ctx.db.hubToken.create({ data: { runId: run.id, sealed: sealFor(tokenPlace(ctx, run.id), token) } })
    return {
      runId: run.id,
      runNumber: run.number,
      uploadId: plan.uploadId,
      splits: found.splits.map(({ list: _, ...split }) => split),
    }
  })
}

function batchesOf(found: FoundDataset, { list }: FoundSplit, page: number | null): NewBatch[] {
  if (page !== null) return [{ first: 0, size: 1, input: { rows: { offset: page * rowsInPage, length: rowsInPage } } }]
  if (found.from === 'rows') return [{ first: 0, size: 1, input: { rows: { offset: 0, length: null } } }]
  if (!list.every(({ path }) => /\.(parquet|jsonl|ndjson)$/i.test(path)) && list.length > 1)
    throw invalid(
      'This dataset is several files that cannot be joined: fetch them from the hub and import them together',
    )
  return list.map((file, at) => ({ first: at, size: 1, input: { file } }))
}

/** Rows come as lines whatever they were; a single file of another kind stays what it is. */
function fileName(found: FoundDataset, { config, split, list }: FoundSplit) {
  const ending = /\.(csv|tsv|json)$/i.exec(list[0]?.path ?? '')?.[0]
  return `${found.id.replace('/', ' ')} ${config} ${split}${found.from === 'files' && ending ? ending : '.jsonl'}`.slice(
    0,
    190,
  )
}
