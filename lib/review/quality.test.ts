import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { claim, newTab, reviewProject, say } from '@/bin/testing/review'
import { ctxOf, makeMember } from '@/bin/testing/people'
import { db } from '../db'
import { newId } from '../ids'
import { addSamples } from '../samples/add-samples'
import { closeQueue } from './close-queue'
import { getMyTotals } from './get-my-totals'
import { keepGold } from './keep-gold'
import { liftPause } from './lift-pause'
import { listDisputes } from './list-disputes'
import { listGold } from './list-gold'
import { listOverruled } from './list-overruled'
import { listQueueDecisions } from './list-queue-decisions'
import { listReviewers } from './list-reviewers'
import { pauseReviewer } from './pause-reviewer'
import { settleDispute } from './settle-dispute'

async function disputed() {
  const made = await reviewProject(1, ['Ada', 'Ben'], { overlap: 2 })
  const judge = await makeMember(made.owner.projectId, 'curator', 'Cleo')
  const item = await db.queueItem.findFirstOrThrow({ where: { queueId: made.queueId } })
  const one = { itemId: item.id, sample: { id: made.ids[0] ?? '', revision: 1 } }
  const [ada, ben] = made.people
  await say(ada, one, 'label', { labels: ['privacy'], seconds: 9 })
  await say(ben, one, 'label', { labels: ['safe'], seconds: 1.2 })
  return { ...made, ada, ben, cleo: ctxOf(made.owner.projectId, 'curator', judge), one }
}

test('a disagreement is shown side by side without names, with seconds', async () => {
  const { cleo } = await disputed()
  const [dispute] = await listDisputes(cleo, { take: 5 })
  expect(dispute?.sides.map(({ who }) => who)).toEqual(['Reviewer A', 'Reviewer B'])
  expect(dispute?.sides.map(({ labels, seconds }) => [labels[0], seconds]).sort()).toEqual([
    ['privacy', 9],
    ['safe', 1.2],
  ])
  expect(JSON.stringify(dispute)).not.toMatch(/Ada|Ben/)
})

