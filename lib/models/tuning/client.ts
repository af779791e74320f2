import { z } from 'zod'
import { AppError, invalid } from '../../errors'
import { outboundFetch } from '../../outbound-fetch'
import { type RemoteJob, remoteEvents, remoteFile, remoteJob, remoteJobs } from './schema'

type Endpoint = { address: string; key: string | null; signal?: AbortSignal }
type NewJob = {
  model: string
  trainingFile: string
  validationFile: string
  suffix: string
  epochs: number | null
  batchSize: number | null
  learningRateMultiplier: number | null
}

const reach = outboundFetch({ seconds: 120, bytes: 4 * 1024 * 1024 })

/** OpenAI's fine-tuning API, as others speak it too. What a provider refuses for good is invalid; what may pass is unavailable. */
export function tuningClient({ address, key, signal }: Endpoint) {
  async function ask<S extends z.ZodType>(schema: S, path: string, init: RequestInit = {}): Promise<z.output<S>> {
    const headers = new Headers(init.headers)
    if (key) headers.set('authorization', `Bearer ${key}`)
    const answer = await reach(`${address}${path}`, { ...init, headers, ...(signal && { signal }) }).catch((error) => {
      if (signal?.aborted) throw error
      throw new AppError('unavailable', `The provider cannot be reached: ${wordsOf(error)}`)
    })
    const text = await answer.text().catch(() => '')
    if (!answer.ok) throw refusal(answer.status, text)
    const parsed = schema.safeParse(jsonOf(text))
    if (!parsed.success) throw new AppError('unavailable', 'The provider’s answer cannot be read')
    return parsed.data
  }

  const post = (body: object): RequestInit => ({
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  const jobs = '/fine_tuning/jobs'

  return {
    async upload(name: string, lines: string) {
      const form = new FormData()
      form.set('purpose', 'fine-tune')
      form.set('file', new Blob([lines], { type: 'application/jsonl' }), name)
      return (await ask(remoteFile, '/files', { method: 'POST', body: form })).id
    },
    create: ({ model, trainingFile, validationFile, suffix, epochs, batchSize, learningRateMultiplier }: NewJob) =>
      ask(
        remoteJob,
        jobs,
        post({
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
    /** A job that was started with this file: whoever asked may have died before the answer came. */
    async find(trainingFile: string): Promise<RemoteJob | null> {
      const { data } = await ask(remoteJobs, `${jobs}?limit=100`)
      return data.find((job) => job.training_file === trainingFile) ?? null
    },
    get: (jobId: string) => ask(remoteJob, `${jobs}/${encodeURIComponent(jobId)}`),
    cancel: (jobId: string) => ask(remoteJob, `${jobs}/${encodeURIComponent(jobId)}/cancel`, post({})),
    async lastEvent(jobId: string) {
      const events = await ask(remoteEvents, `${jobs}/${encodeURIComponent(jobId)}/events?limit=1`).catch(() => null)
      return events?.data[0]?.message ?? null
    },
  }
}

function refusal(status: number, text: string) {
  const told = z.object({ error: z.object({ message: z.string() }) }).safeParse(jsonOf(text))
  const words = told.success ? told.data.error.message.slice(0, 300) : `status ${status}`
  if (status === 401 || status === 403) return invalid(`The provider refused the key: ${words}`)
  if (status === 429 || status >= 500) return new AppError('unavailable', `The provider is busy: ${words}`)
  return invalid(`The provider refused it: ${words}`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : 'no answer').slice(0, 300)
