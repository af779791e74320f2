import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { Ctx } from '../../lib/ctx'
import { afterAll } from 'vitest'
import { db } from '../../lib/db'
import { env } from '../../lib/env'
import { newId } from '../../lib/ids'
import type { Job } from '../../lib/job'
import { adoptPolicy } from '../../lib/policy/adopt-policy'
import { attemptBatch } from '../../lib/runs/attempt-batch'
import { claimBatches } from '../../lib/runs/claim-batches'
import { deleteSourceJob, importJob } from '../../lib/sources/jobs'
import { receiveUpload } from '../../lib/sources/receive-upload'
import { startImport } from '../../lib/sources/start-import'
import { type StartImportInput, startImportInput } from '../../lib/sources/schema'

/** The developers' files beside the project; tests that need them are skipped where they are not. */
const shared = path.resolve('../shared/data')
export const sharedFile = (name: string) => path.join(shared, name)
export const hasShared = existsSync(shared)

const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-imports-'))
Object.assign(env, { ASSAY_DATA: folder })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A project with one dataset under a built-in policy, and a curator in it. */
export async function newStudio({ policy = 'binary', target = 'prompt' as 'prompt' | 'response' } = {}) {
  const project = await db.project.create({ data: { name: `Project ${newId()}` } })
  const ctx: Ctx = { actor: { type: 'user', id: newId(), name: 'Cura' }, role: 'curator', projectId: project.id, db }
  const { versionId: policyVersionId } = await adoptPolicy(ctx, { key: policy })
  const dataset = await db.dataset.create({ data: { projectId: project.id, name: 'Dataset', target, policyVersionId } })
  return { ctx, datasetId: dataset.id, projectId: project.id }
}

export const upload = (ctx: Ctx, name: string, content: string | Buffer) =>
  receiveUpload(ctx, { name, body: Readable.from([Buffer.from(content)]) })
export const uploadShared = (ctx: Ctx, name: string) =>
  receiveUpload(ctx, { name, body: createReadStream(sharedFile(name)) })

type Choices = Omit<Partial<typeof startImportInput._input>, 'uploadId' | 'datasetId'>
type Studio = Pick<Awaited<ReturnType<typeof newStudio>>, 'ctx' | 'datasetId'>

/** Imports a file to its end and returns what it came to. */
export async function importFile(
  { ctx, datasetId }: Studio,
  name: string,
  content: string | Buffer | null,
  choices: Choices = {},
) {
  const { id: uploadId } = content === null ? await uploadShared(ctx, name) : await upload(ctx, name, content)
  const input: StartImportInput = startImportInput.parse({ uploadId, datasetId, ...choices })
  const started = await startImport(ctx, input)
  if (started.runId && !started.already) await work()
  const source = await db.source.findUniqueOrThrow({ where: { id: started.sourceId } })
  const run = started.runId
    ? await db.run.findUniqueOrThrow({ where: { id: started.runId }, include: { batches: true } })
    : null
  return { ...started, source, run, error: run?.batches[0]?.error ?? null, counts: countsOf(source) }
}

const countsOf = ({
  read,
  added,
  repeats,
  filtered,
  rejected,
}: {
  read: number
  added: number
  repeats: number
  filtered: number
  rejected: number
}) => ({ read, added, repeats, filtered, rejected })

/** Does what a worker would, until nothing is left to do. */
export async function work(jobs: Job[] = [importJob, deleteSourceJob]) {
  const workerId = newId()
  for (;;) {
    const claims = await claimBatches({ workerId, kinds: jobs.map(({ kind }) => kind), limit: 1 })
    const [claim] = claims
    const job = jobs.find(({ kind }) => kind === claim?.run.kind)
    if (!claim || !job) return
    const ctx: Ctx = {
      actor: { type: 'job', id: claim.runId, name: claim.run.title },
      role: 'curator',
      projectId: claim.run.projectId,
      db,
    }
    await attemptBatch(ctx, job, claim, { winding: new AbortController().signal, signal: new AbortController().signal })
  }
}
