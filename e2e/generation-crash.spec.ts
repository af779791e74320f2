import pg from 'pg'
import { embeddedUrl } from '../bin/postgres/postgres'
import { expect, initialOwner, type RunningAssay, test } from './fixtures'

const rows = 10_000
const kills = 5
/** What the simulator is asked at once. */
const inFlight = 64

test('a run of 10,000 rows survives five kills of its worker, and one of 1,500 three crashes of the database: no row missing, none twice', async ({
  playwright,
  startAssay,
}) => {
  test.skip(Boolean(process.env.DATABASE_URL), 'the worker and the database belong to somebody else here')
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
  const start = async (count: number, more = {}): Promise<string> => {
    const cells = ['safe', 'privacy', 'spam-scams', 'self-harm'].map((label) => ({ label, count: count / 4 }))
    const plan = { datasetId, template: 'persona-content', models: [model.id], cells, near: false, ...more }
    return (await ask('POST', `/projects/${id}/generation`, plan)).runId
  }
  const ended = (runId: string) =>
    expect
      .poll(async () => (await ask('GET', `/projects/${id}/runs/${runId}`).catch(() => null))?.status, {
        timeout: 150_000,
        intervals: [200],
      })
      .toBe('done')
  const moreLand = async (runId: string, more: number) => {
    // Just after a crash, the database may not say yet.
    let before: number | null = null
    const come = async () => {
      // What a batch that failed waits before it is tried again is seen elsewhere, and costs time here.
      await query(assay, `UPDATE "Batch" SET "notBefore" = now() WHERE "runId" = $1 AND "notBefore" > now()`, [
        runId,
      ]).catch(() => null)
      const now = await landed(assay, runId).catch(() => null)
      before ??= now
      return now === null || before === null ? 0 : now - before
    }
    await expect.poll(come, { timeout: 60_000, intervals: [50] }).toBeGreaterThan(more)
  }
  const whole = async (runId: string, wanted: number) => {
    const { counts, ...run } = await ask('GET', `/projects/${id}/generation/${runId}`)
    expect({ wanted: run.wanted, kept: counts.kept }).toEqual({ wanted, kept: wanted })
    expect(counts.kept + counts.notKept + counts.failed + counts.cancelled + counts.waiting).toBe(counts.asked)
    const [samples] = await query(
      assay,
      `SELECT count(*)::int AS all, count(DISTINCT position)::int AS positions, count(DISTINCT "contentHash")::int AS texts FROM "Sample" WHERE "runId" = $1`,
      [runId],
    )
    expect(samples).toEqual({ all: wanted, positions: wanted, texts: wanted })
    return counts.asked as number
  }

  const runId = await start(rows)
  for (let kill = 0; kill < kills; kill++) {
    await moreLand(runId, 200)
    assay.kill('worker')
    // What it held and its share of the calls would wait to run out; that is seen elsewhere, and costs time here.
    await query(assay, `UPDATE "Batch" SET "leasedUntil" = now() WHERE "runId" = $1 AND status = 'open'`, [runId])
    await query(assay, `UPDATE "CallShare" SET "expiresAt" = now()`, [])
  }
  await ended(runId)
  const asked = await whole(runId, rows)
  const [calls] = await query<{ all: number }>(
    assay,
    `SELECT count(*)::int AS all FROM "ModelCall" WHERE "runId" = $1`,
    [runId],
  )
  expect((calls?.all ?? 0) - asked).toBeLessThanOrEqual(kills * inFlight)

  const pid = assay.state()?.children?.worker?.pid
  const second = await start(1_500, { seed: 2, rehearse: { fault: 'broken-json', rate: 0.05 } })
  for (let crash = 0; crash < 3; crash++) {
    await moreLand(second, 50)
    assay.kill('postgres')
    // The web stays and says so; when the database is back, so is all else.
    const away = await api.get('/api/v1/projects')
    if (!away.ok()) {
      expect(away.status()).toBe(503)
      expect(Number(away.headers()['retry-after'])).toBeGreaterThan(0)
    }
  }
  await ended(second)
  await whole(second, 1_500)
  expect(assay.state()?.children?.worker?.pid).toBe(pid)
  await api.dispose()
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
