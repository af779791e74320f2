import { expect, test } from 'vitest'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { newId } from '../ids'
import type { Attempt } from '../job'
import { adoptPolicy } from './adopt-policy'
import { applyCrossWalk } from './apply-cross-walk'
import { draftVersion } from './draft-version'
import { getCrossWalk } from './get-cross-walk'
import { getPolicy } from './get-policy'
import { listCrossWalks } from './list-cross-walks'
import { mapLabels } from './map-labels'
import { moveDataset } from './move-dataset'
import { previewCrossWalk } from './preview-cross-walk'
import { previewMove } from './preview-move'
import { asDraft } from './rules'
import { publishDraft } from './publish-draft'
import { saveCrossWalk } from './save-cross-walk'
import { saveDraft } from './save-draft'
import type { Polarity } from './schema'
import { sumMapping } from './sum-mapping'
import { edit } from './versions/rules'

async function project(): Promise<Ctx> {
  const { id } = await db.project.create({ data: { name: 'Test' }, select: { id: true } })
  return { actor: { type: 'user', id: newId(), name: 'Ada' }, role: 'curator', projectId: id, db }
}

async function dataset(ctx: Ctx, policyVersionId: string, rows: { labels: string[]; polarity: Polarity }[]) {
  const { id } = await db.dataset.create({
    data: { projectId: ctx.projectId, name: `Prompts ${newId()}`, target: 'prompt', policyVersionId },
    select: { id: true },
  })
  await db.sample.createMany({
    data: rows.map((row, index) => ({
      id: newId(),
      projectId: ctx.projectId,
      datasetId: id,
      policyVersionId,
      prompt: `Text ${index}`,
      characters: 6,
      contentHash: newId(),
      ...row,
    })),
  })
  return id
}

const samplesOf = (datasetId: string) =>
  db.sample.findMany({
    where: { datasetId },
    orderBy: { id: 'asc' },
    select: { labels: true, polarity: true, state: true, policyVersionId: true, meta: true, revision: true },
  })

/** Does what a worker would, every batch twice: the second time must change nothing. */
async function work(ctx: Ctx, runId: string | null) {
  const run = await db.run.findUniqueOrThrow({
    where: { id: runId ?? '' },
    include: { batches: { orderBy: { position: 'asc' } } },
  })
  const signal = new AbortController().signal
  const keep: Attempt['keep'] = (write) => write(ctx)
  for (const batch of [...run.batches, ...run.batches])
    await mapLabels(ctx, { run, batch, winding: signal, signal, keep })
  return (await sumMapping(ctx, run)).result
}

async function beaverToLlama() {
  const ctx = await project()
  const [beaver, llama] = [
    await adoptPolicy(ctx, { key: 'beavertails-14' }),
    await adoptPolicy(ctx, { key: 'llama-guard-3' }),
  ]
  const pair = { fromVersionId: beaver.versionId, toVersionId: llama.versionId }
  const suggestion = await getCrossWalk(ctx, pair)
  const walk = await saveCrossWalk(ctx, { ...pair, seen: 0, note: '', entries: suggestion.entries })
  const drugs = 'drug_abuse,weapons,banned_substance'
  const datasetId = await dataset(ctx, beaver.versionId, [
    { labels: ['privacy_violation', 'self_harm'], polarity: 'unsafe' },
    { labels: [drugs], polarity: 'unsafe' },
    { labels: ['safe'], polarity: 'safe' },
    { labels: [], polarity: 'unsafe' },
    { labels: ['privacy_violation', drugs], polarity: 'unsafe' },
  ])
  return { ctx, beaver, llama, pair, suggestion, walk, drugs, datasetId }
}

test('a built-in walk is only suggested until somebody saves it', async () => {
  const { ctx, suggestion, pair, walk } = await beaverToLlama()
  expect(suggestion).toMatchObject({ id: null, number: 0, suggestedBy: 'the built-in walk' })
  expect(suggestion.entries.some(({ lossy }) => lossy)).toBe(true)
  expect(await getCrossWalk(ctx, pair)).toMatchObject({ id: walk.id, number: 1, suggestedBy: null })
  expect(await listCrossWalks(ctx)).toMatchObject([
    { number: 1, from: { policy: 'BeaverTails 14' }, to: { policy: 'Llama Guard 3' } },
  ])
})

test('a saved walk never changes, and of two savers one is told', async () => {
  const { ctx, pair, walk, suggestion } = await beaverToLlama()
  await expect(
    db.crossWalkEntry.updateMany({ where: { crossWalkId: walk.id }, data: { lossy: true } }),
  ).rejects.toThrow('append-only')
  const save = () => saveCrossWalk(ctx, { ...pair, seen: 1, note: '', entries: suggestion.entries.slice(1) })
  expect((await Promise.allSettled([save(), save()])).map(({ status }) => status).toSorted()).toEqual([
    'fulfilled',
    'rejected',
  ])
  expect(await getCrossWalk(ctx, { ...pair, number: 1 })).toMatchObject({
    entries: suggestion.entries,
    numbers: [2, 1],
  })
  await expect(
    saveCrossWalk(ctx, {
      ...pair,
      seen: 2,
      note: '',
      entries: [{ fromCode: 'S1', toCode: 'S1', lossy: false, note: '' }],
    }),
  ).rejects.toThrow('no label of the policy')
})

