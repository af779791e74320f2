import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { findDataset } from '../samples/find-dataset'
import { unseenBy } from '../samples/unseen-by'
import { excerptsOf, readTexts } from './personal/rules'
import { turns } from './personal/schema'
import type { FindPage, FindsInput, PersonalKind } from './schema'

type Row = {
  sampleId: string
  kinds: PersonalKind[]
  labels: string[]
  prompt: string
  response: string | null
  conversation: unknown
}

/** Samples in which the newest pass found something personal, and that still hold it. */
export async function listFinds(ctx: Ctx, { dataset: wanted, kind, after, take }: FindsInput): Promise<FindPage> {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, wanted)
  const ofKind = kind ? Prisma.sql`AND ${kind} = ANY(f.kinds)` : Prisma.empty
  const from = Prisma.sql`"PersonalFind" f JOIN "Measurement" m ON m."runId" = f."runId"
    JOIN "Sample" s ON s.id = f."sampleId" AND s."datasetId" = f."datasetId"
    WHERE f."datasetId" = ${datasetId}::uuid AND f."projectId" = ${ctx.projectId}::uuid ${ofKind}`
  const [rows, counted] = await Promise.all([
    ctx.db.$queryRaw<Row[]>`
      SELECT f."sampleId", f.kinds, s.labels, s.prompt, s.response, s.conversation FROM ${from} AND (${after ?? null}::uuid IS NULL OR f."sampleId" > ${after ?? null}::uuid)
      ORDER BY f."sampleId" LIMIT ${take + 1}`,
    ctx.db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${from}`,
  ])
  const shown = rows.slice(0, take)
  const held = await unseenBy(
    ctx,
    shown.map(({ sampleId }) => sampleId),
  )
  return {
    finds: shown.map(({ sampleId, kinds, labels, conversation, ...texts }) => ({
      sampleId,
      kinds,
      labels: held.get(sampleId)?.labels ?? labels,
      unseen: held.get(sampleId)?.blind ?? false,
      excerpt: excerptsOf(readTexts({ ...texts, conversation: turns.parse(conversation) }), kind),
    })),
    next: rows.length > take ? (shown.at(-1)?.sampleId ?? null) : null,
    total: counted[0]?.total ?? 0,
  }
}
