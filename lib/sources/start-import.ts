import { createHash } from 'node:crypto'
import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { newId } from '../ids'
import { openRun } from '../runs/open-run'
import { chooseFiles } from './choose-files'
import { chooseMapping } from './choose-mapping'
import { derive } from './mapping/derive'
import { importSettings } from './import-settings'
import { labelsSeen } from './labels-seen'
import { look } from './look'
import { findUpload, problemsOf } from './preview-file'
import { detectFiles } from './read/detect-file'
import type { ImportPlan, StartedImport, StartImportInput } from './schema'
import { targetOf } from './target-of'
import { uploadPath } from './write/uploads'

/** Opens the run that brings an upload in. What a preview would object to is refused here too. */
export async function startImport(ctx: Ctx, input: StartImportInput): Promise<StartedImport> {
  allow(ctx, 'curate')
  const { upload, plan, target } = await planImport(ctx, input)
  const fingerprint = fingerprintOf(upload.sha256, plan)
  return transaction(ctx, async (ctx) => {
    // Two people with the same file: the second waits here and finds the first one's source.
    await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${input.datasetId + fingerprint}, 0))`
    const before = await ctx.db.source.findUnique({
      where: { datasetId_fingerprint: { datasetId: input.datasetId, fingerprint } },
      select: { id: true, importedAt: true, runId: true },
    })
    const going = before?.runId
      ? await ctx.db.run.findUnique({ where: { id: before.runId }, select: { id: true, number: true, status: true } })
      : null
    if (before && (before.importedAt || going?.status === 'running' || going?.status === 'paused'))
      return { sourceId: before.id, runId: going?.id ?? null, runNumber: going?.number ?? null, already: true }

    const sourceId = before?.id ?? newId()
    const name = input.name ?? nameOf(upload.name, plan, input.layout)
    const kibibytes = Math.max(1, Math.ceil(upload.bytes / 1024))
    const run = await openRun(ctx, {
      kind: 'import',
      title: `Import ${name}`,
      datasetId: input.datasetId,
      plan: {
        sourceId,
        file: upload.name,
        into: target.name,
        repeats: plan.repeats,
        unreadable: plan.unreadable,
        unit: 'kB',
      },
      batches: [{ first: 0, size: kibibytes, input: { sourceId } }],
    })
    const source = {
      kind: input.kind,
      name,
      licence: input.licence ?? null,
      sha256: upload.sha256,
      bytes: upload.bytes,
      uploadId: upload.id,
      preset: plan.mapping.preset,
      plan,
      runId: run.id,
      createdBy: ctx.actor,
    }
    if (before) await ctx.db.source.update({ where: { id: sourceId }, data: source })
    else
      await ctx.db.source.create({
        data: { id: sourceId, projectId: ctx.projectId, datasetId: input.datasetId, fingerprint, ...source },
      })
    await audit(ctx, 'source.import', sourceId, {
      name,
      after: { file: upload.name, sha256: upload.sha256, dataset: target.name, run: run.id },
    })
    return { sourceId, runId: run.id, runNumber: run.number, already: false }
  })
}

/** Of an archive that is read part by part, each part has a name. */
function nameOf(name: string, { files }: ImportPlan, layout: number | undefined) {
  return layout === undefined || !files[0]?.entry ? name : `${name} › ${files[0].entry}`
}

/** The same bytes read in the same way, whatever the file was called. */
function fingerprintOf(sha256: string, { files, ...plan }: ImportPlan) {
  const shapes = files.map(({ entry, shape }) => ({ entry, shape }))
  return createHash('sha256')
    .update(JSON.stringify({ sha256, shapes, ...plan }))
    .digest('hex')
}

async function planImport(ctx: Ctx, input: StartImportInput) {
  const [upload, target, settings] = await Promise.all([
    findUpload(ctx, input.uploadId),
    targetOf(ctx, input.datasetId),
    importSettings(ctx),
  ])
  const detected = await detectFiles(uploadPath(upload.id), upload.name, settings.caps)
  const { files, layouts } = await chooseFiles(detected, input, target, settings.caps)
  const { entries } = await look(files, settings.caps)
  const rows = entries.map(({ values }) => values).filter((values) => values !== null)
  const mapping =
    input.mapping ??
    chooseMapping({ rows: rows.slice(0, 50), target: target.target, recipe: input.recipe, policy: target.policy })
  const labels = labelsSeen(
    mapping,
    target.policy,
    rows.map((values) => derive(mapping.derive, values)),
  )
  const [problem] = problemsOf(mapping, target.policy.name, labels, layouts)
  if (problem) throw conflict(problem)
  const plan: ImportPlan = {
    files: files.map(({ file, entry, packing, shape }) => ({ file, entry, packing, shape })),
    mapping,
    repeats: input.repeats,
    unreadable: input.unreadable,
    unwrap: input.unwrap,
    safePrompts: input.safePrompts ?? input.recipe === 'nemo',
  }
  return { upload, plan, target }
}
