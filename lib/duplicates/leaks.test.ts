import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { db } from '../db'
import { createDataset } from '../projects/create-dataset'
import { addSamples } from '../samples/add-samples'
import { startWorker } from '../worker'
import { findLeaks } from './find-leaks'
import { duplicatesJobs } from './jobs'
import { listLeaks } from './list-leaks'
import { findLeaksInput, listLeaksInput } from './schema'

const rice = 'How long does brown rice keep in the fridge once it is cooked, and can I freeze it in small portions?'
const bike = 'My bicycle chain slips when I climb in the lowest gear. Is the chain worn or the cassette?'

test('rows of a test set that the training data has too are listed, nearest first', async () => {
  const { ctx, datasetId } = await newProject()
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const { id: tests } = await createDataset(ctx, { name: 'Public test set', target: 'prompt', policyVersionId })
  const add = async (dataset: string, ...texts: string[]) =>
    (
      await addSamples(ctx, {
        datasetId: dataset,
        samples: texts.map((prompt) => ({ prompt, labels: [] })),
        labelSource: 'import',
      })
    ).ids
  const [r, b] = await add(datasetId, rice, bike, 'How deep is the harbour?')
  const [near, same] = await add(
    tests,
    bike.replace('lowest', 'second'),
    rice.toUpperCase(),
    'Who repairs clocks here?',
  )
  const input = findLeaksInput.parse({ left: { dataset: datasetId }, right: { dataset: tests } })
  await expect(findLeaks({ ...ctx, role: 'reviewer' }, input)).rejects.toThrow('reviewer')
  const run = await findLeaks(ctx, input)
  const worker = await startWorker({ jobs: duplicatesJobs })
  await expect
    .poll(async () => (await db.run.findUniqueOrThrow({ where: { id: run.id } })).status, { timeout: 15_000 })
    .toBe('done')
  await worker.stop()

  const first = await listLeaks(ctx, listLeaksInput.parse({ runId: run.id, take: 1 }))
  expect(first).toMatchObject({ right: 3, leaked: 2, leaks: [{ similarity: 1, left: { id: r }, right: { id: same } }] })
  const second = await listLeaks(ctx, listLeaksInput.parse({ runId: run.id, take: 1, after: first.next }))
  expect(second).toMatchObject({ leaks: [{ left: { id: b }, right: { id: near } }], next: null })
  const { ctx: other } = await newProject()
  await expect(listLeaks(other, listLeaksInput.parse({ runId: run.id }))).rejects.toThrow('not found')
  await expect(findLeaks(other, input)).rejects.toThrow('not found')
})

test('a collection is not compared with itself', () => {
  const side = { dataset: '01990000-0000-7000-8000-000000000000' }
  expect(findLeaksInput.safeParse({ left: side, right: side }).success).toBe(false)
})
