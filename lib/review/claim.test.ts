import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { ctxOf, makeMember } from '@/bin/testing/people'
import { claim, newTab, reviewProject, say } from '@/bin/testing/review'
import type { Ctx } from '../ctx'
import { db, pool } from '../db'
import { newId } from '../ids'
import { addSamples } from '../samples/add-samples'
import { getProgress } from './get-progress'
import { listQueues } from './list-queues'
import { openQueue } from './open-queue'
import { releaseSeats } from './release-seats'
import { renewSeats } from './renew-seats'
import { saveSettings } from './save-settings'
import { reviewerSettings } from './settings/schema'
import { stopReviewing } from './stop-reviewing'

const idsOf = ({ items }: Awaited<ReturnType<typeof claim>>) => items.map(({ sample }) => sample.id)

async function takenTwice(people: Ctx[], take: (ctx: Ctx) => Promise<string[]>, until: number) {
  const given: string[] = []
  await Promise.all(
    people.map(async (ctx) => {
      for (let ids = await take(ctx); ids.length > 0 && given.length < until * 2; ids = await take(ctx))
        given.push(...ids)
    }),
  )
  return { given: given.length, twice: given.length - new Set(given).size }
}

test('eight people at once never get the same sample, and all samples go out', async () => {
  const { people, queueId } = await reviewProject(200, [...'ABCDEFGH'])
  const { given, twice } = await takenTwice(people, async (ctx) => idsOf(await claim(ctx, queueId, { take: 5 })), 200)
  expect({ given, twice }).toEqual({ given: 200, twice: 0 })
})

test('the twin that looks first and takes then gives one sample to several', async () => {
  const { people, queueId } = await reviewProject(60, [...'ABCDEFGH'])
  const twin = async ({ actor }: Ctx) => {
    const { rows } = await pool.query(
      `SELECT id FROM "QueueSeat" WHERE "queueId" = $1 AND "userId" IS NULL ORDER BY position LIMIT 5`,
      [queueId],
    )
    const ids = rows.map(({ id }) => id)
    await new Promise((resolve) => setTimeout(resolve, 5))
    await pool.query(`UPDATE "QueueSeat" SET "userId" = $1 WHERE id = ANY($2)`, [actor.id, ids])
    return ids
  }
  expect((await takenTwice(people, twin, 60)).twice).toBeGreaterThan(0)
})

test('a reload of the same tab finds what it held; another tab gets others; a late goodbye releases nothing new', async () => {
  const {
    people: [ada],
    queueId,
  } = await reviewProject(10, ['Ada'])
  const tab = newTab()
  const first = idsOf(await claim(ada, queueId, { ...tab, take: 3 }))
  const reloaded = { ...tab, loadId: newId() }
  expect(idsOf(await claim(ada, queueId, { ...reloaded, take: 3 }))).toEqual(first)
  expect(idsOf(await claim(ada, queueId, { take: 3 })).filter((id) => first.includes(id))).toEqual([])
  expect(await releaseSeats(ada, { loadId: tab.loadId, except: [] })).toEqual({ released: 0 })
  expect(await renewSeats(ada, { loadId: reloaded.loadId })).toMatchObject({ held: 3 })
  expect(await stopReviewing(ada)).toEqual({ released: 6 })
})

test('a page that is left gives back what it held, but not what was decided there and is still on its way', async () => {
  const {
    people: [ada, ben],
    queueId,
  } = await reviewProject(3, ['Ada', 'Ben'])
  const tab = newTab()
  const { items } = await claim(ada, queueId, tab)
  const [decided] = items
  if (!decided) throw new Error()
  expect(await releaseSeats(ada, { loadId: tab.loadId, except: [decided.itemId] })).toEqual({ released: 2 })
  expect(idsOf(await claim(ben, queueId))).not.toContain(decided.sample.id)
  expect(await say(ada, decided, 'label', { labels: ['privacy'] })).toMatchObject({ ok: true })
})

test('what a page asked for before it was left, and gets after, does not stay held', async () => {
  const {
    people: [ada, ben],
    queueId,
  } = await reviewProject(6, ['Ada', 'Ben'])
  const late = newTab()
  await releaseSeats(ada, { loadId: late.loadId, except: [] })
  await expect(claim(ada, queueId, late)).rejects.toMatchObject({ code: 'conflict' })
  expect(await claim(ben, queueId, { ...newTab(), take: 1 })).toMatchObject({ items: [{}], heldByOthers: 0 })
  for (let time = 0; time < 12; time++) {
    const tab = newTab()
    const waiting = claim(ada, queueId, tab).catch(() => null)
    await new Promise((resolve) => setTimeout(resolve, time * 3))
    await releaseSeats(ada, { loadId: tab.loadId, except: [] })
    await waiting
    expect(await db.queueSeat.count({ where: { queueId, userId: ada.actor.id } })).toBe(0)
  }
  await releaseSeats(ben, { loadId: late.loadId, except: [] })
  expect(await db.leftPage.count({ where: { userId: ben.actor.id } })).toBe(1)
})

