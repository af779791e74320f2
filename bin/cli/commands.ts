import { createWriteStream, openAsBlob } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ApiFailure, apiClient, type Client } from './api-client'
import { help, type Options, readOptions } from './options'
import { watchRun } from './watch'

type Here = { client: Client; project: string; at: string; options: Options; rest: string[] }
type Done = { answer: object; runId?: string | null; says: string }
type Named = { id: string; name: string }

/** Each is a few requests that any script could make. */
const commands: Record<string, (here: Here) => Promise<Done>> = {
  async import({ client, at, options, rest: [file] }) {
    if (!file) throw new Error('Which file?')
    const query = { name: path.basename(file), datasetId: options.dataset, mapping: options.mapping }
    const answer = await client.data<{ runId: string | null; already: boolean }>(`${at}/sources`, {
      method: 'POST',
      query,
      file: await openAsBlob(file),
    })
    return { answer, runId: answer.runId, says: answer.already ? 'This file is in already' : `Importing ${file}` }
  },
  async generate({ client, at, options }) {
    const cells = (options.label ?? []).map(cellOf)
    if (cells.length === 0) throw new Error('Say how many of what: --label safe=20')
    const json = {
      datasetId: options.dataset ?? (await first(client, `${at}/datasets`, 'dataset')).id,
      template: options.template ?? 'persona-content',
      models: [(await pick(client, `${at}/models`, 'model', options.model)).id],
      cells,
    }
    const answer = await client.data<{ runId: string; rows: number }>(`${at}/generation`, { method: 'POST', json })
    return { answer, runId: answer.runId, says: `Writing ${answer.rows} samples` }
  },
  async judge({ client, at, options }) {
    const all = await client.data<Named[]>(`${at}/judges`, { query: { dataset: options.dataset } })
    const wanted = options.judge
      ? all.filter(({ id, name }) => options.judge?.some((one) => one === id || one === name))
      : all
    if (wanted.length === 0) throw new Error('There is no such judge')
    const json = { dataset: options.dataset, judgeIds: wanted.map(({ id }) => id) }
    const answer = await client.data<{ id: string; total: number }>(`${at}/judges/panels`, { method: 'POST', json })
    return { answer, runId: answer.id, says: `Asking for ${answer.total} verdicts` }
  },
  async label({ client, at, rest: [sample, ...labels] }) {
    if (!sample || labels.length === 0) throw new Error('Which sample, and which label?')
    const { revision } = await client.data<{ revision: number }>(`${at}/samples/${sample}`)
    const json = { revision, act: 'label', labels }
    const answer = await client.data<object>(`${at}/samples/${sample}/decisions`, { method: 'POST', json })
    return { answer, says: `Labelled ${labels.join(', ')}` }
  },
  async snapshot({ client, at, options }) {
    const json = { dataset: options.dataset, ...(options.all && { accepted: false }) }
    const answer = await client.data<{ id: string; runId: string }>(`${at}/snapshots`, { method: 'POST', json })
    return { answer, runId: answer.runId, says: `Taking snapshot ${answer.id}` }
  },
  async download({ client, at, options }) {
    const given = options.snapshot ? { snapshotId: options.snapshot } : { dataset: options.dataset }
    const json = { format: options.format ?? 'jsonl', reason: options.reason ?? 'assay download', ...given }
    const answer = await client.data<{ href: string; name: string }>(`${at}/exports`, { method: 'POST', json })
    const file = options.out ?? answer.name
    const { body } = await client.ask(answer.href)
    if (!body) throw new Error('The download is empty')
    await pipeline(Readable.fromWeb(body as import('node:stream/web').ReadableStream), createWriteStream(file))
    return { answer: { ...answer, file }, says: `Wrote ${file}` }
  },
  async train({ client, at, options }) {
    const json = { dataset: options.dataset, snapshotId: options.snapshot, name: options.name }
    const answer = await client.data<{ name: string; runId: string }>(`${at}/models/trainings`, {
      method: 'POST',
      json,
    })
    return { answer, runId: answer.runId, says: `Training ${answer.name}` }
  },
  async score({ client, at, options, rest }) {
    if (rest.length === 0) throw new Error('Which text?')
    const { id } = await pick(client, `${at}/models/trained`, 'trained model', options.model)
    const json = { texts: rest.map((prompt) => ({ prompt })) }
    type Scores = { scores: { verdict: string; probability: number }[] }
    const answer = await client.data<Scores>(`${at}/models/${id}/score`, { method: 'POST', json })
    const lines = answer.scores.map(
      ({ verdict, probability }, index) => `${verdict} ${probability.toFixed(2)}  ${rest[index]}`,
    )
    return { answer, says: lines.join('\n') }
  },
  async watch({ rest: [runId] }) {
    if (!runId) throw new Error('Which run?')
    return { answer: { runId }, runId, says: '' }
  },
}

/** Answers with the exit code: 0 when it went well, 1 when not, 2 when it was not understood. */
export async function main(args: string[]) {
  try {
    const { command, rest, options } = readOptions(args)
    const run = commands[command]
    if (!run) {
      console.log(help)
      return command === 'help' ? 0 : 2
    }
    const key = options.key ?? process.env.ASSAY_KEY
    if (!key) throw new Error('Set ASSAY_KEY, or give --key. Keys are made under Access')
    const client = apiClient({ url: options.url ?? process.env.ASSAY_URL ?? 'http://localhost:3000', key })
    const project = options.project ?? (await first(client, '/api/v1/projects', 'project')).id
    const { answer, runId, says } = await run({ client, project, at: `/api/v1/projects/${project}`, options, rest })
    if (says && !options.json) console.log(says)
    const well = !runId || options['no-wait'] || (await watchRun(client, project, runId))
    if (options.json) console.log(JSON.stringify(answer))
    return well ? 0 : 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return error instanceof ApiFailure ? 1 : 2
  }
}

function cellOf(text: string) {
  const [label = '', count] = text.split('=')
  if (!Number.isInteger(Number(count))) throw new Error(`${text}: write it as CODE=ROWS`)
  return { label, count: Number(count) }
}

/** The only one there is; of several, one has to be named. */
async function first(client: Client, path: string, what: string): Promise<Named> {
  const [found, another] = await client.data<Named[]>(path)
  if (!found) throw new Error(`There is no ${what}`)
  if (another) throw new Error(`There is more than one ${what}: name it with --${what}`)
  return found
}

/** By id or name; without either, the first, which is the newest. */
async function pick(client: Client, path: string, what: string, wanted: string | undefined): Promise<Named> {
  const all = await client.data<Named[]>(path)
  const found = wanted ? all.find(({ id, name }) => id === wanted || name === wanted) : all[0]
  if (!found) throw new Error(wanted ? `There is no ${what} “${wanted}”` : `There is no ${what}`)
  return found
}