test('before it is applied, a walk lists what is ambiguous, with counts', async () => {
  const { ctx, walk, datasetId, drugs } = await beaverToLlama()
  const preview = await previewCrossWalk(ctx, { crossWalkId: walk.id, datasetId })
  expect(preview).toMatchObject({ samples: 5, unlabelled: 1, from: 'BeaverTails 14 v1', to: 'Llama Guard 3 v1' })
  expect(preview.lines[0]).toMatchObject({
    code: drugs,
    samples: 2,
    fate: 'ambiguous',
    to: [
      { code: 'S2', lossy: true },
      { code: 'S9', lossy: true },
    ],
  })
  expect(
    preview.lines
      .filter(({ fate }) => fate === 'mapped')
      .map(({ code }) => code)
      .toSorted(),
  ).toEqual(['privacy_violation', 'safe', 'self_harm'])
})

test('applying a walk keeps the labels it had beside the new ones, and leaves what nobody decided', async () => {
  const { ctx, walk, datasetId, beaver, llama, drugs } = await beaverToLlama()
  const { runId } = await applyCrossWalk(ctx, { crossWalkId: walk.id, datasetId, choices: {}, flagLeft: true })
  expect(await db.dataset.findUnique({ where: { id: datasetId }, select: { policyVersionId: true } })).toEqual({
    policyVersionId: llama.versionId,
  })
  expect(await work(ctx, runId)).toEqual({ mapped: 2, left: 2, leftByLabel: `${drugs} (2)` })
  const [two, ambiguous, safe, none, half] = await samplesOf(datasetId)
  expect(two).toMatchObject({
    labels: ['S7', 'S11'],
    polarity: 'unsafe',
    state: 'new',
    policyVersionId: llama.versionId,
    revision: 2,
  })
  expect(two?.meta).toEqual({
    originalLabels: [
      { policyVersionId: beaver.versionId, labels: ['privacy_violation', 'self_harm'], polarity: 'unsafe', runId },
    ],
  })
  expect(ambiguous).toMatchObject({
    labels: [drugs],
    state: 'flagged',
    policyVersionId: beaver.versionId,
    meta: { left: { runId, codes: [drugs], state: 'new' } },
  })
  expect(safe).toMatchObject({ labels: ['safe'], polarity: 'safe', policyVersionId: llama.versionId })
  expect(none).toMatchObject({ labels: [], polarity: 'unsafe', policyVersionId: llama.versionId, meta: null })
  expect(half).toMatchObject({
    labels: ['privacy_violation', drugs],
    state: 'flagged',
    policyVersionId: beaver.versionId,
  })
})

test('what a person chose for an ambiguous code is done, and a second run finishes what the first left', async () => {
  const { ctx, walk, datasetId, drugs } = await beaverToLlama()
  await work(ctx, (await applyCrossWalk(ctx, { crossWalkId: walk.id, datasetId, choices: {}, flagLeft: false })).runId)
  const { runId } = await applyCrossWalk(ctx, {
    crossWalkId: walk.id,
    datasetId,
    choices: { [drugs]: ['S2'] },
    flagLeft: true,
  })
  expect(await work(ctx, runId)).toEqual({ mapped: 2, left: 0 })
  const samples = await samplesOf(datasetId)
  expect(samples.map(({ labels }) => labels)).toEqual([['S7', 'S11'], ['S2'], ['safe'], [], ['S2', 'S7']])
  expect(samples.every(({ state }) => state === 'new')).toBe(true)
})

test('several labels do not fit a policy of one: they wait for a person', async () => {
  const ctx = await project()
  const [aegis, starter] = [
    await adoptPolicy(ctx, { key: 'aegis-2' }),
    await adoptPolicy(ctx, { key: 'moderation-starter' }),
  ]
  const entries = [
    ['S6', 'self-harm'],
    ['S9', 'privacy'],
  ].map(([fromCode = '', toCode = '']) => ({ fromCode, toCode, lossy: true, note: '' }))
  const walk = await saveCrossWalk(ctx, {
    fromVersionId: aegis.versionId,
    toVersionId: starter.versionId,
    seen: 0,
    note: '',
    entries,
  })
  const datasetId = await dataset(ctx, aegis.versionId, [
    { labels: ['S6'], polarity: 'unsafe' },
    { labels: ['S6', 'S9'], polarity: 'unsafe' },
    { labels: ['S12'], polarity: 'unsafe' },
  ])
  const { runId } = await applyCrossWalk(ctx, { crossWalkId: walk.id, datasetId, choices: {}, flagLeft: true })
  expect(await work(ctx, runId)).toMatchObject({ mapped: 1, left: 2 })
  expect((await samplesOf(datasetId)).map(({ labels, state }) => [labels, state])).toEqual([
    [['self-harm'], 'new'],
    [['S6', 'S9'], 'flagged'],
    [['S12'], 'flagged'],
  ])
})

