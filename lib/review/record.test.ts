import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { claim, reviewProject, say, undo } from '@/bin/testing/review'
import { db } from '../db'
import { newId } from '../ids'
import { bulkSamples } from '../samples/bulk-samples'
import { labelSample } from '../samples/label-sample'
import { listMyDecisions } from './list-my-decisions'
import { listQueueDecisions } from './list-queue-decisions'
import { recordDecisions } from './record-decisions'

async function oneEach(names: [string, ...string[]], queue: Parameters<typeof reviewProject>[2] = {}) {
  const made = await reviewProject(1, names, queue)
  const sample = { id: made.ids[0] ?? '', revision: 1 }
  const item = await db.queueItem.findFirstOrThrow({ where: { queueId: made.queueId } })
  const [ada, ben, cleo] = made.people
  return { ...made, ada, ben: ben ?? ada, cleo: cleo ?? ada, one: { itemId: item.id, sample } }
}
const now = (id: string) => db.sample.findUniqueOrThrow({ where: { id } })
const stateOf = async (id: string) => (await db.queueItem.findUniqueOrThrow({ where: { id } })).state

test('a decision labels the sample, closes the item, and says through which queue and how it was made', async () => {
  const { ada, one, queueId, owner } = await oneEach(['Ada'])
  expect(await say(ada, one, 'label', { labels: ['privacy'], seconds: 4.5 })).toMatchObject({ ok: true, revision: 2 })
  expect(await now(one.sample.id)).toMatchObject({
    labels: ['privacy'],
    polarity: 'unsafe',
    labelSource: 'human',
    reviewed: true,
    state: 'accepted',
  })
  expect(await db.decision.findFirst({ where: { sampleId: one.sample.id } })).toMatchObject({
    queueId,
    applied: true,
    seconds: 4.5,
    fromLabels: ['safe'],
    toLabels: ['privacy'],
  })
  const { queue, items } = await listQueueDecisions(owner, { queueId })
  expect(queue).toMatchObject({ open: 0 })
  expect(items).toMatchObject([
    {
      state: 'decided',
      labels: ['privacy'],
      polarity: 'unsafe',
      answers: [{ by: 'Ada', act: 'relabel', labels: ['privacy'] }],
    },
  ])
})

test('what an outbox sends twice, even at the same moment, arrives once', async () => {
  const { ada, one } = await oneEach(['Ada'])
  const entry = {
    kind: 'decide',
    key: newId(),
    sampleId: one.sample.id,
    itemId: one.itemId,
    revision: 1,
    act: 'accept',
  } as const
  const told = await Promise.all(Array.from({ length: 6 }, () => recordDecisions(ada, { entries: [entry] })))
  expect(new Set(told.flat().map((each) => each.ok && each.decisionId)).size).toBe(1)
  expect(await recordDecisions(ada, { entries: [entry, entry] })).toMatchObject([{ ok: true }, { ok: true }])
  expect(await db.decision.count({ where: { sampleId: one.sample.id } })).toBe(1)
})

test('the twin without a key counts a repeated sending twice', async () => {
  const { ada, one } = await oneEach(['Ada'])
  await labelSample(ada, { sampleId: one.sample.id, revision: 1, act: 'accept' })
  await labelSample(ada, { sampleId: one.sample.id, revision: 2, act: 'accept' })
  expect(await db.decision.count({ where: { sampleId: one.sample.id } })).toBe(2)
})

test('of two people on one sample, the second is told who and what, and may still have their way', async () => {
  const { ada, ben, one } = await oneEach(['Ada', 'Ben'])
  await say(ada, one, 'label', { labels: ['privacy'] })
  const told = await say(ben, { sample: one.sample }, 'label', { labels: ['spam-scams'] })
  expect(told).toMatchObject({ ok: false, code: 'conflict', details: { by: 'Ada', labels: 'privacy', revision: 2 } })
  expect(await now(one.sample.id)).toMatchObject({ labels: ['privacy'] })
  expect(await say(ben, { sample: { ...one.sample, revision: 2 } }, 'label', { labels: ['spam-scams'] })).toMatchObject(
    { ok: true },
  )
  expect(await now(one.sample.id)).toMatchObject({ labels: ['spam-scams'] })
})

