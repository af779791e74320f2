import { audit } from '../audit'
import { allow, type Ctx } from '../ctx'
import type { Download } from '../download-door'
import { Prisma } from '../generated/prisma/client'
import { refuseUnseen } from '../samples/refuse-unseen'
import { type Change, changedRow, changedRows } from './compare/changes'
import { reading } from './export/copy-tuples'
import { findTaken } from './find-taken'
import type { CompareInput } from './schema'

/** Every difference between two snapshots, a line of JSON each. They are compared once, however many there are. */
export async function downloadChanges(ctx: Ctx, { snapshotId, with: other }: CompareInput): Promise<Download> {
  allow(ctx, 'curate')
  const [from, to] = await Promise.all([findTaken(ctx, other), findTaken(ctx, snapshotId)])
  await refuseUnseen(ctx, to.datasetId)
  const query = Prisma.sql`SELECT row_to_json(change)::text FROM (${changedRows([from.id, to.id], {})}) change`
  const name = `changes-${from.version}-to-${to.version}.jsonl`
  return {
    name,
    type: 'application/x-ndjson',
    etag: null,
    bytes: null,
    begin: () => audit(ctx, 'snapshot.compare', to.id, { name, after: { from: from.version, to: to.version } }),
    open: (signal) => linesOf(reading(({ tuples }) => tuples(query), signal)),
  }
}

/** Tuples of one cell, which is the row as JSON. */
async function* linesOf(tuples: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of tuples) {
    let lines = ''
    for (let at = 2; at < chunk.length; at += 2) {
      const end = at + 4 + chunk.readInt32BE(at)
      const change: Change = JSON.parse(chunk.toString('utf8', at + 4, end))
      lines += `${JSON.stringify(changedRow(change))}\n`
      at = end
    }
    yield Buffer.from(lines)
  }
}
