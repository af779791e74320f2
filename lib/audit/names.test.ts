import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { audit } from '../audit'
import { db } from '../db'
import { newId } from '../ids'
import { listEntries } from './list-entries'
import { auditFilter } from './schema'

test('what an entry says by id has its name beside it: a dataset, a policy, a person, and what the log named', async () => {
  const { ctx, datasetId } = await newProject()
  const { name, policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const member = await db.user.create({
    data: {
      email: `${newId()}@example.org`,
      name: 'Ada',
      memberships: { create: { projectId: ctx.projectId, role: 'viewer' } },
    },
  })
  const [queueId, nameless] = [newId(), newId()]
  await audit(ctx, 'queue.create', queueId, { name: 'First hundred' })
  await audit(ctx, 'reviewer.pause', queueId, { before: { datasetId, policyVersionId }, after: { userId: member.id } })
  await audit(ctx, 'sample.create', nameless, { name: 'User prompts' })
  await audit(ctx, 'gold.keep', nameless)
  const [snapshotId, runId] = [newId(), newId()]
  await audit(ctx, 'snapshot.take', snapshotId, { name: '1.0.0' })
  await audit(ctx, 'snapshot.compare', snapshotId, { name: 'user-prompts-1.0.0-1.1.0.csv' })
  await audit(ctx, 'run.start', runId, { name: 'Compare two sets' })
  await audit(ctx, 'leaks.download', runId, { name: 'leaks.csv' })
  const untaken = newId()
  await audit(ctx, 'snapshot.start', untaken, { name: 'User prompts' })
  await audit(ctx, 'export.fetch', newId(), { after: { snapshotId, runId, untaken } })
  const { names } = await listEntries(ctx, auditFilter.parse({}))
  expect(names).toMatchObject({ [snapshotId]: '1.0.0', [runId]: 'Compare two sets' })
  expect(names).not.toHaveProperty(untaken)
  expect(names).toMatchObject({ [datasetId]: name, [member.id]: 'Ada', [queueId]: 'First hundred' })
  expect(names[policyVersionId]).toMatch(/ v1$/)
  expect(names).not.toHaveProperty(nameless)

  const { ctx: other } = await newProject()
  await audit(other, 'reviewer.pause', newId(), {
    before: { datasetId, policyVersionId, queueId },
    after: { userId: member.id },
  })
  expect((await listEntries(other, auditFilter.parse({ room: 'reviewer' }))).names).toEqual({})
})
