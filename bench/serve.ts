import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { printResult, printTable, spread } from '../bin/bench-report'
import { mildExamples } from '../bin/testing/mild-texts'
import { newProject } from '../bin/testing/new-project'
import { startAssay } from '../bin/testing/start-assay'
import { fillLabelled } from '../bin/testing/train-studio'
import { workUntilEnded } from '../bin/testing/work-until-ended'
import { makeKey } from '../lib/access/make-key'
import { pool } from '../lib/db'
import { trainModelInput } from '../lib/models/schema'
import { trainModel } from '../lib/models/train-model'

const texts = mildExamples(1_000, { seed: 5 }).map(({ prompt }) => prompt)

/**
 * Short texts asked of a trained model over HTTP, as OpenAI's clients would and at the studio's own address: a studio
 * built for production (`npm test -- build` makes it), on loopback, with the key and its limit checked at each call.
 * Each caller asks again as soon as it is answered.
 */
export default async function bench({ quick }: { quick: boolean }) {
  const { ctx, datasetId } = await newProject('Served')
  await fillLabelled(ctx, datasetId, 2_000)
  const { id: modelId, runId } = await trainModel(ctx, trainModelInput.parse({}))
  await workUntilEnded(runId)
  const { key } = await makeKey(ctx, { name: 'Caller', role: 'viewer' })
  const assay = await startAssay({
    init: true,
    env: { DATABASE_URL: process.env.DATABASE_URL ?? '', ASSAY_API_PER_MINUTE: '1000000' },
  })
  try {
    const moderations = { path: '/v1/moderations', body: (input: string) => ({ input }) }
    const score = {
      path: `/api/v1/projects/${ctx.projectId}/models/${modelId}/score`,
      body: (prompt: string) => ({ texts: [{ prompt }] }),
    }
    const web = assay.state()?.children?.web?.pid
    if (!web) throw new Error('The studio has no web process')
    const ask = (served: Served, callers: number, calls: number) =>
      measure({ ...served, address: assay.address, key, callers, calls, web })
    for (const served of [moderations, score]) await ask(served, 8, quick ? 500 : 3_000)
    const rows = []
    for (const served of [moderations, score])
      for (const callers of [1, 4, 16, 64])
        rows.push({
          path: served === score ? '…/score' : served.path,
          ...(await ask(served, callers, quick ? 500 : 2_000)),
        })
    printTable(rows)
    const [one, four, sixteen, many] = rows
    printResult({
      serve_p50_ms_1: one!['p50 ms'],
      serve_p95_ms_1: one!['p95 ms'],
      serve_p95_ms_4: four!['p95 ms'],
      serve_p95_ms_16: sixteen!['p95 ms'],
      serve_p95_ms_64: many!['p95 ms'],
      serve_calls_per_s: sixteen!['calls/s'],
      serve_cpu_ms_per_call: sixteen!['CPU ms/call'],
    })
  } finally {
    await assay.stop()
    await pool.end()
  }
}

type Served = { path: string; body: (text: string) => object }
type Asking = Served & { address: string; key: string; callers: number; calls: number; web: number }

async function measure({ address, path, body, key, callers, calls, web }: Asking) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: callers })
  const taken: number[] = []
  let next = 0
  const caller = async () => {
    while (next < calls) {
      const begun = performance.now()
      await post(new URL(path, address), { agent, key, body: JSON.stringify(body(texts[next++ % texts.length]!)) })
      taken.push(performance.now() - begun)
    }
  }
  const [begun, before] = [performance.now(), processorMilliseconds(web)]
  await Promise.all(Array.from({ length: callers }, caller))
  const seconds = (performance.now() - begun) / 1_000
  agent.destroy()
  const { p50, p95, p99 } = spread(taken)
  return {
    callers,
    'p50 ms': +p50.toFixed(1),
    'p95 ms': +p95.toFixed(1),
    'p99 ms': +p99.toFixed(1),
    'calls/s': Math.round(taken.length / seconds),
    'CPU ms/call': +((processorMilliseconds(web) - before) / taken.length).toFixed(2),
  }
}

function post(url: URL, { agent, key, body }: { agent: http.Agent; key: string; body: string }) {
  return new Promise<void>((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.once('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`Answered ${response.statusCode}`)),
      )
    })
    request.once('error', reject)
    request.end(body)
  })
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** What a process has used of the processors, all its threads together. */
function processorMilliseconds(pid: number) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1_000
}
