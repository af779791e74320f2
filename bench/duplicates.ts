import { spawn } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import { peakMegabytes, printResult, printTable, residentMegabytes, spread, timed } from '../bin/bench-report'
import type { Ctx } from '../lib/ctx'
import { db, pool } from '../lib/db'
import { compareBatch } from '../lib/duplicates/compare-batch'
import { findGroups, type Groups } from '../lib/duplicates/engine/find-groups'
import { openTexts } from '../lib/duplicates/engine/texts'
import { findCopies } from '../lib/duplicates/find-copies'
import { allNearPairs } from '../lib/duplicates/planted/all-near-pairs'
import { plantedTexts } from '../lib/duplicates/planted/planted-texts'
import { newId } from '../lib/ids'

/**
 * Finding copies among planted ones: in memory at two thresholds, with one thread and with as many as the machine has;
 * from Postgres to groups written back; and one text at a time. All against a comparison of all with all, on a part.
 */
export default async function bench({ quick }: { quick: boolean }) {
  try {
    const sizes = quick ? [20_000] : [100_000, 1_000_000]
    // First, while this process holds nothing else: its memory is measured.
    const stored = await inPostgres(sizes.at(-1) ?? 0)
    const rows: Awaited<ReturnType<typeof inMemory>> = []
    for (const size of sizes) rows.push(...(await inMemory(size)))
    printTable(rows)
    const last = rows.at(-1)
    const judged = await againstAll(quick ? 2_000 : 5_000)
    printResult({
      texts: sizes.at(-1) ?? 0,
      texts_per_s: Math.round(Number(last?.['texts/s'] ?? 0)),
      rss_mb: Math.round(stored.peak),
      recall: +judged.recall.toFixed(5),
      precision: +judged.precision.toFixed(5),
      incremental_p50_ms: +stored.single.p50.toFixed(2),
      incremental_p95_ms: +stored.single.p95.toFixed(2),
      pass_s: +stored.passSeconds.toFixed(1),
      same_groups: rows.every(({ groups, texts, at }) =>
        rows.every((other) => other.texts !== texts || other.at !== at || other.groups === groups),
      ),
    })
  } finally {
    await pool.end()
  }
}

async function inMemory(size: number) {
  const textAt = plantedTexts(size)
  const open = openTexts({ texts: size, bytes: size * 360 })
  for (let at = 0; at < size; at++) open.add(textAt(at).text)
  const texts = open.close()
  const rows = []
  for (const threshold of [0.8, 0.7])
    for (const threads of [1, os.availableParallelism()]) {
      const before = residentMegabytes() ?? 0
      const { outcome, milliseconds } = await timed(() => findGroups(texts, { threshold, threads }))
      rows.push({
        texts: size,
        at: threshold,
        threads,
        seconds: milliseconds / 1000,
        'texts/s': (size / milliseconds) * 1000,
        groups: groupsMark(outcome),
        compared: outcome.found.compared,
        capped: outcome.found.cappedBuckets,
        'MB more': Math.round((residentMegabytes() ?? 0) - before),
      })
    }
  return rows
}

/** One number for all groups: two that differ in a single member differ in it. */
function groupsMark({ root }: Groups) {
  let mark = 17
  for (let at = 0; at < root.length; at++) mark = (Math.imul(mark, 31) + root[at]!) | 0
  return (mark >>> 0).toString(16)
}

async function againstAll(size: number) {
  const textAt = plantedTexts(size)
  const all = Array.from({ length: size }, (_, at) => textAt(at).text)
  const open = openTexts({ texts: size, bytes: size * 360 })
  for (const text of all) open.add(text)
  const texts = open.close()
  const rows = []
  for (const threshold of [0.8, 0.7]) {
    const pairs = allNearPairs(all, threshold)
    const { root, partner } = await findGroups(texts, { threshold, threads: 0 })
    const near = new Set(pairs.map(({ first, second }) => first * size + second))
    const named = [...partner].flatMap((other, at) =>
      other === -1 ? [] : [Math.min(at, other) * size + Math.max(at, other)],
    )
    rows.push({
      'against all, texts': size,
      at: threshold,
      pairs: pairs.length,
      recall: pairs.filter(({ first, second }) => root[first] === root[second]).length / pairs.length,
      precision: named.filter((pair) => near.has(pair)).length / named.length,
    })
  }
  printTable(
    rows.map(({ recall, precision, ...row }) => ({
      ...row,
      recall: recall.toFixed(5),
      precision: precision.toFixed(5),
    })),
  )
  return {
    recall: Math.min(...rows.map(({ recall }) => recall)),
    precision: Math.min(...rows.map(({ precision }) => precision)),
  }
}

/** A pass as a worker does it, and then one look-up after another: half of the texts are there, half are changed a little. */
async function inPostgres(size: number) {
  const textAt = plantedTexts(size)
  const project = await db.project.create({ data: { name: 'Bench' }, select: { id: true } })
  const [projectId, datasetId] = [project.id, newId()]
  await fillApart(size, projectId, datasetId)
  const actor = { type: 'system' as const, id: newId(), name: 'Bench' }
  const ctx: Ctx = { actor, role: 'owner', projectId, db }
  const pass = await onePass(ctx, datasetId)
  printTable([{ 'in Postgres, texts': size, 'pass s': pass.seconds, 'peak MB': pass.peak }])
  const indexing = await timed(() => findCopies(ctx, { datasetId, texts: [{ prompt: 'the first to ask' }] }))
  const asked = Array.from({ length: size > 100_000 ? 2_000 : 500 }, (_, at) => textAt((at * 7_919) % size).text)
  const took: number[] = []
  let found = 0
  for (const [at, text] of asked.entries()) {
    const prompt = at % 2 === 0 ? text : text.replace(/\s\S+\s/, ' changed ')
    const { outcome, milliseconds } = await timed(() => findCopies(ctx, { datasetId, texts: [{ prompt }] }))
    took.push(milliseconds)
    if (outcome[0]) found++
  }
  const single = spread(took.slice(50))
  printTable([
    {
      'index s': indexing.milliseconds / 1000,
      'look-up p50 ms': single.p50,
      'p95 ms': single.p95,
      'found of all': found / asked.length,
    },
  ])
  return { single, passSeconds: pass.seconds, peak: pass.peak }
}

async function onePass(ctx: Ctx, datasetId: string) {
  const run = await db.run.create({
    data: { projectId: ctx.projectId, datasetId, number: 1, kind: 'find-duplicates', title: 'Bench', actor: ctx.actor },
  })
  const batch = await db.batch.create({
    data: { runId: run.id, projectId: ctx.projectId, position: 0, first: 0, size: 1, fence: newId() },
  })
  const never = new AbortController().signal
  let peak = 0
  const watch = setInterval(() => (peak = Math.max(peak, residentMegabytes() ?? 0)), 50)
  const { milliseconds } = await timed(() =>
    compareBatch(ctx, {
      run: { ...run, plan: { threshold: 0.7 } },
      batch: { ...batch, input: null },
      winding: never,
      signal: never,
      keep: (write) => write(ctx),
    }),
  )
  clearInterval(watch)
  return { seconds: milliseconds / 1000, peak: Math.max(peak, residentMegabytes() ?? peakMegabytes() ?? 0) }
}

async function fillApart(...args: [size: number, projectId: string, datasetId: string]) {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'bin/testing/fill-planted.ts', ...args.map(String)],
    {
      stdio: 'inherit',
    },
  )
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('The dataset could not be filled')
}
