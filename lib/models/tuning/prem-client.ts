import { setTimeout as wait } from 'node:timers/promises'
import { AppError, invalid } from '../../errors'
import { askProvider, type Endpoint, posted } from './ask-provider'
import type { NewJob, Sent, TuningClient } from './port'
import {
  premDataset,
  premExperiments,
  premJob,
  premProject,
  premSnapshot,
  premState,
  premTree,
  type RemoteJob,
} from './schema'

const states: Record<string, string> = {
  succeeded: 'succeeded',
  failed: 'failed',
  deleted: 'cancelled',
  running: 'running',
  deploying: 'running',
}
const longestWait = 30 * 60_000

/**
 * Prem's API: a project, a dataset of all lines, a snapshot of it, and a job of one experiment. The project and its
 * dataset stand for the training file, the snapshot for the validation file.
 */
export function premClient({ address, ...endpoint }: Endpoint, pace = 2_000): TuningClient {
  const ask = askProvider({ ...endpoint, address: `${new URL(address).origin}/api/v1/public` })

  async function project(name: string) {
    const { project_id } = await ask(
      premProject,
      '/projects/create',
      posted({ name, goal: 'Fine-tuning for a project of Assay' }),
    )
    return project_id
  }

  async function dataset(projectId: string, lines: string) {
    const form = new FormData()
    form.set('project_id', projectId)
    form.set('name', 'Labelled texts')
    form.set('file', new Blob([lines], { type: 'application/jsonl' }), 'texts.jsonl')
    return (await ask(premDataset, '/datasets/create-from-jsonl', { method: 'POST', body: form })).dataset_id
  }

  async function whole(datasetId: string) {
    for (let waited = 0; waited < longestWait; waited += pace) {
      const { status } = await ask(premState, `/datasets/${encodeURIComponent(datasetId)}`)
      if (status === 'failed') throw invalid('The provider could not read the texts')
      if (status !== 'processing') return
      await wait(pace, undefined, endpoint.signal && { signal: endpoint.signal })
    }
    throw new AppError('unavailable', 'The provider takes too long to read the texts')
  }

  return {
    async send({ train, validation }, sent, note) {
      let { trainingFile, validationFile } = sent
      if (!trainingFile) {
        const projectId = await project('Assay')
        trainingFile = `${projectId}/${await dataset(projectId, train + validation)}`
        await note({ trainingFile })
      }
      if (!validationFile) {
        const [, datasetId = ''] = trainingFile.split('/')
        await whole(datasetId)
        const share = (100 * train.length) / Math.max(1, train.length + validation.length)
        const split_percentage = Math.min(99, Math.max(1, Math.round(share)))
        validationFile = (
          await ask(premSnapshot, '/snapshots/create', posted({ dataset_id: datasetId, split_percentage }))
        ).snapshot_id
        await note({ validationFile })
      }
      return { trainingFile, validationFile }
    },
    async create({ validationFile, model, suffix, epochs, batchSize, learningRateMultiplier }: NewJob & Sent) {
      const experiment = {
        base_model_id: model,
        batch_size: batchSize ?? 8,
        learning_rate_multiplier: learningRateMultiplier ?? 1,
        n_epochs: epochs ?? 3,
        lora: true,
        training_type: 'lora',
      }
      const body = { snapshot_id: validationFile, name: suffix, experiments: [experiment] }
      return { id: (await ask(premJob, '/finetuning/create', posted(body))).job_id }
    },
    async find({ trainingFile, validationFile }) {
      const [projectId = ''] = trainingFile.split('/')
      const { project } = await ask(premTree, `/projects/${encodeURIComponent(projectId)}`)
      const snapshots = (project.children ?? []).flatMap(({ children }) => children ?? [])
      const [job] = snapshots.find(({ id }) => id === validationFile)?.children ?? []
      return job ? { id: job.id } : null
    },
    async get(jobId): Promise<RemoteJob> {
      const { status, experiments } = await ask(premExperiments, `/finetuning/${encodeURIComponent(jobId)}`)
      const [experiment] = experiments
      const state = status === 'failed' ? 'failed' : (states[experiment?.status ?? ''] ?? 'queued')
      return { id: jobId, status: state, fine_tuned_model: experiment?.model_id ?? null }
    },
    // It has no way to say so.
    cancel: async () => {},
    lastEvent: async () => null,
  }
}
