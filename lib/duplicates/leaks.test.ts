import { expect, test } from 'vitest'
import { bytesOf, linesOf } from '@/bin/testing/downloads'
import { work } from '@/bin/testing/import-studio'
import { newProject } from '@/bin/testing/new-project'
import { db } from '../db'
import { createDataset } from '../projects/create-dataset'
import { addSamples } from '../samples/add-samples'
import { takeWhole } from '@/bin/testing/take'
import { downloadLeaks } from './download-leaks'
import { findLeaks } from './find-leaks'
import { duplicatesJobs } from './jobs'
import { listLeakSides } from './list-leak-sides'
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
  await finished(run.id)

  const first = await listLeaks(ctx, listLeaksInput.parse({ runId: run.id, take: 1 }))
  expect(first).toMatchObject({ right: 3, leaked: 2, leaks: [{ similarity: 1, left: { id: r }, right: { id: same } }] })
  const second = await listLeaks(ctx, listLeaksInput.parse({ runId: run.id, take: 1, after: first.next }))
  expect(second).toMatchObject({ leaks: [{ left: { id: b }, right: { id: near } }], next: null })
  expect(first.leaks[0]?.right?.text).toBe(rice.toUpperCase())
  expect(first.names).toEqual({ left: 'User prompts', right: 'Public test set' })
  const { searches, sides } = await listLeakSides(ctx)
  expect(searches).toMatchObject([{ runId: run.id, left: 'User prompts', leaked: 2, exact: 1, rows: 3 }])
  expect(sides.map(({ name, rows }) => [name, rows])).toEqual([
    ['User prompts', 3],
    ['Public test set', 3],
  ])
  const download = await downloadLeaks(ctx, { runId: run.id })
  await download.begin()
  const lines = linesOf(await bytesOf(download))
  expect(lines.map(({ similarity }) => similarity)).toEqual([1, second.leaks[0]?.similarity])
  expect(lines[1]).toMatchObject({ found: { id: near }, in: { id: b, text: bike } })
  expect(await db.auditEntry.count({ where: { subjectId: run.id, action: 'leaks.download' } })).toBe(1)
  await expect(downloadLeaks({ ...ctx, role: 'reviewer' }, { runId: run.id })).rejects.toThrow('reviewer')

  const { ctx: other } = await newProject()
  await expect(downloadLeaks(other, { runId: run.id })).rejects.toThrow('not found')
  expect(await listLeakSides(other)).toMatchObject({ searches: [] })
  await expect(listLeaks(other, listLeaksInput.parse({ runId: run.id }))).rejects.toThrow('not found')
  await expect(findLeaks(other, input)).rejects.toThrow('not found')
})

async function finished(runId: string) {
  await work(duplicatesJobs)
  expect((await db.run.findUniqueOrThrow({ where: { id: runId } })).status).toBe('done')
}

test('the splits of a snapshot are compared as they were frozen, whatever became of the samples', async () => {
  const { ctx, datasetId } = await newProject()
  const samples = Array.from({ length: 60 }, (_, at) => ({
    prompt: `Which boat number ${at} leaves the harbour ${at * 7} on a Sunday?`,
    labels: [],
  }))
  await addSamples(ctx, { datasetId, samples, labelSource: 'import' })
  const { id: snapshot } = await takeWhole(ctx, { accepted: false })
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const { id: tests } = await createDataset(ctx, { name: 'Public test set', target: 'prompt', policyVersionId })
  const row = await db.snapshotRow.findFirstOrThrow({ where: { snapshotId: snapshot, split: 'train' } })
  await addSamples(ctx, { datasetId: tests, samples: [{ prompt: row.prompt, labels: [] }], labelSource: 'import' })
  await db.sample.deleteMany({ where: { datasetId } })

  const search = async (left: object, right: object) => {
    const { id } = await findLeaks(ctx, findLeaksInput.parse({ left, right }))
    await finished(id)
    return listLeaks(ctx, listLeaksInput.parse({ runId: id }))
  }
  const train = { dataset: datasetId, snapshot, split: 'train' }
  const found = await search(train, { dataset: tests })
  expect(found.leaks[0]).toMatchObject({ similarity: 1, left: { id: row.sampleId, text: row.prompt } })
  expect(found.names.left).toBe('User prompts 1.0.0, train')
  expect(await search(train, { dataset: datasetId, snapshot, split: 'test' })).toMatchObject({ leaked: 0, leaks: [] })
  const { sides } = await listLeakSides(ctx)
  expect(sides.filter(({ kind }) => kind === 'split').reduce((sum, { rows }) => sum + rows, 0)).toBe(60)
  const absent = { ...train, snapshot: datasetId }
  await expect(findLeaks(ctx, findLeaksInput.parse({ left: absent, right: { dataset: tests } }))).rejects.toThrow(
    'Snapshot not found',
  )
})

test('a collection is not compared with itself', () => {
  const side = { dataset: '01990000-0000-7000-8000-000000000000' }
  const snapshot = '01990000-0000-7000-8000-000000000001'
  const fits = (left: object, right: object) => findLeaksInput.safeParse({ left, right }).success
  expect(fits(side, side)).toBe(false)
  expect(fits(side, { ...side, snapshot })).toBe(false)
  expect(fits({ ...side, snapshot }, { ...side, snapshot, split: 'test' })).toBe(false)
  expect(fits({ ...side, snapshot, split: 'train' }, { ...side, snapshot, split: 'test' })).toBe(true)
  expect(fits({ ...side, snapshot }, { ...side, source: snapshot })).toBe(false)
})