test('the last word becomes the label, and who was overruled sees what and why', async () => {
  const { cleo, ada, ben, owner, queueId, one } = await disputed()
  await settleDispute(cleo, {
    itemId: one.itemId,
    revision: 1,
    labels: ['safe'],
    cause: 'error',
    note: 'A timetable is no secret',
  })
  expect(await db.sample.findUniqueOrThrow({ where: { id: one.sample.id } })).toMatchObject({
    labels: ['safe'],
    reviewed: true,
    labelSource: 'human',
  })
  expect(await listOverruled(ada, { take: 9 })).toMatchObject([
    { said: ['privacy'], labels: ['safe'], cause: 'error', note: 'A timetable is no secret' },
  ])
  expect(await listOverruled(ada, { take: 9, before: one.itemId })).toEqual([])
  expect(await listOverruled(ben, { take: 9 })).toEqual([])
  expect((await listQueueDecisions(owner, { queueId })).items).toMatchObject([{ state: 'settled', labels: ['safe'] }])
  expect(await listDisputes(cleo, { take: 5 })).toEqual([])
  await expect(
    settleDispute(cleo, { itemId: one.itemId, revision: 2, labels: ['safe'], cause: 'error' }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('overruling everybody takes a note, and of two adjudicators at once one is told', async () => {
  const { cleo, owner, one } = await disputed()
  const settle = { itemId: one.itemId, revision: 1, labels: ['spam-scams'], cause: 'other' as const }
  await expect(settleDispute(cleo, settle)).rejects.toMatchObject({ code: 'invalid', message: /say why/ })
  const both = await Promise.allSettled([
    settleDispute(cleo, { ...settle, note: 'x' }),
    settleDispute(owner, { ...settle, note: 'y' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.adjudication.count({ where: { itemId: one.itemId } })).toBe(1)
})

test('a reviewer cannot adjudicate, and another project sees no disagreement', async () => {
  const { ada, one } = await disputed()
  const { ctx: stranger } = await newProject()
  await expect(listDisputes(ada, { take: 5 })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    settleDispute(ada, { itemId: one.itemId, revision: 1, labels: ['safe'], cause: 'error' }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    settleDispute(stranger, { itemId: one.itemId, revision: 1, labels: ['safe'], cause: 'error' }),
  ).rejects.toMatchObject({ code: 'not_found' })
  expect(await listDisputes(stranger, { take: 5 })).toEqual([])
})

async function withGold() {
  // One in ten, by chance: among two hundred there are three.
  const made = await reviewProject(200, ['Ada'], { goldShare: 0.1, goldLeast: 3, goldBar: 0.4 })
  const { ids } = await addSamples(made.owner, {
    datasetId: made.datasetId,
    samples: Array.from({ length: 30 }, (_, at) => ({ prompt: `Free rope number ${at}, pay the fee`, labels: [] })),
    labelSource: 'import',
  })
  for (const sampleId of ids) await keepGold(made.owner, { sampleId, labels: ['spam-scams'], note: '' })
  const [ada] = made.people
  return { ...made, ada, known: new Set(ids) }
}

test('known answers come among the others, never first; a wrong reviewer is paused, let go on, and counted anew', async () => {
  const { ada, owner, queueId, known } = await withGold()
  expect(await listGold(owner, {})).toHaveLength(30)
  const tab = newTab()
  let [first, paused, given]: [string | null, string | null, number] = [null, null, 0]
  while (!paused) {
    const claimed = await claim(ada, queueId, tab)
    paused = claimed.paused?.reason ?? null
    if (claimed.items.length === 0 && !paused) throw new Error('nothing came')
    for (const item of claimed.items) {
      first ??= item.sample.id
      if (known.has(item.sample.id)) given++
      await say(ada, item, 'label', { labels: ['safe'], seconds: 3 })
    }
  }
  expect(known.has(first ?? '')).toBe(false)
  expect(given).toBeGreaterThanOrEqual(3)
  expect(paused).toMatch(/0 of \d+ known answers/)
  expect(await db.sample.count({ where: { id: { in: [...known] }, reviewed: true } })).toBe(0)
  const [record] = await listReviewers(owner, { queueId })
  expect(record).toMatchObject({ name: 'Ada', right: 0, low: 0, pause: { by: null } })

  await liftPause(owner, { queueId, userId: ada.actor.id })
  expect((await listReviewers(owner, { queueId }))[0]).toMatchObject({ known: 0, pause: null })
  expect((await claim(ada, queueId, tab)).paused).toBeNull()
  await expect(liftPause(owner, { queueId, userId: ada.actor.id })).rejects.toMatchObject({ code: 'conflict' })
  expect((await listQueueDecisions(owner, { queueId })).items.some(({ sampleId }) => known.has(sampleId))).toBe(false)
}, 60_000)

test('a curator pauses and lets go by hand; a reviewer sees neither records nor known answers', async () => {
  const {
    people: [ada],
    owner,
    queueId,
  } = await reviewProject(2, ['Ada'])
  await pauseReviewer(owner, { queueId, userId: ada.actor.id, reason: 'Let us talk about ferries first' })
  expect(await claim(ada, queueId)).toMatchObject({ items: [], paused: { reason: 'Let us talk about ferries first' } })
  await expect(pauseReviewer(owner, { queueId, userId: newId(), reason: 'x' })).rejects.toMatchObject({
    code: 'not_found',
  })
  for (const asked of [
    () => listReviewers(ada, { queueId }),
    () => listGold(ada, {}),
    () => liftPause(ada, { queueId, userId: ada.actor.id }),
  ])
    await expect(asked()).rejects.toMatchObject({ code: 'forbidden' })
  await closeQueue(owner, { queueId })
  await expect(claim(ada, queueId)).rejects.toMatchObject({ code: 'conflict' })
})

test('totals are one’s own', async () => {
  const {
    people: [ada, ben],
    queueId,
  } = await reviewProject(2, ['Ada', 'Ben'])
  const { items } = await claim(ada, queueId)
  for (const item of items) await say(ada, item, 'label', { labels: ['privacy'], seconds: 30 })
  expect(await getMyTotals(ada)).toMatchObject({ dayDecisions: 2, daySeconds: 60, dayUnsafe: 2, weekDecisions: 2 })
  expect(await getMyTotals(ben)).toMatchObject({ dayDecisions: 0 })
})
