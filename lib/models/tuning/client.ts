import { askProvider, type Endpoint, posted } from './ask-provider'
import type { NewJob, Sent, Texts, TuningClient } from './port'
import { type RemoteJob, remoteEvents, remoteFile, remoteJob, remoteJobs } from './schema'

const jobs = '/fine_tuning/jobs'

/** OpenAI's fine-tuning API, as others speak it too: two files, and a job on them. */
export function openaiClient(endpoint: Endpoint): TuningClient {
  const ask = askProvider(endpoint)

  async function upload(name: string, lines: string) {
    const form = new FormData()
    form.set('purpose', 'fine-tune')
    form.set('file', new Blob([lines], { type: 'application/jsonl' }), name)
    return (await ask(remoteFile, '/files', { method: 'POST', body: form })).id
  }

  return {
    async send({ train, validation }: Texts, sent, note) {
      let { trainingFile, validationFile } = sent
      trainingFile ??= await upload('train.jsonl', train)
      await note({ trainingFile })
      validationFile ??= await upload('validation.jsonl', validation)
      await note({ validationFile })
      return { trainingFile, validationFile }
    },
    create: ({
      model,
      trainingFile,
      validationFile,
      suffix,
      epochs,
      batchSize,
      learningRateMultiplier,
    }: NewJob & Sent) =>
      ask(
        remoteJob,
        jobs,
        posted({
          model,
          training_file: trainingFile,
          validation_file: validationFile,
          suffix,
          seed: 1,
          hyperparameters: {
            ...(epochs !== null && { n_epochs: epochs }),
            ...(batchSize !== null && { batch_size: batchSize }),
            ...(learningRateMultiplier !== null && { learning_rate_multiplier: learningRateMultiplier }),
          },
        }),
      ),
    async find({ trainingFile }): Promise<RemoteJob | null> {
      const { data } = await ask(remoteJobs, `${jobs}?limit=100`)
      return data.find((job) => job.training_file === trainingFile) ?? null
    },
    get: (jobId: string) => ask(remoteJob, `${jobs}/${encodeURIComponent(jobId)}`),
    async cancel(jobId: string) {
      await ask(remoteJob, `${jobs}/${encodeURIComponent(jobId)}/cancel`, posted({}))
    },
    async lastEvent(jobId: string) {
      const events = await ask(remoteEvents, `${jobs}/${encodeURIComponent(jobId)}/events?limit=1`).catch(() => null)
      return events?.data[0]?.message ?? null
    },
  }
}
