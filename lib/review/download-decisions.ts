import { audit } from '../audit'
import { allow, type Ctx } from '../ctx'
import type { Download } from '../download-door'
import { findDataset } from '../samples/find-dataset'
import { refuseUnseen } from '../samples/refuse-unseen'
import type { DownloadDecisionsInput } from './decision/schema'

const atOnce = 2_000
type Row = { id: string; decision: string }

/** Every decision that was ever made in a dataset, oldest first, a line of JSON each: who, when, how long, seeing what, under which policy, from what to what, and why. No texts. */
export async function downloadDecisions(ctx: Ctx, { dataset: wanted }: DownloadDecisionsInput): Promise<Download> {
  allow(ctx, 'curate')
  const { id: datasetId, name: dataset } = await findDataset(ctx, wanted)
  await refuseUnseen(ctx, datasetId)
  const name = `decisions-${dataset
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)}.jsonl`
  return {
    name,
    type: 'application/x-ndjson',
    etag: null,
    bytes: null,
    begin: () => audit(ctx, 'decisions.download', datasetId, { name }),
    async *open() {
      for (let after: string | null = null, more = true; more; ) {
        const rows: Row[] = await readDecisions(ctx, datasetId, after)
        if (rows.length > 0) yield Buffer.from(rows.map(({ decision }) => `${decision}\n`).join(''))
        more = rows.length === atOnce
        after = rows.at(-1)?.id ?? null
      }
    },
  }
}

function readDecisions(ctx: Ctx, datasetId: string, after: string | null) {
  return ctx.db.$queryRaw<Row[]>`
    SELECT d.id, jsonb_build_object('id', d.id, 'sampleId', d."sampleId", 'at', to_char(d."createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'by', coalesce(u.name, k.name, 'Someone'), 'byId', d."userId", 'byPerson', u.id IS NOT NULL, 'act', d.act, 'fromLabels', d."fromLabels", 'toLabels', d."toLabels", 'fromState', d."fromState", 'toState', d."toState",
      'note', d.note, 'seconds', d.seconds, 'suggestionsVisible', d."suggestionsVisible", 'policy', p.name, 'policyVersion', v.number, 'queue', q.name, 'runId', d."runId", 'applied', d.applied, 'undoes', d."undoesId")::text AS decision
    FROM "Decision" d LEFT JOIN "User" u ON u.id = d."userId" LEFT JOIN "ApiKey" k ON k.id = d."userId" LEFT JOIN "Queue" q ON q.id = d."queueId"
      LEFT JOIN "PolicyVersion" v ON v.id = d."policyVersionId" LEFT JOIN "Policy" p ON p.id = v."policyId"
    WHERE d."projectId" = ${ctx.projectId}::uuid AND d."datasetId" = ${datasetId}::uuid AND (${after}::uuid IS NULL OR d.id > ${after}::uuid) ORDER BY d.id LIMIT ${atOnce}`
}
