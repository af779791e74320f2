import { expect, test } from 'vitest'
import { work } from '@/bin/testing/import-studio'
import { newProject } from '@/bin/testing/new-project'
import { ctxOf, makeMember } from '@/bin/testing/people'
import { takeWhole } from '@/bin/testing/take'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { newId } from '../ids'
import { addSamples } from '../samples/add-samples'
import { countSamples } from '../samples/count-samples'
import { addressOf, filterOf } from '../samples/filter/rules'
import { listSamplesInput, type SampleFilter } from '../samples/filter/schema'
import { labelSample } from '../samples/label-sample'
import { listSamples } from '../samples/list-samples'
import { coveredBy, filterBehind, filterBehindCell, filterBehindLength, summedUp, tooMany } from './behind/rules'
import { getBalance } from './get-balance'
import { getPace } from './get-pace'
import { getMeasurement } from './get-measurement'
import { statsJobs } from './jobs'
import { countedBy, rest } from './schema'
import { startMeasuring } from './start-measuring'

const mixed = <T>(values: readonly T[], at: number) => values[at % values.length] as T

/** Every value is there, "none" too, and no two things vary together. */
async function variedDataset() {
  const { ctx, datasetId } = await newProject()
  const { projectId } = ctx
  const samples = Array.from({ length: 120 }, (_, at) => ({
    prompt: `Which ferry number ${at} leaves the harbour, and when?`,
    labels: mixed([['safe'], ['privacy'], [], ['spam-scams']], at),
    ...(at % 3 > 0 && { language: mixed(['en', 'pt-BR'], at) }),
    ...(at % 5 > 1 && { meta: { topic: mixed(['boats, and 100 % rain', 'bread', ''], at) } }),
  }))
  const { ids } = await addSamples(ctx, { datasetId, samples, labelSource: 'import' })
  const source = await db.source.create({
    data: { projectId, datasetId, kind: 'file', name: 'a file.csv', createdBy: ctx.actor },
  })
  const personas = await Promise.all(
    ['sailors', 'bakers, and cooks', ''].map((group, at) =>
      db.persona.create({
        data: { projectId, text: `Somebody ${at}`, hash: newId(), origin: 'paste', group },
      }),
    ),
  )
  for (const [at, id] of ids.entries())
    await db.sample.update({
      where: { id },
      data: {
        ...(at % 2 === 0 && { sourceId: source.id }),
        ...(at % 4 > 0 && { personaId: personas[at % 3]?.id ?? null }),
        ...(at % 7 > 2 && { model: mixed(['model a', 'model, b'], at) }),
        ...(at % 12 === 3 && { labels: ['spam-scams', 'privacy'] }),
        state: mixed(['new', 'accepted', 'rejected', 'flagged'] as const, at >> 2),
        labelSource: mixed(['none', 'human', 'judge', 'import', 'generator'] as const, at),
      },
    })
  return { ctx, datasetId }
}

/** What the table says of a link: what it counts, and what it lists. */
async function behind(ctx: Ctx, dataset: string, filter: SampleFilter | null) {
  if (!filter) return null
  const read = filterOf(Object.fromEntries(new URLSearchParams(addressOf(filter))))
  const [{ total }, { samples }] = await Promise.all([
    countSamples(ctx, { ...read, dataset }),
    listSamples(ctx, listSamplesInput.parse({ ...read, dataset, take: 500 })),
  ])
  return { total, listed: samples.length }
}
const both = (count: number) => ({ total: count, listed: count })

test('what is summed up from more than can be looked for at once opens nothing, and is found to say so', () => {
  const summed = (count: number) => ({
    key: rest,
    name: `${count} others`,
    ...summedUp(Array.from({ length: count }, (_, at) => `topic ${at}`)),
  })
  const [few, many] = [summed(50), summed(51)]
  expect([tooMany([{ key: 'boats' }, few]), filterBehind('persona', few)?.personaGroup?.length]).toEqual([
    undefined,
    50,
  ])
  expect([tooMany([{ key: 'boats' }, many]), filterBehind('persona', many)]).toEqual([many, null])
})

test('each bar opens as many samples as it counts, whatever it counts by', async () => {
  const { ctx, datasetId } = await variedDataset()
  await startMeasuring(ctx, { datasetId })
  await work(statsJobs)
  await takeWhole(ctx)
  const balance = await getBalance(ctx, { dataset: datasetId })
  const measures = (await getMeasurement(ctx, { dataset: datasetId })).newest?.measures ?? expect.fail('not measured')
  const spreads = {
    ...balance.by,
    persona: measures.spread?.persona ?? [],
    language: measures.spread?.language ?? [],
    split: balance.splits?.shares ?? [],
  }
  expect(Object.keys(spreads)).toEqual([...countedBy, 'persona', 'language', 'split'])
  for (const [by, shares] of Object.entries(spreads)) {
    expect([by, shares.length > 1]).toEqual([by, true])
    for (const share of shares) {
      const { key, count } = share
      const filter = filterBehind(by as keyof typeof spreads, share, balance.splits)
      expect([by, key, await behind(ctx, datasetId, filter)]).toEqual([by, key, both(count)])
    }
  }
})

