import { expect, test } from 'vitest'
import { addJudge, asRole, judgedProject, rulesOf, verdict } from '@/bin/testing/judged-project'
import { workUntilEnded } from '@/bin/testing/work-until-ended'
import { transaction } from '../ctx'
import { db } from '../db'
import { labelSample } from '../samples/label-sample'
import { undoBulk } from '../samples/undo-bulk'
import type { SiftSum } from './consensus/schema'
import { listSifts } from './list-sifts'
import { writeVerdicts } from './panel/write-verdicts'
import { previewSift } from './preview-sift'
import { siftSamples } from './sift-samples'

const unsafe = { labels: ['privacy'], polarity: 'unsafe' as const }
const unreadable = { outcome: 'unreadable' as const, labels: [], polarity: 'none' as const }

/** Samples on which two judges say: safe safe, unsafe unsafe, safe unsafe, unreadable unreadable, safe unreadable, unsafe unsafe. */
async function judged() {
  const project = await judgedProject(
    Array.from({ length: 7 }, (_, at) => ({
      prompt: `Where is pier ${at}?`,
      labels: at === 5 ? ['privacy'] : ['safe'],
    })),
  )
  const { ctx, ids, datasetId } = project
  const judgeIds = [
    await addJudge(project, 'A', rulesOf({ x: 'privacy' })),
    await addJudge(project, 'B', rulesOf({ y: 'privacy' })),
  ]
  const said = [
    [{}, {}],
    [unsafe, unsafe],
    [{}, unsafe],
    [unreadable, unreadable],
    [{}, unreadable],
    [unsafe, unsafe],
  ]
  await transaction(ctx, (ctx) =>
    writeVerdicts(
      ctx,
      { datasetId, runId: null },
      said.flatMap((both, at) => both.map((one, seat) => verdict(ids[at]!, judgeIds[seat]!, one))),
    ),
  )
  return { ...project, asked: { dataset: datasetId, judgeIds, rule: 'majority' as const, filter: {} } }
}
const sides = async (runId: string, ids: string[]) => {
  const rows = await db.siftedSample.findMany({ where: { runId } })
  return ids.map((id) => rows.find(({ sampleId }) => sampleId === id)?.side ?? null)
}
const states = async (ids: string[]) => {
  const rows = await db.sample.findMany({ where: { id: { in: ids } }, select: { id: true, state: true } })
  return ids.map((id) => rows.find((row) => row.id === id)?.state)
}

test('“keep only safe” really filters: the recipe that computes the filter and forgets to assign it keeps unsafe rows', async () => {
  const { ctx, ids, asked } = await judged()
  const preview = await previewSift(ctx, { ...asked, keep: 'safe' })
  expect(preview).toMatchObject({ kept: 1, dropped: 2, undecided: 3, people: 0, unjudged: 0 })
  const run = await siftSamples(ctx, { ...asked, keep: 'safe', review: false, label: false })
  const { result, status } = await workUntilEnded(run.id)
  expect(status).toBe('done')
  expect(result as SiftSum).toMatchObject({ kept: 1, dropped: 2, undecided: 3 })
  expect(await sides(run.id, ids)).toEqual(['kept', 'dropped', 'undecided', 'undecided', 'undecided', 'dropped', null])
  expect(await states(ids)).toEqual(['new', 'rejected', 'new', 'new', 'new', 'rejected', 'new'])
  expect(await db.decision.count({ where: { runId: run.id, act: 'reject' } })).toBe(2)
})

test('an answer that cannot be parsed keeps nothing: the recipe that keeps all that is not “unsafe” keeps it', async () => {
  const { ctx, ids, asked } = await judged()
  const run = await siftSamples(ctx, { ...asked, keep: 'safe', review: true, label: false })
  await workUntilEnded(run.id)
  const [, , , both, one] = await sides(run.id, ids)
  expect([both, one]).toEqual(['undecided', 'undecided'])
  const recipe = (polarity: string) => polarity !== 'unsafe'
  const kept = await db.verdict.findMany({ where: { sampleId: ids[3]! } })
  expect(kept.every(({ polarity }) => recipe(polarity))).toBe(true)
})

test('“keep where asked = judged” drops what was asked for and judged to be something else', async () => {
  const { ctx, ids, asked } = await judged()
  const run = await siftSamples(ctx, { ...asked, keep: 'asked', review: false, label: false })
  await workUntilEnded(run.id)
  expect(await sides(run.id, ids)).toEqual(['kept', 'dropped', 'undecided', 'undecided', 'undecided', 'kept', null])
  expect(await states(ids)).toEqual(['new', 'rejected', 'new', 'new', 'new', 'new', 'new'])
})

test('the undecided go to people, in one queue, and a sift is undone to the state before', async () => {
  const { ctx, ids, asked, datasetId } = await judged()
  const run = await siftSamples(ctx, { ...asked, keep: 'safe', review: true, label: false })
  await workUntilEnded(run.id)
  const [sift] = await listSifts(ctx, { dataset: datasetId })
  expect(sift).toMatchObject({ runId: run.id, undone: false, result: { undecided: 3 } })
  const items = await db.queueItem.findMany({ where: { queueId: sift!.queueId! } })
  expect(items.map(({ sampleId }) => sampleId).sort()).toEqual(ids.slice(2, 5).sort())
  await workUntilEnded((await undoBulk(ctx, { runId: run.id })).id)
  expect(await states(ids)).toEqual(ids.map(() => 'new'))
  expect(await listSifts(ctx, { dataset: datasetId })).toMatchObject([{ undone: true }])
})

test('what a person has decided stays theirs', async () => {
  const { ctx, ids, asked } = await judged()
  await labelSample(ctx, { sampleId: ids[1]!, revision: 1, act: 'label', labels: ['safe'] })
  const run = await siftSamples(ctx, { ...asked, keep: 'safe', review: false, label: false })
  const { result } = await workUntilEnded(run.id)
  expect(result).toMatchObject({ dropped: 1, people: 1 })
  expect((await states(ids))[1]).toBe('accepted')
})

test('a sample without a label takes the judges’, if it is not tainted, and stays new', async () => {
  const { ctx, ids, asked } = await judged()
  await db.sample.updateMany({
    where: { id: { in: [ids[0]!, ids[4]!] } },
    data: { labels: [], polarity: 'none', labelSource: 'none' },
  })
  await db.sample.updateMany({ where: { id: ids[4]! }, data: { tainted: true } })
  const run = await siftSamples(ctx, {
    ...asked,
    judgeIds: [asked.judgeIds[0]!],
    keep: 'safe',
    review: false,
    label: true,
  })
  await workUntilEnded(run.id)
  expect(await db.sample.findUnique({ where: { id: ids[0]! } })).toMatchObject({
    labels: ['safe'],
    labelSource: 'judge',
    state: 'new',
    reviewed: false,
  })
  expect(await db.sample.findUnique({ where: { id: ids[4]! } })).toMatchObject({ labels: [] })
})

test('a viewer looks and does nothing; another project is not found', async () => {
  const { ctx, asked } = await judged()
  const viewer = await asRole(ctx, 'viewer')
  expect(await previewSift(viewer, { ...asked, keep: 'safe' })).toMatchObject({ kept: 1 })
  await expect(siftSamples(viewer, { ...asked, keep: 'safe', review: false, label: false })).rejects.toThrow(
    'A viewer cannot',
  )
  const stranger = await judgedProject([])
  await expect(previewSift(stranger.ctx, { ...asked, keep: 'safe' })).rejects.toThrow('not found')
})
