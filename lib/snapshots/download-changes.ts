import { audit } from '../audit'
import { allow, type Ctx } from '../ctx'
import type { Download } from '../download-door'
import { refuseUnseen } from '../samples/refuse-unseen'
import { findTaken } from './find-taken'
import { readChanges } from './list-changes'
import type { CompareInput } from './schema'

const atOnce = 1_000

/** Every difference between two snapshots, a line of JSON each. */
export async function downloadChanges(ctx: Ctx, { snapshotId, with: other }: CompareInput): Promise<Download> {
  allow(ctx, 'curate')
  const [from, to] = await Promise.all([findTaken(ctx, other), findTaken(ctx, snapshotId)])
  await refuseUnseen(ctx, to.datasetId)
  const name = `changes-${from.version}-to-${to.version}.jsonl`
  return {
    name,
    type: 'application/x-ndjson',
    etag: null,
    bytes: null,
    begin: () => audit(ctx, 'snapshot.compare', to.id, { name, after: { from: from.version, to: to.version } }),
    async *open() {
      for (let after: string | undefined; ; ) {
        const rows = await readChanges([from.id, to.id], { after, take: atOnce })
        if (rows.length > 0) yield Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
        if (rows.length < atOnce) return
        after = rows.at(-1)?.sampleId
      }
    },
  }
}
