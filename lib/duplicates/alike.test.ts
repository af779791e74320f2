import { afterAll, beforeAll, expect, test } from 'vitest'
import { work } from '@/bin/testing/import-studio'
import { newProject } from '@/bin/testing/new-project'
import { type ProviderServer, startProviderServer } from '@/bin/testing/provider-server'
import { ctxOf } from '@/bin/testing/people'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { env } from '../env'
import { newId } from '../ids'
import { addProvider } from '../providers/add-provider'
import { addSamples } from '../samples/add-samples'
import { takeWhole } from '../../bin/testing/take'
import { describeDuplicates } from './describe-duplicates'
import { findAlike } from './find-alike'
import { findDuplicates } from './find-duplicates'
import { followChanges } from './follow-changes'
import { getGroup } from './get-group'
import { duplicatesJobs } from './jobs'
import { listGroups } from './list-groups'
import { findAlikeInput, listGroupsInput } from './schema'

let server: ProviderServer
beforeAll(async () => {
  server = await startProviderServer()
  env.ASSAY_ALLOW_HOSTS.push(server.host)
})
afterAll(() => server.stop())

const mended = 'Who can repair my bicycle quick before the ferry leaves on Friday?'
const fixed = 'Before the Friday ferry leaves: who can fix my bike, and fast?'
const other = 'How long does brown rice keep in the fridge once it is cooked?'

async function withTexts(labels: [string, string]) {
  const { ctx, datasetId } = await newProject()
  const samples = [
    { prompt: mended, labels: [labels[0]] },
    { prompt: fixed, labels: [labels[1]] },
    { prompt: other, labels: ['safe'] },
  ]
  const { ids } = await addSamples(ctx, { datasetId, samples, labelSource: 'import' })
  return { ctx, datasetId, ids }
}

async function embedder(ctx: Ctx, name = 'text-embedding-small') {
  const { id: providerId } = await addProvider(ctx, {
    name: `Local ${name}`,
    preset: 'compatible',
    address: server.url,
    requestsPerMinute: null,
    tokensPerMinute: null,
    inFlight: 16,
    key: 'a key',
    models: [{ name, priceIn: 1, priceOut: 0, jsonSchema: false }],
  })
  return (await db.providerModel.findFirstOrThrow({ where: { providerId } })).id
}

async function finished({ id }: { id: string }) {
  for (;;) {
    await work(duplicatesJobs)
    const run = await db.run.findUniqueOrThrow({ where: { id }, include: { batches: true } })
    if (run.status !== 'running') return run
    // It is tried again later: now is later.
    await db.$executeRaw`UPDATE "Batch" SET "notBefore" = now() WHERE "runId" = ${id}::uuid`
  }
}

const groupsOf = async (ctx: Ctx, dataset: string) => (await listGroups(ctx, listGroupsInput.parse({ dataset }))).groups

test('without an embedding model copies by meaning are off, and that is said', async () => {
  const { ctx, datasetId } = await withTexts(['safe', 'safe'])
  expect((await describeDuplicates(ctx, { dataset: datasetId })).meaning).toMatchObject({ models: [], foundAt: null })
  const [simulator] = await db.providerModel.findMany({ where: { projectId: ctx.projectId } })
  const asked = findAlikeInput.parse({ dataset: datasetId, modelId: simulator?.id })
  await expect(findAlike(ctx, asked)).rejects.toThrow('is not an embedding model')
})

test('the same in other words joins the groups, stays together in a snapshot, and leaves when its text is changed', async () => {
  const { ctx, datasetId, ids } = await withTexts(['safe', 'spam-scams'])
  const modelId = await embedder(ctx)
  const asked = findAlikeInput.parse({ dataset: datasetId, modelId, threshold: 0.8 })
  await expect(findAlike(ctx, asked)).rejects.toThrow('Find duplicates first')
  await finished(await findDuplicates(ctx, { dataset: datasetId }))
  expect(await groupsOf(ctx, datasetId)).toEqual([])

  expect((await finished(await findAlike(ctx, asked))).status).toBe('done')
  const [group] = await groupsOf(ctx, datasetId)
  expect(group).toMatchObject({ size: 2, lane: 'conflict', byMeaning: true, exact: false })
  const { members } = await getGroup(ctx, { groupId: group?.id ?? '' })
  expect(members.map(({ id, byMeaning }) => [id, byMeaning])).toEqual(ids.slice(0, 2).map((id) => [id, true]))
  expect(members[0]?.similarity).toBeGreaterThanOrEqual(0.8)
  const { meaning, rates } = await describeDuplicates(ctx, { dataset: datasetId })
  expect(meaning).toMatchObject({ groups: 1, model: 'text-embedding-small', threshold: 0.8 })
  expect(rates).toMatchObject({ near: 0 })

  const { id } = await takeWhole(ctx, { accepted: false })
  const rows = await db.snapshotRow.findMany({ where: { snapshotId: id }, orderBy: { position: 'asc' } })
  expect(rows[0]?.groupId).toBe(rows[1]?.groupId)
  expect(rows[2]?.groupId).not.toBe(rows[0]?.groupId)

  const calls = server.calls.length
  await finished(await findDuplicates(ctx, { dataset: datasetId }))
  await finished(await findAlike(ctx, asked))
  expect(await groupsOf(ctx, datasetId)).toMatchObject([{ size: 2, byMeaning: true }])
  expect(server.calls.length, 'what was placed is not asked for again').toBe(calls)

  await db.sample.update({ where: { id: ids[1] ?? '' }, data: { prompt: 'Which pegs hold a tent?', revision: 2 } })
  await followChanges()
  expect(await groupsOf(ctx, datasetId)).toEqual([])
})

test('each text is paid for in the ledger, and an endpoint that fails fails the run with its reason', async () => {
  const { ctx, datasetId } = await withTexts(['safe', 'safe'])
  await finished(await findDuplicates(ctx, { dataset: datasetId }))
  const modelId = await embedder(ctx)
  const run = await findAlike(ctx, findAlikeInput.parse({ dataset: datasetId, modelId, threshold: 0.8 }))
  await finished(run)
  expect(await groupsOf(ctx, datasetId)).toMatchObject([{ lane: 'collapse', byMeaning: true }])
  const call = () => db.modelCall.findFirstOrThrow({ where: { runId: run.id } })
  await expect.poll(call).toMatchObject({ purpose: 'embed', outcome: 'answered', tokensOut: 0 })
  expect((await call()).tokensIn).toBeGreaterThan(10)

  const broken = await embedder(ctx, 'fault-bad-embed')
  const failed = await finished(await findAlike(ctx, findAlikeInput.parse({ dataset: datasetId, modelId: broken })))
  expect(failed.status).toBe('failed')
  expect(failed.batches[0]?.error).toContain('did not take this request (400)')
})

test('a reviewer starts no search, and nobody asks a model of another project', async () => {
  const { ctx, datasetId } = await withTexts(['safe', 'safe'])
  const modelId = await embedder(ctx)
  const asked = findAlikeInput.parse({ dataset: datasetId, modelId })
  const reviewer = ctxOf(ctx.projectId, 'reviewer', { id: newId(), name: 'Rita' })
  await expect(findAlike(reviewer, asked)).rejects.toThrow('A reviewer cannot')
  await expect(findAlike((await newProject()).ctx, asked)).rejects.toThrow('Model not found')
})
