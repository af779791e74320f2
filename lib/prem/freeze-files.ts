import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { createSamples } from '../samples/create-samples'
import { findDataset } from '../samples/find-dataset'
import { createSamplesInput } from '../samples/schema'
import { takeSnapshotInput } from '../snapshots/schema'
import { takeSnapshot } from '../snapshots/take-snapshot'
import { openDataset } from './open-dataset'
import { readDatapoint } from './read-datapoint'
import { readLines } from './read-lines'
import { sampleOf } from './sample-of'
import type { FreezeFilesInput } from './schema'

type SentFile = { field: string; name: string; body: Blob }

const mostLines = 20_000
const atOnce = 1_000

/** A dataset of two files and its snapshot, with each file in its own split. */
export async function freezeFiles(ctx: Ctx, { label }: FreezeFilesInput, files: readonly SentFile[]) {
  allow(ctx, 'curate')
  const training = await pointsOf(files, 'training_file')
  const validation = await pointsOf(files, 'validation_file')
  return transaction(ctx, async (ctx) => {
    const questionFormat = training[0]?.questionFormat ?? ''
    const { id } = await openDataset(ctx, { name: label, questionFormat, answered: true })
    const dataset = await findDataset(ctx, id)
    const samples = [
      ...training.map((point) => sampleOf(dataset, point, 'training')),
      ...validation.map((point) => sampleOf(dataset, point, 'validation')),
    ]
    for (let at = 0; at < samples.length; at += atOnce)
      await createSamples(ctx, createSamplesInput.parse({ dataset: id, samples: samples.slice(at, at + atOnce) }))
    const train = Math.min(99, Math.max(1, Math.round((100 * training.length) / samples.length)))
    const snapshot = await takeSnapshot(
      ctx,
      takeSnapshotInput.parse({
        dataset: id,
        accepted: false,
        byBucket: true,
        shares: { train, validation: 100 - train, test: 0 },
      }),
    )
    return { snapshot_id: snapshot.id }
  })
}

async function pointsOf(files: readonly SentFile[], field: string) {
  const file = files.find((each) => each.field === field)
  if (!file) throw invalid(`Send ${field}, a file of JSON lines`)
  return readLines(await file.body.text(), field, mostLines).map(readDatapoint)
}
