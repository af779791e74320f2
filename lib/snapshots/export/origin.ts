import { Prisma } from '../../generated/prisma/client'
import { allOf, filterConditions } from '../../samples/filter-conditions'
import type { SampleFilter } from '../../samples/filter/schema'
import type { Split } from './schema'

/** Where rows come from: a snapshot, or the samples of a dataset as they are now. */
export type Origin =
  | { kind: 'snapshot'; snapshotId: string; splits?: readonly Split[] | undefined }
  | { kind: 'live'; projectId: string; datasetId: string; filter: SampleFilter }

const inSplits = (splits: readonly Split[] | undefined) =>
  splits ? Prisma.sql`x.split = ANY(${[...splits]}::"Split"[])` : Prisma.sql`TRUE`

/** Samples as `r`, with the same names whichever way they come. */
export function samplesFrom(origin: Origin): { from: Prisma.Sql; order: Prisma.Sql } {
  if (origin.kind === 'snapshot')
    return {
      from: Prisma.sql`(SELECT x."sampleId" AS id, x.position, x.split::text AS split, x."groupId", x.prompt, x.conversation, x.response, x.unwrapped,
          x.wrapper, x."safePrompt", x.labels, x.polarity::text AS polarity, x."labelSource"::text AS "labelSource", x.state::text AS state, x.source,
          x.licence, x."sourceRow", x.persona, x.model, x.language, x.characters, x."contentHash", x.simulated, x.tainted, x.reviewed, x.people,
          x.revision, x.meta, x."createdAt"
        FROM "SnapshotRow" x WHERE x."snapshotId" = ${origin.snapshotId}::uuid AND ${inSplits(origin.splits)}) r`,
      order: Prisma.sql`r.position`,
    }
  const where = allOf([
    Prisma.sql`"datasetId" = ${origin.datasetId}::uuid`,
    Prisma.sql`"projectId" = ${origin.projectId}::uuid`,
    ...filterConditions(origin.filter),
  ])
  return {
    from: Prisma.sql`(SELECT x.id, x.prompt, x.conversation, x.response, x.unwrapped, x.wrapper, x."safePrompt", x.labels, x.polarity::text AS polarity,
        x."labelSource"::text AS "labelSource", x.state::text AS state, s.name AS source, s.licence, x."sourceRow", p.text AS persona, x.model,
        x.language, x.characters, x."contentHash", x.simulated, x.tainted, x.reviewed, x.revision, x.meta, x."createdAt"
      FROM (SELECT * FROM "Sample" WHERE ${where}) x
      LEFT JOIN "Source" s ON s.id = x."sourceId" LEFT JOIN "Persona" p ON p.id = x."personaId") r`,
    order: Prisma.sql`r.id`,
  }
}

/** Pairs of answers as `r`. Live ones are all of the dataset: a filter is of samples. */
export function pairsFrom(origin: Origin): { from: Prisma.Sql; order: Prisma.Sql } {
  const columns = Prisma.sql`x.prompt, x.conversation, x."responseA", x."responseB", x.better, x.safer, x."polarityA"::text AS "polarityA", x."polarityB"::text AS "polarityB"`
  if (origin.kind === 'snapshot')
    return {
      from: Prisma.sql`(SELECT x.position, ${columns} FROM "SnapshotPair" x WHERE x."snapshotId" = ${origin.snapshotId}::uuid AND ${inSplits(origin.splits)}) r`,
      order: Prisma.sql`r.position`,
    }
  return {
    from: Prisma.sql`(SELECT x.id, ${columns} FROM "Preference" x WHERE x."datasetId" = ${origin.datasetId}::uuid AND x."projectId" = ${origin.projectId}::uuid) r`,
    order: Prisma.sql`r.id`,
  }
}

/** What judges said, as `v` beside its sample `r`. */
export function verdictsFrom(origin: Origin): { from: Prisma.Sql; order: Prisma.Sql } {
  const { from, order } = samplesFrom(origin)
  if (origin.kind === 'snapshot')
    return {
      from: Prisma.sql`${from} JOIN (SELECT y.position, y."judgeId", y.judge, y.outcome::text AS outcome, y.labels, y.polarity::text AS polarity, y.rationale
        FROM "SnapshotVerdict" y WHERE y."snapshotId" = ${origin.snapshotId}::uuid) v ON v.position = r.position`,
      order: Prisma.sql`${order}, v."judgeId"`,
    }
  return {
    from: Prisma.sql`${from} JOIN (SELECT DISTINCT ON (y."sampleId", y."judgeId") y."sampleId", y."judgeId", j.name || ' v' || j.version AS judge, y.outcome::text AS outcome, y.labels,
        y.polarity::text AS polarity, y.rationale FROM "Verdict" y JOIN "Judge" j ON j.id = y."judgeId"
        WHERE y."datasetId" = ${origin.datasetId}::uuid AND y."projectId" = ${origin.projectId}::uuid
        ORDER BY y."sampleId", y."judgeId", y.id DESC) v ON v."sampleId" = r.id`,
    order: Prisma.sql`${order}, v."judgeId"`,
  }
}
