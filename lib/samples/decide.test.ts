import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { ctxOf, makeMember } from '@/bin/testing/people'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { newId } from '../ids'
import { addSamples } from './add-samples'
import { createSamples } from './create-samples'
import { deleteSample } from './delete-sample'
import { getSample } from './get-sample'
import { labelSample } from './label-sample'
import { createSamplesInput } from './schema'
import { undoDecision } from './undo-decision'

async function oneSample() {
  const { ctx, datasetId } = await newProject()
  const { ids } = await addSamples(ctx, {
    datasetId,
    samples: [{ prompt: 'Cheap watches', labels: ['safe'] }],
    labelSource: 'import',
  })
  return { ctx, datasetId, sampleId: ids[0] ?? '' }
}
const member = async ({ projectId }: Ctx, role: 'viewer' | 'reviewer' | 'curator') =>
  ctxOf(projectId, role, await makeMember(projectId, role))

test('a reviewer relabels: the sample, its history and the audit say so', async () => {
  const { ctx, sampleId } = await oneSample()
  const reviewer = await member(ctx, 'reviewer')
  const outcome = await labelSample(reviewer, {
    sampleId,
    revision: 1,
    act: 'label',
    labels: ['spam-scams'],
    seconds: 4,
  })
  expect(outcome).toMatchObject({
    revision: 2,
    labels: ['spam-scams'],
    polarity: 'unsafe',
    labelSource: 'human',
    state: 'accepted',
    reviewed: true,
  })
  const { decisions } = await getSample(ctx, { sampleId })
  expect(decisions).toMatchObject([
    {
      act: 'relabel',
      by: 'reviewer',
      fromLabels: ['safe'],
      toLabels: ['spam-scams'],
      fromState: 'new',
      toState: 'accepted',
      seconds: 4,
    },
  ])
  expect(await db.auditEntry.findFirst({ where: { subjectId: sampleId, action: 'sample.label' } })).toMatchObject({
    before: { labels: ['safe'], state: 'new' },
    after: { labels: ['spam-scams'], state: 'accepted' },
  })
})

test('of two at once, one wins and one is told what it is now', async () => {
  const { ctx, sampleId } = await oneSample()
  const people = await Promise.all([member(ctx, 'reviewer'), member(ctx, 'reviewer')])
  const said = await Promise.allSettled(
    people.map((person, at) =>
      labelSample(person, { sampleId, revision: 1, act: 'label', labels: [at === 0 ? 'privacy' : 'spam-scams'] }),
    ),
  )
  const lost = said.find((each) => each.status === 'rejected')
  expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const now = await db.sample.findUniqueOrThrow({ where: { id: sampleId } })
  expect(lost?.reason).toMatchObject({
    code: 'conflict',
    status: 409,
    details: { revision: 2, labels: now.labels.join(','), state: 'accepted', by: 'reviewer' },
  })
  expect(await db.decision.count({ where: { sampleId } })).toBe(1)
})

test('the same key twice is one decision', async () => {
  const { ctx, sampleId } = await oneSample()
  const input = { sampleId, revision: 1, act: 'accept', idempotencyKey: 'outbox-1' } as const
  const first = await labelSample(ctx, input)
  expect(await labelSample(ctx, input)).toMatchObject({ decisionId: first.decisionId, revision: 2 })
  expect(await db.decision.count({ where: { sampleId } })).toBe(1)
})

test('a script is not a person: its labels are imported and nothing counts as reviewed', async () => {
  const { ctx, sampleId } = await oneSample()
  const script: Ctx = { ...ctx, actor: { type: 'key', id: newId(), name: 'Nightly' } }
  expect(await labelSample(script, { sampleId, revision: 1, act: 'label', labels: ['privacy'] })).toMatchObject({
    labelSource: 'import',
    reviewed: false,
  })
})

