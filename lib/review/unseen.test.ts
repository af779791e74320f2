import { expect, test } from 'vitest'
import { claim, reviewProject, say } from '@/bin/testing/review'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { countSamples } from '../samples/count-samples'
import type { SampleFilter } from '../samples/filter/schema'
import { getSample } from '../samples/get-sample'
import { labelSample } from '../samples/label-sample'
import { listSamples } from '../samples/list-samples'
import { keepGold } from './keep-gold'
import { listReviewSamples } from './list-review-samples'

/** A judge that says the same of all these samples. */
async function judged({ projectId }: Ctx, datasetId: string, ids: string[], labels: string[]) {
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const judge = await db.judge.create({
    data: { projectId, name: 'A rule', kind: 'rule', format: 'rules', policyVersionId },
  })
  await db.verdict.createMany({
    data: ids.map((sampleId) => ({
      projectId,
      datasetId,
      sampleId,
      judgeId: judge.id,
      outcome: 'read' as const,
      polarity: 'unsafe' as const,
      labels,
    })),
  })
  await db.sample.updateMany({ where: { id: { in: ids } }, data: { judged: true } })
}
const list = async (ctx: Ctx, dataset: string) =>
  (await listSamples(ctx, { dataset, order: 'oldest', take: 50 })).samples

test('what a person holds in a blind queue shows neither label nor verdict anywhere until they have decided', async () => {
  const { owner, datasetId, ids, people, queueId } = await reviewProject(3, ['Ada', 'Ben'], { blind: true })
  const [ada, ben] = people
  if (!ada || !ben) throw new Error()
  await judged(owner, datasetId, ids, ['spam-scams'])
  const { items } = await claim(ada, queueId, { take: 1 })
  const [item] = items
  if (!item) throw new Error()
  const sampleId = item.sample.id

  const hidden = { labels: [], verdicts: [], judged: false, unseen: true, polarity: 'none' }
  expect(await getSample(ada, { sampleId })).toMatchObject({ ...hidden, decisions: [], copies: [], meta: null })
  expect((await list(ada, datasetId)).find(({ id }) => id === sampleId)).toMatchObject(hidden)
  const [again] = await listReviewSamples(ada, { ids: [sampleId] })
  expect(again?.sample).toMatchObject({ labels: [], verdicts: [], suggestion: null, copies: [] })

  const shown = { labels: ['safe'], unseen: false, verdicts: [{ polarity: 'unsafe' }] }
  expect(await getSample(ben, { sampleId })).toMatchObject(shown)
  expect((await list(ada, datasetId)).filter(({ unseen }) => unseen)).toHaveLength(1)
  await say(ada, item, 'label', { labels: ['privacy'] })
  expect(await getSample(ada, { sampleId })).toMatchObject({ ...shown, labels: ['privacy'] })
})

test('what a person is deciding unseen is found through no label, verdict or state, and counted under none', async () => {
  const { owner, datasetId, people, queueId } = await reviewProject(3, ['Ada', 'Ben'], { blind: true })
  const [ada, ben] = people
  if (!ada || !ben) throw new Error()
  const { items } = await claim(ada, queueId, { take: 1 })
  const sampleId = items[0]?.sample.id ?? ''
  const found = async (ctx: Ctx, filter: Partial<SampleFilter>) =>
    (await listSamples(ctx, { dataset: datasetId, order: 'oldest', take: 50, ...filter })).samples.map(({ id }) => id)
  for (const filter of [
    { labels: ['safe'] },
    { polarity: ['safe' as const] },
    { judged: false },
    { reviewed: false },
  ]) {
    expect(await found(ada, filter)).toHaveLength(2)
    expect(await found(ben, filter)).toContain(sampleId)
  }
  expect(await found(ada, { ids: [sampleId], labels: ['safe'] })).toEqual([])
  expect(await found(ada, { ids: [sampleId] })).toEqual([sampleId])
  const counted = (ctx: Ctx, filter: Partial<SampleFilter> = {}) =>
    countSamples(ctx, { dataset: datasetId, ids: [sampleId], ...filter })
  // As in the list: it is there, and under no label.
  expect(await counted(ada)).toMatchObject({ total: 1, labels: [], state: [], reviewed: [] })
  expect(await counted(ada, { labels: ['safe'] })).toMatchObject({ total: 0 })
  expect(await counted(owner)).toMatchObject({ total: 1, labels: [{ value: 'safe', count: 1 }] })
})

