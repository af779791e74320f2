import { chromium, type Page } from '@playwright/test'
import { printResult, printTable, spread, timed } from '../bin/bench-report'
import { chromiumArgs, findChromium } from '../bin/testing/chromium'
import { initialOwner, startAssay } from '../bin/testing/start-assay'
import { workAnHour } from '../bin/testing/review-hour'
import { newProject } from '../bin/testing/new-project'
import type { Ctx } from '../lib/ctx'
import { db, pool } from '../lib/db'
import { newId } from '../lib/ids'
import { claimItems } from '../lib/review/claim-items'
import { createQueue } from '../lib/review/create-queue'
import { fillSamples } from '../lib/samples/filled-samples-data'

const clients = 8
const perClaim = 24

/** Eight people who claim at once, and one who works through a thousand decisions while the network and the studio fail. */
export default async function bench({ quick }: { quick: boolean }) {
  // A studio that has just started is not what people work with.
  await claimAll(500, claimRightly)
  const claims = await claimAll(quick ? 1_000 : 5_000, claimRightly)
  const twin = await claimAll(quick ? 1_000 : 5_000, claimWrongly)
  printTable([
    {
      claims: 'locked, passing over what others lock',
      given: claims.given,
      twice: claims.twice,
      'a second': claims.perSecond,
    },
    { claims: 'twin: select, then update', given: twin.given, twice: twin.twice, 'a second': twin.perSecond },
  ])
  const hour = await workThrough(quick ? 100 : 1_000, quick ? 5_000 : 100_000, quick ? 5_000 : 120_000)
  printTable([
    {
      decisions: hour.asked,
      recorded: hour.recorded,
      doubled: hour.doubled,
      'p50 ms': hour.paint.p50,
      'p95 ms': hour.paint.p95,
      'max ms': hour.paint.max,
    },
  ])
  await pool.end()
  printResult({
    paint_p50_ms: +hour.paint.p50.toFixed(1),
    paint_p95_ms: +hour.paint.p95.toFixed(1),
    claims_per_s: claims.perSecond,
    duplicate_claims: claims.twice,
    twin_duplicate_claims: twin.twice,
    lost: hour.asked - hour.recorded,
    doubled: hour.doubled,
  })
}

type Take = (ctx: Ctx, queueId: string) => Promise<string[]>

async function claimAll(count: number, take: Take) {
  const { ctx, datasetId } = await newProject()
  await fillSamples(ctx, datasetId, count)
  const samples = await db.sample.findMany({ where: { datasetId }, select: { id: true } })
  const { id: queueId } = await createQueue(ctx, {
    dataset: datasetId,
    name: 'All',
    sampleIds: samples.map(({ id }) => id),
  })
  const people = Array.from(
    { length: clients },
    (): Ctx => ({ ...ctx, role: 'reviewer', actor: { type: 'user', id: newId(), name: 'A reviewer' } }),
  )
  const given: string[] = []
  const { milliseconds } = await timed(() =>
    Promise.all(
      people.map(async (person) => {
        for (
          let ids = await take(person, queueId);
          ids.length > 0 && given.length < count * 3;
          ids = await take(person, queueId)
        )
          given.push(...ids)
      }),
    ),
  )
  return {
    given: given.length,
    twice: given.length - new Set(given).size,
    perSecond: Math.round((given.length / milliseconds) * 1000),
  }
}

const claimRightly: Take = async (ctx, queueId) => {
  const { items } = await claimItems(ctx, {
    queueId,
    tabId: newId(),
    loadId: newId(),
    take: perClaim,
    holding: [],
    pastBudget: false,
  })
  return items.map(({ sample }) => sample.id)
}

const claimWrongly: Take = async ({ actor }, queueId) => {
  const { rows } = await pool.query<{ id: string; sampleId: string }>(
    `SELECT s.id, i."sampleId" FROM "QueueSeat" s JOIN "QueueItem" i ON i.id = s."itemId" WHERE s."queueId" = $1 AND s."userId" IS NULL ORDER BY s.position LIMIT ${perClaim}`,
    [queueId],
  )
  // One after the other, so that two who took the same ones do not wait for each other.
  for (const { id } of rows) await pool.query(`UPDATE "QueueSeat" SET "userId" = $1 WHERE id = $2`, [actor.id, id])
  return rows.map(({ sampleId }) => sampleId)
}

async function workThrough(asked: number, samples: number, cut: number) {
  const assay = await startAssay({ init: true, env: { DATABASE_URL: process.env.DATABASE_URL ?? '' } })
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumArgs })
  try {
    const page = await browser.newPage({ baseURL: assay.address })
    await signIn(page)
    // There is no demo: the claims came first, and it is made in an empty studio alone.
    const { ctx, datasetId } = await newProject('An hour')
    const { projectId } = ctx
    const owner = await db.user.findFirstOrThrow({ where: { email: initialOwner.email }, select: { id: true } })
    await fillSamples(ctx, datasetId, samples)
    await page.goto(`/projects/${projectId}/review?queue=unreviewed`)
    const began = new Date()
    const paints = await workAnHour(page, {
      decisions: asked,
      pace: [30, 400],
      cut: { after: Math.floor(asked / 3), milliseconds: cut },
      restart: { after: Math.floor((asked * 2) / 3), kill: () => assay.kill('web') },
    })
    await page.waitForTimeout(3_000)
    const made = await db.decision.findMany({
      where: { projectId, userId: owner.id, runId: null, createdAt: { gt: began } },
      select: { sampleId: true },
    })
    return {
      asked,
      recorded: made.length,
      doubled: made.length - new Set(made.map(({ sampleId }) => sampleId)).size,
      paint: spread(paints),
    }
  } finally {
    await browser.close()
    await assay.stop()
  }
}

async function signIn(page: Page) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(initialOwner.email)
  await page.getByLabel('Password').fill(initialOwner.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}