test('each day and each person of the pace opens the samples that were decided then, by them', async () => {
  const { ctx, datasetId } = await variedDataset()
  const people = await Promise.all(
    ['Mina', 'Noor'].map(async (name) => {
      const { id } = await makeMember(ctx.projectId, 'reviewer', name)
      return ctxOf(ctx.projectId, 'reviewer', { id, name })
    }),
  )
  const samples = await db.sample.findMany({
    where: { datasetId, labels: { isEmpty: false } },
    take: 5,
    orderBy: { id: 'asc' },
  })
  const last = samples.pop()
  for (const [at, { id: sampleId, revision }] of samples.entries())
    await labelSample(people[at % 2] ?? ctx, { sampleId, revision, act: 'accept', suggestionsVisible: true })
  // A week ago, as the clock of that day says.
  const then = new Date(Date.now() - 7 * 86_400_000)
  const made = then.getTime().toString(16).padStart(12, '0')
  await db.decision.create({
    data: {
      ...(await db.decision.findFirstOrThrow({ where: { userId: people[0]?.actor.id ?? '' } })),
      id: `${made.slice(0, 8)}-${made.slice(8)}${newId().slice(13)}`,
      sampleId: last?.id ?? '',
      createdAt: then,
    },
  })

  const pace = await getPace(ctx, { dataset: datasetId })
  expect(pace.days.filter(({ decisions }) => decisions > 0).map(({ decisions }) => decisions)).toEqual([1, 4])
  for (const { day, decisions } of pace.days)
    expect([day, await behind(ctx, datasetId, { decided: `${day}/${day}` })]).toEqual([day, both(decisions)])
  const month = `${pace.days[0]?.day}/${pace.days.at(-1)?.day}`
  expect(pace.people.map(({ decisions }) => decisions)).toEqual([3, 2])
  for (const { id, decisions } of pace.people)
    expect(await behind(ctx, datasetId, { decided: `${month}:${id}` })).toEqual(both(decisions))
  expect(filterOf({ decided: '2026-02-31/2026-03-01' })).toEqual({})
})

test('each cell of the coverage opens as many samples as it counts', async () => {
  const { ctx, datasetId } = await variedDataset()
  await startMeasuring(ctx, { datasetId })
  await work(statsJobs)
  const measures = (await getMeasurement(ctx, { dataset: datasetId })).newest?.measures ?? expect.fail('not measured')
  for (const by of coveredBy) {
    expect([by, measures.coverage[by].length]).toEqual([by, by === 'source' ? 2 : 3])
    for (const { key, cells } of measures.coverage[by])
      for (const [label, count] of Object.entries(cells))
        expect([by, key, label, await behind(ctx, datasetId, filterBehindCell(by, { key }, label))]).toEqual([
          ...[by, key, label],
          both(count),
        ])
  }
})

test('what is summed up beyond the fullest opens all of it; so does a length, of prompt and response together', async () => {
  const { ctx, datasetId } = await newProject()
  const samples = Array.from({ length: 100 }, (_, at) => ({
    prompt: `Which ferry number ${at} leaves the harbour${' again'.repeat(at % 9)}?`,
    ...(at % 4 === 0 && { response: `At seven${', or at eight'.repeat(at % 7)}.` }),
    labels: mixed([['safe'], []], at),
    language: `x${String.fromCharCode(97 + (at % 22))}${at % 44 < 22 ? '' : 'a'}`,
    meta: { topic: `boats, part ${at % 45}` },
  }))
  await addSamples(ctx, { datasetId, samples, labelSource: 'import' })
  await startMeasuring(ctx, { datasetId })
  await work(statsJobs)
  const measures = (await getMeasurement(ctx, { dataset: datasetId })).newest?.measures ?? expect.fail('not measured')
  const others = measures.spread?.language.find(({ key }) => key === rest) ?? expect.fail('nothing is summed up')
  expect(others).toMatchObject({ name: '4 others', keys: expect.any(Array) })
  expect(await behind(ctx, datasetId, filterBehind('language', others))).toEqual(both(others.count))
  const topics = measures.coverage.topic.find(({ key }) => key === rest) ?? expect.fail('nothing is summed up')
  expect(Object.keys(topics.cells)).toHaveLength(2)
  for (const [label, count] of Object.entries(topics.cells))
    expect(await behind(ctx, datasetId, filterBehindCell('topic', topics, label))).toEqual(both(count))
  const { bins } = measures.text.characters
  expect(bins.length).toBeGreaterThan(5)
  for (const [at, { count }] of bins.entries())
    expect([at, await behind(ctx, datasetId, filterBehindLength(bins, at))]).toEqual([at, both(count)])
})
