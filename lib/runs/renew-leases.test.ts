import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { db } from '../db'
import { newId } from '../ids'
import { job } from '../job'
import { attemptBatch } from './attempt-batch'
import { claimBatches } from './claim-batches'
import { openRun } from './open-run'
import { renewLeases } from './renew-leases'
import { split } from './rules'

async function twoBatches() {
  const { ctx } = await newProject()
  const kind = `test-${newId()}`
  const workerId = newId()
  await openRun(ctx, { kind, title: 'Test', plan: {}, batches: split(2, 1) })
  const claims = await claimBatches({ workerId, kinds: [kind], limit: 2 })
  const [first, second] = claims.toSorted((a, b) => a.position - b.position)
  if (!first || !second) throw new Error('Nothing to claim')
  return { ctx, kind, workerId, first, second }
}
const leaseOf = async (id: string) => (await db.batch.findUniqueOrThrow({ where: { id } })).leasedUntil?.getTime() ?? 0
const age = (id: string) =>
  db.$executeRaw`UPDATE "Batch" SET "leasedUntil" = now() + interval '1 second' WHERE id = ${id}::uuid`
const soon = <T>(asked: Promise<T>) =>
  Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 2_000, 'waits'))])

test('a batch whose rows are being written holds up the lease of no other, and does not look lost', async () => {
  const { workerId, first, second } = await twoBatches()
  await Promise.all([age(first.id), age(second.id)])
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE "Batch" SET done = 0 WHERE id = ${first.id}::uuid`
    const statuses = await soon(renewLeases({ workerId, fences: [first.fence, second.fence] }))
    expect(statuses).toEqual(
      new Map([
        [first.fence, 'running'],
        [second.fence, 'running'],
      ]),
    )
    expect(await leaseOf(second.id)).toBeGreaterThan(Date.now() + 5_000)
    // The twin, which takes all locks at once, waits for the one that is held.
    const twin = db.$queryRaw`
      SELECT id FROM "Batch" WHERE fence = ANY(${[first.fence, second.fence]}::uuid[]) ORDER BY id FOR UPDATE`
    expect(await soon(twin)).toBe('waits')
  })
})

test('who writes for longer than a lease is renewed sees to it', async () => {
  const { ctx, kind, first } = await twoBatches()
  const slow = job({
    kind,
    work: async (_ctx, { batch, keep }) => {
      await age(batch.id)
      await keep(() => new Promise((resolve) => setTimeout(resolve, 1_100)))
      expect(await leaseOf(batch.id)).toBeGreaterThan(Date.now() + 5_000)
    },
  })
  const never = new AbortController().signal
  await attemptBatch(ctx, slow, first, { winding: never, signal: never })
  expect(await db.batch.findUnique({ where: { id: first.id } })).toMatchObject({ status: 'done', error: null })
})
