import type { Ctx } from '../../ctx'
import { conflict } from '../../errors'
import { normalise, type Vectors } from './near-vectors'

const pageSize = 2_000

type Row = { id: string; vector: Uint8Array }

/** The vectors of a dataset's samples, in shared memory and of length one. */
export async function readVectors(ctx: Ctx, datasetId: string, modelId: string) {
  const ids: string[] = []
  const pages: Row[] = []
  for (let after: string | null = null; ; ) {
    const rows: Row[] = await ctx.db.$queryRaw<Row[]>`
      SELECT m."sampleId" AS id, m.vector FROM "SampleMeaning" m JOIN "Sample" s ON s.id = m."sampleId" AND s."datasetId" = ${datasetId}::uuid
      WHERE m."projectId" = ${ctx.projectId}::uuid AND m."modelId" = ${modelId}::uuid AND (${after}::uuid IS NULL OR m."sampleId" > ${after}::uuid)
      ORDER BY m."sampleId" LIMIT ${pageSize}`
    pages.push(...rows)
    ids.push(...rows.map(({ id }) => id))
    if (rows.length < pageSize) break
    after = rows.at(-1)?.id ?? null
  }
  const bytes = pages[0]?.vector.byteLength ?? 0
  if (pages.some(({ vector }) => vector.byteLength !== bytes))
    throw conflict('The model gave vectors of several lengths')
  const all = new Uint8Array(new SharedArrayBuffer(Math.max(4, bytes * pages.length)))
  for (const [at, { vector }] of pages.entries()) all.set(vector, at * bytes)
  const vectors: Vectors = { values: new Float32Array(all.buffer), dimensions: bytes / 4, count: pages.length }
  normalise(vectors)
  return { ids, vectors }
}
