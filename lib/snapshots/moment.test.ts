import { expect, test, vi } from 'vitest'
import { linesOf, take } from '../../bin/testing/downloads'
import { newProject } from '../../bin/testing/new-project'
import { fillEvenly, keepSwapping } from '../../bin/testing/swap-labels'
import { takeWhole } from '../../bin/testing/take'
import { db, pool } from '../db'
import { newId } from '../ids'
import { literalSql } from './export/literal-sql'
import { takeSnapshotInput } from './schema'
import { peoplePerSample } from './taking/conditions'
import { copyRows, sendPlaces } from './taking/copy-rows'
import { groupSamples } from './taking/group-samples'
import { readSamples } from './taking/read-samples'

// Many transactions one after another: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const unsafe = (rows: { polarity: string }[]) => rows.filter(({ polarity }) => polarity === 'unsafe').length

test('an export sees one moment however writers swap labels; pages read one after another do not', async () => {
  const { ctx, datasetId } = await newProject()
  await fillEvenly(ctx.projectId, datasetId, 6_000)
  const writer = keepSwapping(datasetId)
  const ours: number[] = []
  const paged: number[] = []
  for (let round = 0; round < 6; round++) {
    ours.push(unsafe(linesOf(await take(ctx, { dataset: datasetId, columns: ['polarity'] }))))
    paged.push(unsafe(await inPages(datasetId)))
  }
  await writer.stop()
  expect(ours).toEqual(Array.from({ length: 6 }, () => 3_000))
  expect(new Set(paged).size).toBeGreaterThan(1)
})

async function inPages(datasetId: string) {
  const rows: { id: string; polarity: string }[] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await pool.query(
      'SELECT id, polarity::text AS polarity FROM "Sample" WHERE "datasetId" = $1 AND id > $2 ORDER BY id LIMIT 300',
      [datasetId, after],
    )
    if (page.rows.length === 0) return rows
    rows.push(...page.rows)
    after = page.rows.at(-1).id
  }
}

test('a snapshot is of one moment however writers swap labels, and keeps none of them waiting; the same steps in read committed are torn', async () => {
  const { ctx, datasetId } = await newProject()
  await fillEvenly(ctx.projectId, datasetId, 4_000)
  const settings = { accepted: false, filter: { labels: ['privacy'] } }
  const writer = keepSwapping(datasetId)
  const before = writer.swaps()
  const { id } = await takeWhole(ctx, settings)
  const meanwhile = writer.swaps() - before
  const taken = await db.snapshotRow.findMany({ where: { snapshotId: id }, select: { polarity: true } })
  const byHand = async (isolation: string) => {
    const parsed = takeSnapshotInput.parse(settings)
    const of = { projectId: ctx.projectId, datasetId }
    const snapshotId = newId()
    const client = await pool.connect()
    try {
      await client.query(`BEGIN ISOLATION LEVEL ${isolation}`)
      await client.query("SELECT set_config('assay.taking', $1, true)", [snapshotId])
      await client.query(`CREATE TEMP TABLE snapshot_people ON COMMIT DROP AS ${literalSql(peoplePerSample(of))}`)
      const samples = await readSamples(client, of, parsed, null)
      await sendPlaces(client, samples, await groupSamples(samples, parsed, new AbortController().signal))
      await copyRows(client, snapshotId)
      const { rows } = await client.query(
        'SELECT polarity::text AS polarity FROM "SnapshotRow" WHERE "snapshotId" = $1',
        [snapshotId],
      )
      return rows
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  }
  const [whole, torn] = [await byHand('REPEATABLE READ'), await byHand('READ COMMITTED')]
  await writer.stop()
  expect([taken.length, unsafe(taken), whole.length, unsafe(whole)]).toEqual([2_000, 2_000, 2_000, 2_000])
  expect(meanwhile).toBeGreaterThan(2)
  expect(unsafe(torn)).toBeLessThan(2_000)
})