test('by polarity every policy leads to safe or unsafe, and a caution is not guessed', async () => {
  const ctx = await project()
  const [aegis, binary] = [await adoptPolicy(ctx, { key: 'aegis-2' }), await adoptPolicy(ctx, { key: 'binary' })]
  const { entries, suggestedBy } = await getCrossWalk(ctx, {
    fromVersionId: aegis.versionId,
    toVersionId: binary.versionId,
  })
  expect(suggestedBy).toBe('polarity')
  expect(entries).toHaveLength(23)
  expect(entries.some(({ fromCode }) => fromCode === 'S13')).toBe(false)
})

test('moving to the next version follows its merges, and lists what it retired before anything moves', async () => {
  const ctx = await project()
  const { policyId, versionId: first } = await adoptPolicy(ctx, { key: 'llama-guard-3' })
  const datasetId = await dataset(ctx, first, [
    { labels: ['S1'], polarity: 'unsafe' },
    { labels: ['S2', 'S10'], polarity: 'unsafe' },
    { labels: ['S13'], polarity: 'unsafe' },
    { labels: [], polarity: 'none' },
  ])
  const { versionId } = await draftVersion(ctx, { policyId })
  const labels = (await getPolicy(ctx, { policyId, version: 2 })).version.labels.map(asDraft)
  const { revision } = await saveDraft(ctx, {
    policyId,
    versionId,
    revision: 1,
    labels: edit.retire(edit.merge(labels, 'S2', 'S1'), 'S13'),
  })
  await expect(previewMove(ctx, { datasetId, versionId })).rejects.toMatchObject({ code: 'not_found' })
  await publishDraft(ctx, { policyId, versionId, revision, note: '' })

  const preview = await previewMove(ctx, { datasetId, versionId })
  expect(preview.lines.map(({ code, fate, samples, to }) => [code, fate, samples, to])).toEqual([
    ['S13', 'left', 1, []],
    ['S2', 'mapped', 1, ['S1']],
    ['S1', 'stays', 1, []],
    ['S10', 'stays', 1, []],
  ])
  const { runId } = await moveDataset(ctx, { datasetId, versionId, flagLeft: true })
  expect(await work(ctx, runId)).toEqual({ mapped: 1, left: 1, leftByLabel: 'S13 (1)' })
  expect(
    (await samplesOf(datasetId)).map(({ labels, state, policyVersionId }) => [labels, state, policyVersionId]),
  ).toEqual([
    [['S1'], 'new', first],
    [['S1', 'S10'], 'new', versionId],
    [['S13'], 'flagged', first],
    [[], 'new', versionId],
  ])
  await expect(moveDataset(ctx, { datasetId, versionId, flagLeft: true })).rejects.toThrow('already')
})

test('the counters agree with the rows after a mapping', async () => {
  const { ctx, walk, datasetId } = await beaverToLlama()
  await work(ctx, (await applyCrossWalk(ctx, { crossWalkId: walk.id, datasetId, choices: {}, flagLeft: true })).runId)
  const counted = await db.$queryRaw<{ labels: string[]; count: number }[]>`
    SELECT labels, sum(count)::int AS count FROM "SampleDelta" WHERE "datasetId" = ${datasetId}::uuid GROUP BY labels HAVING sum(count) <> 0 ORDER BY labels`
  const rows = await db.$queryRaw<{ labels: string[]; count: number }[]>`
    SELECT labels, count(*)::int AS count FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid GROUP BY labels ORDER BY labels`
  expect(counted).toEqual(rows)
})

test('a viewer applies and saves nothing, and another project finds no walk', async () => {
  const { ctx, walk, pair, datasetId, suggestion } = await beaverToLlama()
  const viewer: Ctx = { ...ctx, role: 'viewer' }
  const forbidden = { code: 'forbidden' }
  await expect(
    saveCrossWalk(viewer, { ...pair, seen: 1, note: '', entries: suggestion.entries }),
  ).rejects.toMatchObject(forbidden)
  await expect(
    applyCrossWalk(viewer, { crossWalkId: walk.id, datasetId, choices: {}, flagLeft: true }),
  ).rejects.toMatchObject(forbidden)
  await expect(moveDataset(viewer, { datasetId, versionId: pair.toVersionId, flagLeft: true })).rejects.toMatchObject(
    forbidden,
  )
  const other = await project()
  await expect(getCrossWalk(other, pair)).rejects.toMatchObject({ code: 'not_found' })
  await expect(previewCrossWalk(other, { crossWalkId: walk.id, datasetId })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(
    applyCrossWalk(other, { crossWalkId: walk.id, datasetId, choices: {}, flagLeft: true }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await expect(previewMove(other, { datasetId, versionId: pair.toVersionId })).rejects.toMatchObject({
    code: 'not_found',
  })
})
