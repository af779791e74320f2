import { manySamples } from '../bin/bench-samples'
import { printResult, printTable, repeated, timed } from '../bin/bench-report'
import type { Ctx } from '../lib/ctx'
import { db, pool } from '../lib/db'
import { describeDuplicates } from '../lib/duplicates/describe-duplicates'
import { listGroups } from '../lib/duplicates/list-groups'
import { listLeakSides } from '../lib/duplicates/list-leak-sides'
import { listGroupsInput } from '../lib/duplicates/schema'
import { newId } from '../lib/ids'
import { compactBallots } from '../lib/judges/compact-ballots'
import { describeAgreement } from '../lib/judges/describe-agreement'
import { getBalance } from '../lib/stats/get-balance'
import { getMeasurement } from '../lib/stats/get-measurement'
import { getPace } from '../lib/stats/get-pace'
import { listDoubts } from '../lib/stats/list-doubts'
import { listFinds } from '../lib/stats/list-finds'
import { measureBatch } from '../lib/stats/measure-batch'
import { measureKind } from '../lib/stats/schema'

const goal = 300

/**
 * What each panel asks before it is drawn, on a dataset of a million samples with people's decisions, judges' verdicts,
 * groups of copies and a measurement; and how long the pass takes that most panels rest on.
 */
export default async function bench({ quick }: { quick: boolean }) {
  try {
    const samples = quick ? 50_000 : 1_000_000
    const { ctx, datasetId } = await manySamples(samples)
    const dataset = { dataset: datasetId }
    const measuring = await timed(() => measure(ctx, datasetId, samples))
    await decide(ctx, datasetId, samples)
    await judge(ctx, datasetId, samples)
    await group(ctx, datasetId, samples)
    await pool.query('VACUUM (ANALYZE)')
    const panels: Record<string, () => Promise<unknown>> = {
      balance: () => getBalance(ctx, dataset),
      measured: () => getMeasurement(ctx, dataset),
      copies: () => describeDuplicates(ctx, dataset),
      groups: () => listGroups(ctx, listGroupsInput.parse({ ...dataset, lane: 'collapse' })),
      leakage: () => listLeakSides(ctx),
      agreement: () => describeAgreement(ctx, { ...dataset, by: 'polarity' }),
      personal: () => listFinds(ctx, { ...dataset, take: 50 }),
      errors: () => listDoubts(ctx, { ...dataset, take: 50, from: 0 }),
      pace: () => getPace(ctx, dataset),
    }
    const rows: { panel: string; 'p50 ms': number; 'p95 ms': number }[] = []
    for (const [panel, ask] of Object.entries(panels)) {
      await ask()
      const { p50, p95 } = await repeated(20, ask)
      rows.push({ panel, 'p50 ms': p50, 'p95 ms': p95 })
    }
    printTable(rows)
    printResult({
      samples,
      ...Object.fromEntries(rows.map(({ panel, 'p95 ms': p95 }) => [`${panel}_p95_ms`, +p95.toFixed(1)])),
      slowest_p95_ms: +Math.max(...rows.map(({ 'p95 ms': p95 }) => p95)).toFixed(1),
      within_goal: rows.every(({ 'p95 ms': p95 }) => p95 <= goal),
      measure_s: +(measuring.milliseconds / 1000).toFixed(1),
    })
  } finally {
    await pool.end()
  }
}

/** A tenth was decided on by people in the last month. */
async function decide(ctx: Ctx, datasetId: string, samples: number) {
  const user = await db.user.create({ data: { name: 'Rita', email: 'rita@example.com' } })
  await pool.query(
    `INSERT INTO "Decision" (id, "projectId", "datasetId", "sampleId", "userId", act, "policyVersionId", "fromLabels", "toLabels", "fromState", "toState", "fromSource", "fromReviewed", "suggestionsVisible", seconds, "createdAt")
     SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7000800000' || lpad(to_hex(n), 10, '0'))::uuid, s."projectId", s."datasetId", s.id, $2, 'accept', s."policyVersionId",
       s.labels, s.labels, s.state, 'accepted', s."labelSource", false, true, 1 + n % 9, at
     FROM (SELECT n, now() - (n % 30) * interval '1 day' AS at FROM generate_series(1, $3::int) n) made
       JOIN "Sample" s ON s.id = ('01980000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid AND s."datasetId" = $1`,
    [datasetId, user.id, samples / 10],
  )
  await pool.query(
    `INSERT INTO "LabelDoubt" ("runId", "sampleId", "projectId", "datasetId", rank, given, suggested, confidence, margin)
     SELECT r.id, s.id, s."projectId", s."datasetId", (row_number() OVER (ORDER BY s.id) - 1)::int, s.labels[1], 'safe', 0.1, 0.2
     FROM (SELECT id FROM "Run" WHERE "datasetId" = $1 LIMIT 1) r, (SELECT * FROM "Sample" WHERE "datasetId" = $1 AND labels = '{privacy}' ORDER BY id LIMIT 20000) s`,
    [datasetId],
  )
  await db.run.updateMany({ where: { projectId: ctx.projectId }, data: { status: 'done' } })
}

/** A tenth was answered about by each of two judges. */
async function judge(ctx: Ctx, datasetId: string, samples: number) {
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  for (const name of ['One', 'Other']) {
    const { id } = await db.judge.create({
      data: { projectId: ctx.projectId, name, policyVersionId, format: 'json' },
      select: { id: true },
    })
    await pool.query(
      `INSERT INTO "Verdict" (id, "projectId", "datasetId", "sampleId", "judgeId", "runId", outcome, labels, polarity)
       SELECT gen_random_uuid(), s."projectId", s."datasetId", s.id, $2, $2, 'read', s.labels, s.polarity
       FROM (SELECT * FROM "Sample" WHERE "datasetId" = $1 ORDER BY id LIMIT $3) s`,
      [datasetId, id, samples / 10],
    )
  }
  await compactBallots()
}

/** Of seven samples two are copies, most of them in pairs. */
async function group(ctx: Ctx, datasetId: string, samples: number) {
  await pool.query(
    `INSERT INTO "DuplicateGroup" (id, "projectId", "datasetId", size, lane, exact, least)
     SELECT gen_random_uuid(), $2, $1, 2 + (n % 11) / 9 + (n % 101) / 100 * 60, (ARRAY['collapse', 'conflict', 'family'])[1 + n % 3]::"DuplicateLane", n % 2 = 0, 0.8
     FROM generate_series(1, $3::int) n`,
    [datasetId, ctx.projectId, Math.round(samples / 7)],
  )
  await db.duplicateState.upsert({
    where: { datasetId },
    create: { datasetId, projectId: ctx.projectId, passedAt: new Date() },
    update: { passedAt: new Date() },
  })
}

/** The pass as a worker does it. */
async function measure(ctx: Ctx, datasetId: string, samples: number) {
  const run = await db.run.create({
    data: { projectId: ctx.projectId, datasetId, number: 1, kind: measureKind, title: 'Bench', actor: ctx.actor },
  })
  const batch = await db.batch.create({
    data: { runId: run.id, projectId: ctx.projectId, position: 0, first: 0, size: samples, fence: newId() },
  })
  const never = new AbortController().signal
  await measureBatch(ctx, {
    run: { ...run, plan: {} },
    batch: { ...batch, input: null },
    winding: never,
    signal: never,
    keep: (write) => write(ctx),
  })
}