test('whose lease ran out before they decided is told who was first; who says the same is not bothered', async () => {
  const { ada, ben, cleo, one } = await oneEach(['Ada', 'Ben', 'Cleo'])
  await say(ada, one, 'label', { labels: ['privacy'] })
  expect(await say(ben, one, 'label', { labels: ['privacy'] })).toMatchObject({ ok: true })
  const late = { ...one, sample: { ...one.sample, revision: 1 } }
  for (const [act, labels] of [
    ['label', ['spam-scams']],
    ['accept', undefined],
  ] as const)
    expect(await say(cleo, late, act, labels && { labels: [...labels] })).toMatchObject({
      ok: false,
      code: 'conflict',
      details: { labels: 'privacy', revision: 3 },
    })
  expect(await stateOf(one.itemId)).toBe('decided')
  expect(
    await say(cleo, { ...one, sample: { ...one.sample, revision: 3 } }, 'label', { labels: ['spam-scams'] }),
  ).toMatchObject({ ok: true })
  expect(await now(one.sample.id)).toMatchObject({ labels: ['spam-scams'] })
  expect(await stateOf(one.itemId)).toBe('decided')
})

test('with an overlap of two, the first answer changes nothing and an agreement becomes the label', async () => {
  const { ada, ben, one } = await oneEach(['Ada', 'Ben'], { overlap: 2 })
  await say(ada, one, 'label', { labels: ['privacy'] })
  expect(await now(one.sample.id)).toMatchObject({ labels: ['safe'], reviewed: false, revision: 1 })
  await say(ben, one, 'label', { labels: ['privacy'] })
  expect(await now(one.sample.id)).toMatchObject({ labels: ['privacy'], reviewed: true })
  expect(await stateOf(one.itemId)).toBe('decided')
  expect(
    (await db.decision.findMany({ orderBy: { id: 'asc' }, where: { sampleId: one.sample.id } })).map(
      ({ applied }) => applied,
    ),
  ).toEqual([false, true])
})

test('a disagreement asks for one more person, up to the maximum, and then for an adjudicator', async () => {
  const { ada, ben, cleo, one, queueId } = await oneEach(['Ada', 'Ben', 'Cleo'], { overlap: 2, maxOverlap: 3 })
  await say(ada, one, 'label', { labels: ['privacy'] })
  await say(ben, one, 'label', { labels: ['safe'] })
  expect(await stateOf(one.itemId)).toBe('open')
  expect((await claim(cleo, queueId)).items).toHaveLength(1)
  expect((await claim(ada, queueId)).items).toHaveLength(0)
  await say(cleo, one, 'label', { labels: ['spam-scams'] })
  expect(await stateOf(one.itemId)).toBe('disputed')
  expect(await now(one.sample.id)).toMatchObject({ labels: ['safe'], reviewed: false })
})

test('an opinion is taken back like any other decision, and the item is open again', async () => {
  const { ada, ben, one } = await oneEach(['Ada', 'Ben'], { overlap: 2 })
  const key = newId()
  await say(ada, one, 'label', { labels: ['privacy'], key })
  expect(await undo(ada, key)).toMatchObject({ ok: true, revision: 1 })
  expect(await undo(ada, key)).toMatchObject({ ok: true })
  await say(ada, one, 'label', { labels: ['safe'] })
  await say(ben, one, 'label', { labels: ['safe'] })
  expect(await stateOf(one.itemId)).toBe('decided')
})

test('thirty decisions are taken back one after the other, those on the same sample too', async () => {
  const { ada, one } = await oneEach(['Ada'])
  const keys: string[] = []
  for (let at = 0; at < 30; at++) {
    const key = newId()
    keys.push(key)
    expect(
      await say(ada, { sample: { ...one.sample, revision: at + 1 } }, 'label', {
        labels: [at % 2 ? 'safe' : 'privacy'],
        key,
      }),
    ).toMatchObject({ ok: true })
  }
  for (const key of keys.toReversed()) expect(await undo(ada, key)).toMatchObject({ ok: true })
  expect(await now(one.sample.id)).toMatchObject({
    labels: ['safe'],
    labelSource: 'import',
    reviewed: false,
    state: 'new',
  })
  expect(await listMyDecisions(ada, { take: 50 })).toEqual([])
})

