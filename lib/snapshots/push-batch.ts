import type { Ctx } from '../ctx'
import { env } from '../env'
import { invalid } from '../errors'
import type { Attempt } from '../job'
import { openAt } from '../opening'
import { cardFacts } from './card-facts'
import { reading } from './export/copy-tuples'
import { hubFiles } from './export/write-hub'
import { pushPlan } from './push/schema'
import { secretPlace } from './push/secret-place'
import { openSpool, type Spooled } from './push/spool'
import { toHub } from './push/to-hub'
import { toS3 } from './push/to-s3'

/** Writes the folder’s files to the disk once, then sends them. A batch that comes twice sends the same bytes to the same names. */
export async function pushBatch(ctx: Ctx, { run, keep, signal }: Attempt) {
  const { snapshotId, target } = pushPlan.parse(run.plan)
  const kept = await ctx.db.pushSecret.findUnique({ where: { runId: run.id } })
  const place = secretPlace(ctx, run.id)
  const secret = kept ? openAt(place, kept.sealed) : target.kind === 'hub' ? (env.HF_TOKEN ?? null) : null
  if (secret === null) throw invalid('The key of this push can no longer be opened: start it again')
  const card = await cardFacts(ctx, snapshotId)
  const labels = card.policy.labels
  const spool = await openSpool()
  try {
    const files: Spooled[] = []
    const asked = {
      format: 'hub' as const,
      options: {},
      origin: { kind: 'snapshot' as const, snapshotId },
      target: card.target,
      labels,
      card,
    }
    const written = reading(async function* (within) {
      for await (const { path, pieces } of hubFiles(asked, within)) yield await spool.add(path, pieces)
    }, signal)
    for await (const file of written) files.push(file)
    const sent = { version: card.version, signal }
    const { address } = await (target.kind === 'hub'
      ? toHub(target, secret, files, sent)
      : toS3(target, secret, files, sent))
    await keep(
      async (ctx) => {
        await ctx.db.runEvent.create({
          data: { runId: run.id, level: 'info', message: `${files.length} files are at ${address}` },
        })
        await ctx.db.pushSecret.deleteMany({ where: { runId: run.id } })
      },
      { last: true },
    )
  } finally {
    await spool.close()
  }
}
