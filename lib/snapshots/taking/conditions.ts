import { Prisma } from '../../generated/prisma/client'
import { allOf, filterConditions } from '../../samples/filter-conditions'
import type { SnapshotSettings } from '../schema'

type Of = { projectId: string; datasetId: string }

/** How many different people decided a label of each sample; what was taken back does not count. */
export const peoplePerSample = ({ datasetId }: Of) => Prisma.sql`
  SELECT d."sampleId", count(DISTINCT d."userId")::int AS people FROM "Decision" d JOIN "User" u ON u.id = d."userId"
  WHERE d."datasetId" = ${datasetId}::uuid AND d.act IN ('accept', 'relabel')
    AND NOT EXISTS (SELECT 1 FROM "Decision" undone WHERE undone."undoesId" = d.id) GROUP BY 1`

/** What the filter finds, as `s`, with the people of each sample as `p`. */
export const matching = (
  { projectId, datasetId }: Of,
  { filter }: Pick<SnapshotSettings, 'filter'>,
  people: Prisma.Sql,
) => Prisma.sql`
  (SELECT * FROM "Sample" WHERE ${allOf([
    Prisma.sql`"projectId" = ${projectId}::uuid`,
    Prisma.sql`"datasetId" = ${datasetId}::uuid`,
    ...filterConditions(filter),
  ])}) s LEFT JOIN ${people} p ON p."sampleId" = s.id`

const settled = ({ projectId }: Of) =>
  Prisma.sql`s.id IN (SELECT a."sampleId" FROM "Adjudication" a WHERE a."projectId" = ${projectId}::uuid)`

/** The first reason that keeps a sample out, or null where it goes in. */
export const keptOut = (of: Of, { accepted, twoPeople, withoutTainted }: SnapshotSettings) => Prisma.sql`(CASE
  WHEN ${accepted} AND s.state <> 'accepted' THEN 'notAccepted'
  WHEN ${twoPeople} AND coalesce(p.people, 0) < 2 AND NOT ${settled(of)} THEN 'tooFewPeople'
  WHEN ${withoutTainted} AND s.tainted THEN 'tainted' END)`