test('what somebody has changed since is not taken back', async () => {
  const { ada, ben, one } = await oneEach(['Ada', 'Ben'])
  const key = newId()
  await say(ada, one, 'label', { labels: ['privacy'], key })
  await say(ben, { sample: { ...one.sample, revision: 2 } }, 'label', { labels: ['spam-scams'] })
  expect(await undo(ada, key)).toMatchObject({ ok: false, code: 'conflict' })
  expect(await undo(ben, key)).toMatchObject({ ok: false, code: 'not_found' })
  expect(await now(one.sample.id)).toMatchObject({ labels: ['spam-scams'] })
})

test('a changed text is a new revision, keeps the one before, and comes back whole', async () => {
  const { ada, ben, one } = await oneEach(['Ada', 'Ben'])
  const before = await now(one.sample.id)
  const key = newId()
  expect(await say(ada, one, 'rewrite', { prompt: 'When does the last ferry leave?', key })).toMatchObject({
    ok: true,
    revision: 2,
  })
  expect(await now(one.sample.id)).toMatchObject({
    prompt: 'When does the last ferry leave?',
    characters: 31,
    labels: ['safe'],
  })
  expect(await say(ben, { sample: one.sample }, 'rewrite', { prompt: 'Late' })).toMatchObject({
    ok: false,
    code: 'conflict',
  })
  expect(await undo(ada, key)).toMatchObject({ ok: true })
  expect(await now(one.sample.id)).toMatchObject({
    prompt: before.prompt,
    contentHash: before.contentHash,
    characters: before.characters,
  })
})

test('a skip sends the sample to the end of the queue, a note changes nothing, a flag closes the item', async () => {
  const {
    people: [ada],
    queueId,
  } = await reviewProject(3, ['Ada'])
  const {
    items: [first, second],
  } = await claim(ada, queueId, { take: 3 })
  if (!first || !second) throw new Error()
  await say(ada, first, 'skip')
  await say(ada, second, 'note', { note: 'Ask the ferry office' })
  await say(ada, second, 'flag')
  expect(await now(second.sample.id)).toMatchObject({ state: 'flagged', revision: 2 })
  expect(await say(ada, second, 'note', { note: ' ' })).toMatchObject({ ok: false, code: 'invalid' })
  await db.queueSeat.updateMany({ where: { queueId, decisionId: null }, data: { userId: null } })
  const { items } = await claim(ada, queueId, { take: 3 })
  expect(items.map(({ sample }) => sample.id).at(-1)).toBe(first.sample.id)
  expect(items).toHaveLength(2)
})

test('one’s last acts list a bulk act too, and only one’s own', async () => {
  const { ada, owner, one, datasetId, ids } = await oneEach(['Ada'])
  await say(ada, one, 'accept', { seconds: 2 })
  await bulkSamples(ada, { dataset: datasetId, filter: { ids }, act: { kind: 'flag' } })
  await db.batch.updateMany({ where: { projectId: ada.projectId }, data: { done: 1 } })
  expect(await listMyDecisions(ada, { take: 10 })).toMatchObject([
    { act: 'bulk', bulk: { count: 1 } },
    { act: 'accept', seconds: 2, labels: ['safe'], polarity: 'safe' },
  ])
  expect(await listMyDecisions(owner, { take: 10 })).toEqual([])
})

test('another project’s item, and a label that the policy does not know, are refused; nothing is kept', async () => {
  const { ada, one } = await oneEach(['Ada'])
  const { ctx: stranger } = await newProject()
  expect(await say(stranger, one, 'accept')).toMatchObject({ ok: false, code: 'not_found' })
  expect(await say(ada, one, 'label', { labels: ['S99'] })).toMatchObject({ ok: false, code: 'invalid' })
  expect(await say(ada, { ...one, sample: { ...one.sample, id: newId() } }, 'accept')).toMatchObject({
    ok: false,
    code: 'not_found',
  })
  expect(await db.decision.count({ where: { sampleId: one.sample.id } })).toBe(0)
  expect(await stateOf(one.itemId)).toBe('open')
})

test('whoever decides again on an old revision of their own overwrites only themselves', async () => {
  const { ada, one } = await oneEach(['Ada'])
  const key = newId()
  await say(ada, { sample: one.sample }, 'label', { labels: ['privacy'], key })
  await undo(ada, key)
  expect(await say(ada, { sample: one.sample }, 'label', { labels: ['spam-scams'] })).toMatchObject({
    ok: true,
    revision: 4,
  })
})