test('who comes back to a page after their lease ran out hears what is still theirs', async () => {
  const {
    people: [ada, ben],
    queueId,
  } = await reviewProject(3, ['Ada', 'Ben'])
  const tab = newTab()
  const { items } = await claim(ada, queueId, tab)
  await db.queueSeat.updateMany({ where: { queueId }, data: { leasedUntil: new Date(Date.now() - 1000) } })
  const taken = await claim(ben, queueId, { take: 1 })
  const { itemIds } = await renewSeats(ada, { loadId: tab.loadId })
  expect(itemIds.sort()).toEqual(
    items
      .map(({ itemId }) => itemId)
      .filter((id) => id !== taken.items[0]?.itemId)
      .sort(),
  )
})

test('a lease that ran out goes to the next person; while it holds, the queue says so and not that nothing is left', async () => {
  const {
    people: [ada, ben],
    queueId,
  } = await reviewProject(3, ['Ada', 'Ben'])
  expect(idsOf(await claim(ada, queueId))).toHaveLength(3)
  expect(await claim(ben, queueId)).toMatchObject({ items: [], heldByOthers: 3 })
  await db.queueSeat.updateMany({ where: { queueId }, data: { leasedUntil: new Date(Date.now() - 1000) } })
  expect(idsOf(await claim(ben, queueId))).toHaveLength(3)
})

test('overlap goes to distinct people only', async () => {
  const {
    people: [ada, ben],
    queueId,
  } = await reviewProject(4, ['Ada', 'Ben'], { overlap: 2 })
  const hers = idsOf(await claim(ada, queueId))
  expect(hers).toHaveLength(4)
  expect(new Set(hers).size).toBe(4)
  expect(idsOf(await claim(ada, queueId))).toEqual([])
  expect(idsOf(await claim(ben, queueId))).toEqual(hers)
})

