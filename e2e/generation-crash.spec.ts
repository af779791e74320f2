import pg from 'pg'
import { embeddedUrl } from '../bin/postgres/postgres'
import { expect, initialOwner, type RunningAssay, startAssay, test } from './fixtures'

const rows = 10_000
const kills = 5
/** What the simulator is asked at once. */
const inFlight = 64

test('a run of 10,000 rows survives five kills of its worker: no row missing, none twice', async ({ playwright }) => {
  test.skip(Boolean(process.env.DATABASE_URL), 'the worker belongs to somebody else here, and cannot be killed')
  test.setTimeout(240_000)
  const assay = await startAssay({ init: true })
  const api = await playwright.request.newContext({
    baseURL: assay.address,
    extraHTTPHeaders: { authorization: `Bearer ${initialOwner.apiKey}` },
  })
  const ask = async (method: string, path: string, data?: object) =>
    (await (await api.fetch(`/api/v1${path}`, { method, ...(data && { data }) })).json()).data

  const { id, datasetId } = await ask('POST', '/projects', { name: 'Ten thousand rows' })
  const [model] = await ask('GET', `/projects/${id}/models`)
  const cells = ['safe', 'privacy', 'spam-scams', 'self-harm'].map((label) => ({ label, count: rows / 4 }))
  const plan = { datasetId, template: 'persona-content', models: [model.id], cells, near: false }
  const { runId } = await ask('POST', `/projects/${id}/generation`, plan)

  for (let kill = 0; kill < kills; kill++) {
    const before = await landed(assay, runId)
    await expect.poll(() => landed(assay, runId), { timeout: 60_000, intervals: [50] }).toBeGreaterThan(before + 200)
    assay.kill('worker')
    // What it held would wait for its lease to run out; that is seen elsewhere, and costs time here.
    await query(assay, `UPDATE "Batch" SET "leasedUntil" = now() WHERE "runId" = $1 AND status = 'open'`, [runId])
  }
  await expect
    .poll(async () => (await ask('GET', `/projects/${id}/runs/${runId}`)).status, { timeout: 150_000 })
    .toBe('done')

  const { counts, wanted } = await ask('GET', `/projects/${id}/generation/${runId}`)
  expect({ wanted, kept: counts.kept }).toEqual({ wanted: rows, kept: rows })
  expect(counts.kept + counts.notKept + counts.failed + counts.cancelled + counts.waiting).toBe(counts.asked)
  const [samples] = await query<{ all: number; positions: number; texts: number }>(
    assay,
    `SELECT count(*)::int AS all, count(DISTINCT position)::int AS positions, count(DISTINCT "contentHash")::int AS texts FROM "Sample" WHERE "runId" = $1`,
    [runId],
  )
  expect(samples).toEqual({ all: rows, positions: rows, texts: rows })
  const [calls] = await query<{ all: number }>(
    assay,
    `SELECT count(*)::int AS all FROM "ModelCall" WHERE "runId" = $1`,
    [runId],
  )
  // A group of rows that had been answered and not yet written counts as under way.
  expect((calls?.all ?? 0) - counts.asked).toBeLessThanOrEqual(kills * (inFlight + 250 * 4))
  await api.dispose()
  await assay.stop()
})

async function query<T extends pg.QueryResultRow>(assay: RunningAssay, text: string, values: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: embeddedUrl(assay.folder, assay.state()?.postgres?.port ?? 0) })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}

const landed = async (assay: RunningAssay, runId: string) => {
  const [row] = await query<{ all: number }>(assay, `SELECT count(*)::int AS all FROM "Sample" WHERE "runId" = $1`, [
    runId,
  ])
  return row?.all ?? 0
}