test('what the policy does not know cannot be said', async () => {
  const { ctx, sampleId } = await oneSample()
  await expect(labelSample(ctx, { sampleId, revision: 1, act: 'label', labels: ['S14'] })).rejects.toMatchObject({
    code: 'invalid',
    message: 'This policy has no label S14',
  })
  await labelSample(ctx, { sampleId, revision: 1, act: 'label', labels: [] })
  await expect(labelSample(ctx, { sampleId, revision: 2, act: 'accept' })).rejects.toMatchObject({
    message: 'It has no label to accept',
  })
})

test('a decision is taken back to what was before, while nothing has happened since', async () => {
  const { ctx, sampleId } = await oneSample()
  const kept = { labels: true, polarity: true, labelSource: true, state: true, reviewed: true } as const
  const before = await db.sample.findUniqueOrThrow({ where: { id: sampleId }, select: kept })
  const first = await labelSample(ctx, { sampleId, revision: 1, act: 'label', labels: ['privacy'] })
  await undoDecision(ctx, { decisionId: first.decisionId })
  expect(await db.sample.findUniqueOrThrow({ where: { id: sampleId }, select: kept })).toEqual(before)
  await expect(undoDecision(ctx, { decisionId: first.decisionId })).rejects.toMatchObject({ code: 'conflict' })
  const other = await member(ctx, 'reviewer')
  const theirs = await labelSample(other, { sampleId, revision: 3, act: 'reject' })
  await expect(undoDecision(ctx, { decisionId: theirs.decisionId })).rejects.toMatchObject({ code: 'not_found' })
})

test('a viewer changes nothing, a reviewer adds and deletes nothing, another project finds nothing', async () => {
  const { ctx, datasetId, sampleId } = await oneSample()
  const [viewer, reviewer, stranger] = [
    await member(ctx, 'viewer'),
    await member(ctx, 'reviewer'),
    (await newProject()).ctx,
  ]
  const accept = { sampleId, revision: 1, act: 'accept' } as const
  await expect(labelSample(viewer, accept)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(labelSample(stranger, accept)).rejects.toMatchObject({ code: 'not_found' })
  await expect(deleteSample(reviewer, { sampleId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(deleteSample(stranger, { sampleId })).rejects.toMatchObject({ code: 'not_found' })
  await expect(
    createSamples(reviewer, { dataset: datasetId, samples: [{ prompt: 'x', labels: [] }] }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db.sample.findUniqueOrThrow({ where: { id: sampleId } })).toMatchObject({ revision: 1, state: 'new' })
})

test('a sample written by hand is a person’s work, and the same text is not added twice', async () => {
  const { ctx, datasetId } = await newProject()
  const curator = await member(ctx, 'curator')
  const input = createSamplesInput.parse({
    dataset: datasetId,
    samples: [
      { prompt: 'Where do I report a phishing mail?', labels: ['safe'] },
      { prompt: 'where do I  report a phishing mail?', labels: ['safe'] },
    ],
  })
  expect(await createSamples(curator, input)).toMatchObject({ added: 1, repeats: 1 })
  expect(await db.sample.findFirst({ where: { datasetId } })).toMatchObject({
    labelSource: 'human',
    reviewed: true,
    polarity: 'safe',
  })
  for (const prompt of ['', '  ', 'a\u0000b', '\ud800'])
    expect(createSamplesInput.safeParse({ samples: [{ prompt }] }).success).toBe(false)
})

test('deleting keeps the row aside and leaves a trace', async () => {
  const { ctx, sampleId } = await oneSample()
  await deleteSample(ctx, { sampleId })
  expect(await db.sample.count({ where: { id: sampleId } })).toBe(0)
  expect(await db.departedSample.findFirst({ where: { sampleId } })).toMatchObject({
    row: { prompt: 'Cheap watches' },
    toDatasetId: null,
  })
  expect(await db.auditEntry.count({ where: { subjectId: sampleId, action: 'sample.delete' } })).toBe(1)
})