test('a queue for named people is closed to others, and blind ones are sent no opinion', async () => {
  const {
    owner,
    people: [ada, ben],
    ids,
  } = await reviewProject(3, ['Ada', 'Ben'])
  const { createQueue } = await import('./create-queue')
  const { id } = await createQueue(owner, { name: 'Hers', sampleIds: ids, people: [ada.actor.id], blind: true })
  await expect(claim(ben, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(claim(owner, id)).rejects.toMatchObject({ code: 'conflict' })
  const { items } = await claim(ada, id)
  expect(items[0]?.sample).toMatchObject({ labels: [], polarity: 'none', suggestion: null, verdicts: [], copies: [] })
})

async function unreviewed(unsafe: number, safe: number) {
  const { ctx, datasetId } = await newProject()
  const person = await makeMember(ctx.projectId, 'reviewer', 'Ada')
  await addSamples(ctx, {
    datasetId,
    samples: [
      ...Array.from({ length: unsafe }, (_, at) => ({ prompt: `Win a boat ${at}!!!`, labels: ['spam-scams'] })),
      ...Array.from({ length: safe }, (_, at) => ({ prompt: `Is boat ${at} dry?`, labels: ['safe'] })),
    ],
    labelSource: 'import',
  })
  const ada = ctxOf(ctx.projectId, 'reviewer', person)
  return { ada, owner: ctx, datasetId, queue: await openQueue(ada, { builtIn: 'unreviewed' }) }
}
const wishes = (more: object) => ({ settings: reviewerSettings.parse(more) })

test('a built-in queue fills itself, keeps how each sample was drawn, and lets go of what was reviewed elsewhere', async () => {
  const { ada, owner, queue } = await unreviewed(4, 6)
  const { items } = await claim(ada, queue.id, { take: 3 })
  expect(items).toHaveLength(3)
  const rows = await db.queueItem.findMany({ where: { queueId: queue.id } })
  expect(rows).toHaveLength(10)
  expect(rows.every(({ random, probability }) => random && probability === 1)).toBe(true)
  const other = rows.find(({ sampleId }) => !items.some(({ sample }) => sample.id === sampleId))
  await say(owner, { sample: { id: other?.sampleId ?? '', revision: 1 } }, 'accept')
  expect((await getProgress(ada, { queueId: queue.id })).left).toBe(9)
  expect(idsOf(await claim(ada, queue.id, { take: 12 }))).toHaveLength(6)
  expect((await listQueues(ada, {})).find(({ key }) => key === 'unreviewed')).toMatchObject({ left: 9, done: 0 })
})

test('labels that a person opted out of do not come, and are counted when nothing else is left', async () => {
  const { ada, queue } = await unreviewed(3, 2)
  await saveSettings(ada, wishes({ optOut: ['spam-scams'] }))
  const tab = newTab()
  const { items } = await claim(ada, queue.id, tab)
  expect(items.map(({ sample }) => sample.labels)).toEqual([['safe'], ['safe']])
  for (const item of items) await say(ada, item, 'accept')
  expect(await claim(ada, queue.id, tab)).toMatchObject({ items: [], optedOut: 3 })
})

test('what a judge puts under a label that somebody opted out of does not come to them either', async () => {
  const { ada, datasetId, queue } = await unreviewed(0, 3)
  const [one] = await db.sample.findMany({ where: { datasetId }, select: { id: true } })
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const { projectId } = ada
  const judge = await db.judge.create({
    data: { projectId, name: 'A rule', kind: 'rule', format: 'rules', policyVersionId },
  })
  const said = { outcome: 'read', polarity: 'unsafe' } as const
  await db.verdict.create({
    data: { projectId, datasetId, sampleId: one?.id ?? '', judgeId: judge.id, ...said, labels: ['privacy'] },
  })
  await db.sample.update({ where: { id: one?.id ?? '' }, data: { judged: true } })
  await saveSettings(ada, wishes({ optOut: ['privacy'] }))
  const tab = newTab()
  const { items } = await claim(ada, queue.id, tab)
  expect(items).toHaveLength(2)
  expect(items.some(({ sample }) => sample.id === one?.id)).toBe(false)
  for (const item of items) await say(ada, item, 'accept')
  expect(await claim(ada, queue.id, tab)).toMatchObject({ items: [], optedOut: 1 })
})

test('whoever opted out of most that lies ready draws on until their own come', async () => {
  const { ada, queue, datasetId, owner } = await unreviewed(60, 0)
  await claim(owner, queue.id, { take: 1 })
  await addSamples(owner, {
    datasetId,
    samples: [{ prompt: 'Is this boat dry?', labels: ['safe'] }],
    labelSource: 'import',
  })
  await saveSettings(ada, wishes({ optOut: ['spam-scams'] }))
  expect((await claim(ada, queue.id)).items.map(({ sample }) => sample.labels)).toEqual([['safe']])
})

test('an exposure budget mixes milder samples in, and asks before going on without them', async () => {
  const { ada, queue } = await unreviewed(8, 8)
  await saveSettings(ada, wishes({ unsafeInTen: 3 }))
  const tab = newTab()
  const { items } = await claim(ada, queue.id, { ...tab, take: 10 })
  expect(items.filter(({ sample }) => sample.polarity === 'unsafe')).toHaveLength(3)
  let unsafe = 0
  for (const { sample } of items) {
    unsafe = sample.polarity === 'unsafe' ? unsafe + 1 : 0
    expect(unsafe).toBeLessThan(2)
  }
  for (let more = items; more.length > 0; more = (await claim(ada, queue.id, { ...tab, take: 10 })).items)
    for (const item of more) await say(ada, item, 'accept')
  const { overBudget } = await claim(ada, queue.id, tab)
  expect(overBudget).toBeGreaterThan(0)
  expect((await claim(ada, queue.id, { ...tab, pastBudget: true })).items.length).toBeGreaterThan(0)
})

test('a viewer and another project claim nothing, and a script is told that queues are for people', async () => {
  const { owner, queueId } = await reviewProject(2, [])
  const viewer = (await makeMember(owner.projectId, 'viewer')).ctx
  const { ctx: stranger } = await newProject()
  await expect(claim(viewer, queueId)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(claim(stranger, queueId)).rejects.toMatchObject({ code: 'not_found' })
  await expect(claim({ ...owner, actor: { type: 'key', id: newId(), name: 'k' } }, queueId)).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('near copies come with the sample, and a conflict among them is a queue', async () => {
  const { ada, datasetId } = await unreviewed(1, 2)
  const samples = await db.sample.findMany({ where: { datasetId }, orderBy: { id: 'asc' } })
  const [one, other] = samples
  if (!one || !other) throw new Error()
  const group = await db.duplicateGroup.create({
    data: { id: newId(), projectId: ada.projectId, datasetId, size: 2, lane: 'conflict' },
  })
  for (const [sample, partner] of [
    [one, other],
    [other, one],
  ] as const)
    await db.duplicateMember.create({
      data: {
        sampleId: sample.id,
        groupId: group.id,
        datasetId,
        partnerId: partner.id,
        similarity: 0.81,
        labels: sample.labels,
        polarity: sample.polarity,
      },
    })
  const copies = await openQueue(ada, { builtIn: 'copies' })
  const { items } = await claim(ada, copies.id)
  expect(items.map(({ sample }) => sample.id).sort()).toEqual([one.id, other.id].sort())
  expect(items.find(({ sample }) => sample.id === one.id)?.sample.copies).toMatchObject([
    { id: other.id, exact: false, labels: other.labels },
  ])
  expect(items[0]?.sample.copies[0]?.similarity).toBeCloseTo(0.81)
})
