import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { makeMember } from '@/bin/testing/people'
import { db } from '../db'
import { addSamples } from '../samples/add-samples'
import { createQueue } from './create-queue'
import { listQueueDecisions } from './list-queue-decisions'

async function withSamples(count = 6) {
  const { ctx, datasetId } = await newProject()
  const { ids } = await addSamples(ctx, {
    datasetId,
    samples: Array.from({ length: count }, (_, at) => ({ prompt: `Where is pier ${at}?`, labels: ['safe'] })),
    labelSource: 'import',
  })
  return { ctx, datasetId, ids }
}

test('given samples come in the given order, each with a seat for every person asked for', async () => {
  const { ctx, ids } = await withSamples()
  await makeMember(ctx.projectId, 'reviewer')
  const given = ids.toReversed()
  const queue = await createQueue(ctx, {
    name: 'Panel check',
    kind: 'calibration',
    sampleIds: given,
    blind: true,
    overlap: 2,
  })
  expect(queue).toMatchObject({ items: 6, kind: 'calibration' })
  expect(queue.warning).toMatch(/asks for 2 people and one person can review/)
  const items = await db.queueItem.findMany({ where: { queueId: queue.id }, orderBy: { position: 'asc' } })
  expect(items.map(({ sampleId }) => sampleId)).toEqual(given)
  expect(await db.queueSeat.count({ where: { queueId: queue.id } })).toBe(12)
  expect(await db.auditEntry.count({ where: { subjectId: queue.id, action: 'queue.create' } })).toBe(1)
  const { queue: head, items: told } = await listQueueDecisions(ctx, { queueId: queue.id })
  expect(head).toMatchObject({ items: 6, open: 6, disputed: 0 })
  expect(told.every(({ labels, answers }) => labels === null && answers.length === 0)).toBe(true)
})

test('a draw from a filter keeps the probability with which each sample was drawn', async () => {
  const { ctx } = await withSamples(10)
  const { id, items } = await createQueue(ctx, { name: 'Audit', kind: 'audit', filter: {}, take: 4 })
  expect(items).toBe(4)
  const rows = await db.queueItem.findMany({ where: { queueId: id } })
  expect(rows.map(({ probability, random }) => [probability, random])).toEqual(Array(4).fill([0.4, true]))
})

test('asked twice with one key, it is one queue', async () => {
  const { ctx, ids } = await withSamples()
  const input = { name: 'Errors', sampleIds: ids, idempotencyKey: 'errors-1' }
  const first = await createQueue(ctx, input)
  expect(await createQueue(ctx, input)).toEqual(first)
  expect(await db.queue.count({ where: { projectId: ctx.projectId } })).toBe(1)
})

test('a reviewer makes none, and another project’s samples and queues are not found', async () => {
  const { ctx, ids } = await withSamples()
  const { ctx: stranger } = await newProject()
  const reviewer = (await makeMember(ctx.projectId, 'reviewer')).ctx
  await expect(createQueue(reviewer, { name: 'Mine', sampleIds: ids })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(createQueue(stranger, { name: 'Theirs', sampleIds: ids })).rejects.toMatchObject({ code: 'not_found' })
  const { id } = await createQueue(ctx, { name: 'Ours', sampleIds: ids })
  await expect(listQueueDecisions(stranger, { queueId: id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(listQueueDecisions(reviewer, { queueId: id })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(createQueue(ctx, { name: 'x', sampleIds: ids, people: [stranger.actor.id] })).rejects.toMatchObject({
    code: 'invalid',
  })
})
