import { printResult, printTable } from '../bin/bench-report'
import { addJudge, judgedProject, modelOf, rulesOf } from '../bin/testing/judged-project'
import { modelApart, runToItsEnd, serveApart } from '../bin/testing/provider-apart'
import type { Ctx } from '../lib/ctx'
import { db, pool } from '../lib/db'
import { compactBallots } from '../lib/judges/compact-ballots'
import { describeAgreement } from '../lib/judges/describe-agreement'
import { judgesJobs } from '../lib/judges/jobs'
import { listJudges } from '../lib/judges/list-judges'
import { previewSift } from '../lib/judges/preview-sift'
import { startPanel } from '../lib/judges/start-panel'
import { fillSamples } from '../lib/samples/filled-samples-data'
import { startWorker } from '../lib/worker'

const latencyMs = 300

/**
 * Verdicts a second of one worker process against a provider that answers after 300 ms: asked, read, written, counted, with the ledger.
 * The ideal is calls in flight over the latency. Then agreement over many samples and three judges, from the counters.
 */
export default async function bench({ quick }: { quick: boolean }) {
  const provider = await serveApart(latencyMs, 'verdicts')
  const worker = await startWorker({ jobs: judgesJobs, graceSeconds: 1 })
  try {
    await judge(provider.url, 64, 128)
    const rows = []
    for (const inFlight of [16, 64, 256]) rows.push(await judge(provider.url, inFlight, inFlight * (quick ? 10 : 100)))
    printTable(rows)
    const agreement = await agree(quick ? 20_000 : 100_000)
    printResult({
      ...Object.fromEntries(rows.map((row) => [`efficiency_${row['in flight']}`, row.efficiency])),
      ...agreement,
    })
  } finally {
    await worker.stop()
    provider.child.kill()
    await pool.end()
  }
}

async function judge(url: string, inFlight: number, count: number) {
  const project = await judgedProject([])
  const { ctx, datasetId } = project
  await fillSamples(ctx, datasetId, count)
  const judgeId = await addJudge(project, 'Bench', modelOf(await modelApart(ctx, url, inFlight)))
  const { runId, cpuMs } = await runToItsEnd(
    async () => (await startPanel(ctx, { judgeIds: [judgeId], filter: {}, unjudged: true })).id,
  )
  const [took] = await db.$queryRaw<{ seconds: number; read: number }[]>`
    SELECT extract(epoch FROM max(v."createdAt") - min(r."createdAt"))::float8 AS seconds, count(*) FILTER (WHERE v.outcome = 'read')::int AS read
    FROM "Verdict" v JOIN "Run" r ON r.id = v."runId" WHERE r.id = ${runId}::uuid`
  if (took?.read !== count) throw new Error(`${count} were asked, ${took?.read} read`)
  return {
    'in flight': inFlight,
    verdicts: count,
    seconds: +took.seconds.toFixed(2),
    'verdicts/s': Math.round(count / took.seconds),
    efficiency: +(count / took.seconds / ((inFlight * 1000) / latencyMs)).toFixed(3),
    'CPU ms/verdict': +(cpuMs / count).toFixed(2),
  }
}

async function agree(samples: number) {
  const project = await judgedProject([])
  const { ctx, datasetId } = project
  await fillSamples(ctx, datasetId, samples)
  const judgeIds: string[] = []
  for (const name of ['A', 'B', 'C']) judgeIds.push(await addJudge(project, name, rulesOf({ [name]: 'privacy' })))
  const wrote = await timed(() => fillVerdicts(ctx, datasetId, judgeIds))
  await compactBallots()
  await db.$executeRaw`VACUUM ANALYZE "BallotDelta"`
  const ask = { dataset: datasetId, judgeIds, rule: 'majority' as const, keep: 'asked' as const, filter: {} }
  return {
    samples,
    verdicts_written_per_s: Math.round((samples * 3) / (wrote / 1000)),
    agreement_ms: Math.round(await timed(() => describeAgreement(ctx, { dataset: datasetId, by: 'polarity' }))),
    agreement_by_label_ms: Math.round(await timed(() => describeAgreement(ctx, { dataset: datasetId, by: 'label' }))),
    judges_list_ms: Math.round(await timed(() => listJudges(ctx, { dataset: datasetId }))),
    sift_preview_ms: Math.round(await timed(() => previewSift(ctx, ask))),
  }
}

/** Uneven verdicts of each judge, a thousand at a time, as runs would write them. */
async function fillVerdicts(ctx: Ctx, datasetId: string, judgeIds: string[]) {
  const ids = await db.sample.findMany({ where: { datasetId }, orderBy: { id: 'asc' }, select: { id: true } })
  for (let from = 0; from < ids.length; from += 1_000) {
    const some = ids.slice(from, from + 1_000).map(({ id }) => id)
    await db.$executeRaw`
      INSERT INTO "Verdict" (id, "projectId", "datasetId", "sampleId", "judgeId", outcome, labels, polarity)
      SELECT gen_random_uuid(), ${ctx.projectId}::uuid, ${datasetId}::uuid, s, j, outcome::"Outcome", CASE WHEN outcome = 'read' THEN ARRAY[code] ELSE '{}'::text[] END,
        (CASE WHEN outcome <> 'read' THEN 'none' WHEN code = 'safe' THEN 'safe' ELSE 'unsafe' END)::"Polarity"
      FROM (SELECT s, j, (ARRAY['safe', 'safe', 'safe', 'spam-scams', 'privacy', 'self-harm'])[1 + abs(hashtext(s::text || left(j::text, 30 + abs(hashtext(s::text)) % 7))) % 6] AS code,
        CASE abs(hashtext(s::text || j::text)) % 97 WHEN 0 THEN 'unreadable' WHEN 1 THEN 'refused' ELSE 'read' END AS outcome
        FROM unnest(${some}::uuid[]) AS s, unnest(${judgeIds}::uuid[]) AS j) AS made`
  }
}

async function timed(work: () => Promise<unknown>) {
  const began = performance.now()
  await work()
  return performance.now() - began
}
