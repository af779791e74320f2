import type { Page } from '@playwright/test'
import pg from 'pg'
import { embeddedUrl } from '../bin/postgres/postgres'
import { expect, initialOwner, type RunningAssay, test } from './fixtures'

const batches = 2000

test('killing the worker, the web, Postgres and the supervisor loses nothing and counts nothing twice', async ({
  playwright,
  startAssay,
}) => {
  test.skip(Boolean(process.env.DATABASE_URL), 'the database belongs to somebody else here, and cannot be killed')
  test.setTimeout(300_000)
  let assay = await startAssay({ init: true })
  const request = async (method: string, path: string, data?: object) => {
    const api = await playwright.request.newContext({
      baseURL: assay.address,
      extraHTTPHeaders: { authorization: `Bearer ${initialOwner.apiKey}` },
    })
    const response = await api.fetch(path, { method, ...(data && { data }) })
    const body = response.ok() ? (await response.json()).data : null
    await api.dispose()
    return body
  }

  const project = await request('POST', '/api/v1/projects', { name: 'Crash' })
  await plantAlteredSamples(assay, project)
  const run = await request('POST', `/api/v1/projects/${project.id}/datasets/${project.datasetId}/check`, {
    batchSize: 1,
  })

  for (const name of ['worker', 'web', 'postgres'] as const) {
    const before = await found(assay, run.id)
    await expect.poll(() => found(assay, run.id), { timeout: 60_000 }).toBeGreaterThan(before + 30)
    assay.kill(name)
    if (name === 'web') expect(await knock(assay.address)).toEqual([])
  }
  const before = await found(assay, run.id)
  await expect.poll(() => found(assay, run.id), { timeout: 60_000 }).toBeGreaterThan(before + 30)
  expect(await found(assay, run.id)).toBeLessThan(batches)
  assay.kill('supervisor')
  assay = await startAssay({ init: true, folder: assay.folder })

  await expect
    .poll(async () => (await request('GET', `/api/v1/projects/${project.id}/runs/${run.id}`))?.status, {
      timeout: 120_000,
    })
    .toBe('done')
  const end = await request('GET', `/api/v1/projects/${project.id}/runs/${run.id}`)
  expect(end).toMatchObject({
    units: { total: batches, done: batches, failed: 0 },
    batches: { done: batches, open: 0 },
  })
  // Every sample was altered, so each batch left exactly one line in the log.
  expect(await lines(assay, run.id)).toEqual({ all: batches, different: batches })
})

test('a stranger signs in by the one-time link, which then works no more', async ({ stranger, startAssay }) => {
  test.setTimeout(180_000)
  const assay = await startAssay()
  expect(assay.setupLink).toBeTruthy()
  await claim(stranger, assay.setupLink ?? '', 'ada@example.org')
  await expect(stranger.getByRole('heading', { name: 'User prompts' })).toBeVisible()
  await expect(stranger.getByText('Self-harm', { exact: false }).first()).toBeVisible()

  await stranger.context().clearCookies()
  await stranger.goto(assay.setupLink ?? '')
  await expect(stranger.getByRole('button', { name: 'Set up the studio' })).toBeHidden()
  expect(await assay.stop()).toBe(0)
})

async function claim(page: Page, link: string, email: string) {
  await page.goto(link)
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('a long password for stories')
  await page.getByRole('button', { name: 'Set up the studio' }).click()
}

async function ask<T extends pg.QueryResultRow>(assay: RunningAssay, text: string, values: unknown[]): Promise<T[]> {
  const port = assay.state()?.postgres?.port
  const client = new pg.Client({
    connectionString: embeddedUrl(assay.folder, port ?? 0),
    connectionTimeoutMillis: 5_000,
  })
  // A connection that dies under a query tells it through the query.
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

async function plantAlteredSamples(assay: RunningAssay, project: { id: string; datasetId: string }) {
  await ask(
    assay,
    `INSERT INTO "Sample" (id, "projectId", "datasetId", prompt, "policyVersionId", labels, characters, "contentHash")
     SELECT gen_random_uuid(), $1, $2, 'Text ' || n, (SELECT "policyVersionId" FROM "Dataset" WHERE id = $2), '{safe}', 9, gen_random_uuid()
     FROM generate_series(1, $3::int) n`,
    [project.id, project.datasetId, batches],
  )
}

async function lines(assay: RunningAssay, runId: string) {
  const [row] = await ask<{ all: number; different: number }>(
    assay,
    `SELECT count(*)::int AS all, count(DISTINCT message)::int AS different FROM "RunEvent" WHERE "runId" = $1 AND level = 'warn'`,
    [runId],
  )
  return row
}

/** Asks again and again until the studio answers; what it took in and never answered comes back. */
async function knock(address: string) {
  const asked: Promise<'answered' | 'refused' | 'left waiting'>[] = []
  for (let last = ''; last !== 'answered'; ) {
    const one = fetch(`${address}/api/ready`, { signal: AbortSignal.timeout(45_000) }).then(
      () => 'answered' as const,
      ({ name }: Error) => (name === 'TimeoutError' ? ('left waiting' as const) : ('refused' as const)),
    )
    asked.push(one)
    last = await Promise.race([one, new Promise<string>((resolve) => setTimeout(resolve, 50, 'not yet'))])
  }
  return (await Promise.all(asked)).filter((came) => came === 'left waiting')
}

/** How far it is; while Postgres comes back, as far as nothing. */
const found = (assay: RunningAssay, runId: string) =>
  lines(assay, runId).then(
    (row) => row?.all ?? 0,
    () => 0,
  )