test('a group of copies that holds what a person is deciding unseen is not found by it, nor is any of its copies', async () => {
  const { datasetId, people, queueId, ids } = await reviewProject(3, ['Ada', 'Ben'], { blind: true })
  const [ada, ben] = people
  if (!ada || !ben) throw new Error()
  const { items } = await claim(ada, queueId, { take: 1 })
  const held = items[0]?.sample.id ?? ''
  const copies = ids.find((id) => id !== held) ?? ''
  const members = [held, copies].map((sampleId) => ({ sampleId, groupId: copies, datasetId, similarity: 1 }))
  await db.duplicateMember.createMany({ data: members })
  const found = async (ctx: Ctx) =>
    (await listSamples(ctx, { dataset: datasetId, order: 'oldest', take: 50, copies })).samples.length
  const counted = async (ctx: Ctx) => (await countSamples(ctx, { dataset: datasetId, copies })).total
  expect([await found(ada), await counted(ada)]).toEqual([0, 0])
  expect([await found(ben), await counted(ben)]).toEqual([2, 2])
})

test('a known answer is never suggested: not by its label, nor by judges, nor by a look at the sample', async () => {
  const { owner, datasetId, ids, people, queueId } = await reviewProject(6, ['Ada'])
  const [ada] = people
  const [known, imported, ...others] = ids
  if (!ada || !known || !imported) throw new Error()
  // As many as there are, so that chance decides nothing.
  await db.queue.update({ where: { id: queueId }, data: { goldShare: 1 } })
  for (const sampleId of [known, imported]) {
    await db.queueItem.deleteMany({ where: { queueId, sampleId } })
    await labelSample(owner, { sampleId, revision: 1, act: 'label', labels: ['spam-scams'] })
    await keepGold(owner, { sampleId, labels: ['spam-scams'], note: '' })
  }
  await judged(owner, datasetId, [known, ...others], ['spam-scams'])

  const { items } = await claim(ada, queueId)
  const sampleOf = (id: string) => items.find(({ sample }) => sample.id === id)?.sample
  expect(items).toHaveLength(6)
  expect(sampleOf(known)).toMatchObject({ labels: ['safe'], verdicts: [], suggestion: null })
  // The label it came with was another: that one may be suggested.
  expect(sampleOf(imported)).toMatchObject({ labels: ['safe'], suggestion: { labels: ['safe'], from: 'label' } })
  expect(sampleOf(others[0] ?? '')?.suggestion).toMatchObject({ labels: ['spam-scams'], from: 'judges' })
  for (const id of [known, imported]) {
    expect(await getSample(ada, { sampleId: id })).toMatchObject({ labels: ['safe'], decisions: [], state: 'new' })
    expect((await list(ada, datasetId)).find((row) => row.id === id)).toMatchObject({ unseen: false, reviewed: false })
  }
  const item = items.find(({ sample }) => sample.id === known)
  if (!item) throw new Error()
  await say(ada, item, 'skip')
  expect(await db.queueSeat.findFirst({ where: { itemId: item.itemId } })).toMatchObject({ userId: ada.actor.id })
  await say(ada, item, 'label', { labels: ['spam-scams'] })
  expect(await db.queueSeat.findFirst({ where: { itemId: item.itemId } })).toMatchObject({ right: true })
  expect(await getSample(ada, { sampleId: known })).toMatchObject({ labels: ['spam-scams'], reviewed: true })
})
