import { rm } from 'node:fs/promises'
import type { Ctx } from '../ctx'
import { AppError, conflict } from '../errors'
import type { Attempt } from '../job'
import { openAt } from '../opening'
import type { HubAccess } from './hub/ask-hub'
import { download } from './hub/download'
import { cardOf } from './hub/find-dataset'
import { hubRowLines } from './hub/hub-rows'
import { joined, linesOf, partPath, preparedFolder, writePart } from './hub/parts'
import { hubBatch, type HubFile, type HubPlan, hubPlan } from './hub/schema'
import { tokenPlace } from './hub/token-place'
import { importSettings } from './import-settings'
import { startImport } from './start-import'
import { removeUpload, storeUpload } from './write/uploads'

/** One file of a hub dataset, its rows, or the joining of what came. */
export async function fetchHubBatch(ctx: Ctx, attempt: Attempt) {
  const { run, batch, signal } = attempt
  const plan = hubPlan.parse(run.plan)
  const given = hubBatch.parse(batch.input)
  const { caps } = await importSettings(ctx)
  if ('join' in given) return join(ctx, attempt, plan, caps.bytes)
  await preparedFolder()
  const access = await accessOf(ctx, run.id, signal)
  const to = partPath(run.id, batch.position)
  if ('rows' in given) return writePart(to, hubRowLines(plan, given.rows, access), caps.bytes)
  await fetchFile(plan, given.file, to)

  async function fetchFile({ id }: HubPlan, file: HubFile, to: string) {
    await download(id, file, `${to}.file`, caps.bytes, access)
    await writePart(to, linesOf(file.path, `${to}.file`, caps), caps.bytes)
    await rm(`${to}.file`, { force: true })
  }
}

async function accessOf(ctx: Ctx, runId: string, signal: AbortSignal): Promise<HubAccess> {
  const kept = await ctx.db.hubToken.findUnique({ where: { runId }, select: { sealed: true } })
  if (!kept) return { token: null, signal }
  const token = openAt(tokenPlace(ctx, runId), kept.sealed)
  if (token === null) throw conflict('The token of this import can no longer be read: start it again')
  return { token, signal }
}

/** The parts become one upload, and the upload an import, as if somebody had sent the file. */
async function join(ctx: Ctx, { run, batch, signal, keep }: Attempt, plan: HubPlan, limit: number) {
  const { uploadId, fileName: name, startedBy } = plan
  const positions = Array.from({ length: batch.position }, (_, at) => at)
  if (!(await ctx.db.upload.findUnique({ where: { id: uploadId }, select: { id: true } }))) {
    await removeUpload(uploadId) // What an attempt before this one left half written.
    const { bytes, sha256 } = await storeUpload(uploadId, joined(run.id, positions), limit)
    if (bytes === 0) throw new AppError('invalid', 'There are no rows in this split')
    await keep((ctx) =>
      ctx.db.upload.create({
        data: { id: uploadId, projectId: run.projectId, name, bytes, sha256, createdBy: startedBy },
      }),
    )
  }
  if (!plan.importNow) return
  const card = await cardOf(plan.id, plan.revision, await accessOf(ctx, run.id, signal))
  await keep(async (ctx) => {
    const { sourceId } = await startImport(
      { ...ctx, actor: startedBy },
      { uploadId, kind: 'api', name: plan.name, ...plan.import },
    )
    await ctx.db.source.update({
      where: { id: sourceId },
      data: { kind: 'hub', uri: plan.address, licence: plan.licence, card },
    })
  }).catch((error) => tellWhoStartedIt(error, keep, run.id))
}

/** Rows that need a person's word on their labels are kept as an upload; the wizard goes on from there. */
async function tellWhoStartedIt(error: unknown, keep: Attempt['keep'], runId: string) {
  if (!(error instanceof AppError) || (error.code !== 'conflict' && error.code !== 'invalid')) throw error
  await keep((ctx) =>
    ctx.db.runEvent.create({
      data: { runId, level: 'warn', message: `The rows are here, but cannot be imported yet. ${error.message}` },
    }),
  )
}
