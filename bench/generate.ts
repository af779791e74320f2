import { printResult, printTable } from '../bin/bench-report'
import { db, pool } from '../lib/db'
import { newProject } from '../bin/testing/new-project'
import { modelApart, runToItsEnd, serveApart } from '../bin/testing/provider-apart'
import { generationJobs } from '../lib/generation/jobs'
import { startGenerationInput } from '../lib/generation/schema'
import { startGeneration } from '../lib/generation/start-generation'
import { addStarters } from '../lib/personas/add-starters'
import { startWorker } from '../lib/worker'

const latencyMs = 300
const label = 'safe'

/**
 * Rows a second of one worker process against a provider that answers after 300 ms: asked, read, compared with the dataset, written and
 * counted, with the ledger. The ideal is calls in flight over the latency. Beside it, a bare loop of fetches to the same server.
 */
export default async function bench({ quick }: { quick: boolean }) {
  // Half a minute of each, so that what is measured is the run and not its first second.
  const rounds = quick ? 10 : 100
  const worker = await startWorker({ jobs: generationJobs, graceSeconds: 1 })
  const slow = await serveApart(latencyMs, label)
  const fast = await serveApart(0, label)
  try {
    await generate(fast.url, 64, 200)
    const rows: ReturnType<typeof rowOf>[] = []
    for (const inFlight of [16, 64, 256]) {
      const count = inFlight * rounds
      const bare = await fetchLoop(slow.url, inFlight, inFlight * 10)
      const ours = await generate(slow.url, inFlight, count)
      rows.push(rowOf('generation', inFlight, latencyMs, ours), rowOf('bare fetch', inFlight, latencyMs, bare))
    }
    const many = quick ? 2_000 : 8_000
    const bare = await fetchLoop(fast.url, 64, many)
    const ours = await generate(fast.url, 64, many)
    rows.push(rowOf('generation', 64, 0, ours), rowOf('bare fetch', 64, 0, bare))
    printTable(rows)
    const of = (inFlight: number) =>
      Number(
        rows.find((row) => row.way === 'generation' && row['in flight'] === inFlight && row['latency ms'] > 0)
          ?.efficiency,
      )
    printResult({
      efficiency_16: of(16),
      efficiency_64: of(64),
      efficiency_256: of(256),
      rows_per_s_0ms: Math.round(ours.count / ours.seconds),
      cpu_ms_per_row: +(ours.cpuMs / ours.count).toFixed(3),
    })
  } finally {
    await worker.stop()
    for (const { child } of [slow, fast]) child.kill()
    await pool.end()
  }
}

type Measured = { count: number; seconds: number; cpuMs: number }

const rowOf = (way: string, inFlight: number, latency: number, { count, seconds, cpuMs }: Measured) => ({
  way,
  'in flight': inFlight,
  'latency ms': latency,
  rows: count,
  seconds: +seconds.toFixed(2),
  'rows/s': Math.round(count / seconds),
  efficiency: latency > 0 ? +(count / seconds / ((inFlight * 1000) / latency)).toFixed(3) : '–',
  'CPU ms/row': +(cpuMs / count).toFixed(2),
})

/** From the moment the run is there until its last row is. */
async function generate(url: string, inFlight: number, count: number): Promise<Measured> {
  const { ctx, datasetId } = await newProject()
  await addStarters(ctx, { tags: [] })
  const models = [await modelApart(ctx, url, inFlight)]
  const plan = startGenerationInput.parse({ datasetId, template: 'persona-content', models, cells: [{ label, count }] })
  const { runId, cpuMs } = await runToItsEnd(async () => (await startGeneration(ctx, plan)).runId)
  const [took] = await db.$queryRaw<{ seconds: number; kept: number }[]>`
    SELECT extract(epoch FROM max(g."landedAt") - min(r."createdAt"))::float8 AS seconds, count(*) FILTER (WHERE g.outcome = 'kept')::int AS kept
    FROM "GenerationRow" g JOIN "Run" r ON r.id = g."runId" WHERE r.id = ${runId}::uuid`
  const samples = await db.sample.count({ where: { runId } })
  if (took?.kept !== count || samples !== count)
    throw new Error(`${count} rows were asked, ${took?.kept} kept, ${samples} written`)
  return { count, seconds: took.seconds, cpuMs }
}

async function fetchLoop(url: string, inFlight: number, count: number): Promise<Measured> {
  const body = JSON.stringify({ model: 'small', messages: [{ role: 'user', content: 'Write one text. '.repeat(60) }] })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  const cpu = process.cpuUsage()
  const begun = performance.now()
  let next = 0
  const loop = async () => {
    while (next++ < count) await (await fetch(`${url}/chat/completions`, init)).json()
  }
  await Promise.all(Array.from({ length: inFlight }, loop))
  const { user, system } = process.cpuUsage(cpu)
  return { count, seconds: (performance.now() - begun) / 1000, cpuMs: (user + system) / 1000 }
}
