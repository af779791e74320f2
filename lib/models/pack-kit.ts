import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { allow, type Ctx } from '../ctx'
import { conflict, notFound } from '../errors'
import { findGround } from './find-ground'
import { kitFiles, trainingLine } from './kit/rules'
import { readSplitRows } from './read-split-rows'
import type { PackKitInput } from './recommendation/schema'
import { recommendModels } from './recommend-models'
import { trainingProblem } from './rules'

/** What it takes to fine-tune elsewhere with LLaMA-Factory, Axolotl or TRL: the texts, a configuration for each, and the commands. */
export async function packKit(ctx: Ctx, { dataset: wanted, snapshot, card, experiment: key }: PackKitInput) {
  allow(ctx, 'curate')
  const ground = await findGround(ctx, wanted, snapshot)
  const { experiments } = await recommendModels(ctx, {
    dataset: ground.id,
    ...(snapshot && { snapshot }),
    ...(card && { card }),
  })
  const experiment = experiments.find((each) => each.key === key)
  if (!experiment || experiment.training === 'local' || experiment.training === 'provider') throw notFound('Experiment')
  const rows = await readSplitRows(ctx, { ...ground, datasetId: ground.id, snapshotId: snapshot ?? null })
  const unsafe = rows.filter((row) => row.unsafe).length
  const problem = trainingProblem({ safe: rows.length - unsafe, unsafe })
  if (problem) throw conflict(problem)
  const zip = new ZipFile()
  const mtime = new Date('2000-01-01T00:00:00Z')
  for (const part of ['train', 'validation', 'test'] as const) {
    const lines = rows.filter((row) => row.part === part).map((row) => `${trainingLine(ground, row)}\n`)
    zip.addBuffer(Buffer.from(lines.join('')), `data/${part}.jsonl`, { mtime })
  }
  for (const [name, text] of Object.entries(kitFiles(experiment))) zip.addBuffer(Buffer.from(text), name, { mtime })
  zip.end()
  return {
    name: `kit-${key.replaceAll('.', '-')}.zip`,
    body: Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream,
  }
}
