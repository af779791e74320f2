import createClient from 'openapi-fetch'
import { mildExamples } from '../bin/testing/mild-texts'
import type { paths } from '../lib/generated/api/paths'
import { expect, initialOwner, test } from './fixtures'

const mapping = JSON.stringify({
  prompt: { path: ['text'] },
  labels: { from: { path: ['label'] }, form: 'text' },
})
const labelOf: Record<string, string> = { spam: 'spam-scams', privacy: 'privacy', insult: 'self-harm' }

/** The answer, which has to be there. */
function read<T>({ data, error }: { data?: { data: T }; error?: unknown }): T {
  if (!data) throw new Error(JSON.stringify(error))
  return data.data
}

test('a client made from the document goes all the way: import, generate, judge, label, freeze, download, train, score', async ({
  baseURL,
  project,
}) => {
  test.setTimeout(120_000)
  const headers = { authorization: `Bearer ${initialOwner.apiKey}` }
  const { GET, POST } = createClient<paths>({ baseUrl: baseURL ?? '', headers })
  const path = { projectId: project.id }
  const ended = async (runId: string | null) => {
    if (!runId) throw new Error('No run goes on with it')
    const look = async () =>
      read(await GET('/api/v1/projects/{projectId}/runs/{runId}', { params: { path: { ...path, runId } } })).status
    await expect.poll(look, { timeout: 40_000, intervals: [250] }).not.toBe('running')
    return look()
  }

  const lines = mildExamples(300, { seed: 11 }).map(({ prompt, unsafe, labels }) =>
    JSON.stringify({ text: prompt, label: unsafe ? (labelOf[labels?.[0] ?? ''] ?? 'spam-scams') : 'safe' }),
  )
  const brought = read(
    await POST('/api/v1/projects/{projectId}/sources', {
      params: { path, query: { name: 'mild.jsonl', datasetId: project.datasetId, mapping } },
      headers: { 'content-type': 'application/octet-stream' },
      body: lines.join('\n'),
      bodySerializer: (body) => String(body),
    }),
  )
  expect(await ended(brought.runId)).toBe('done')

  const text = 'A rower in Ghent who posts about boats and buns'
  await POST('/api/v1/projects/{projectId}/personas', { params: { path }, body: { text } })
  const [model] = read(await GET('/api/v1/projects/{projectId}/models', { params: { path } }))
  const written = read(
    await POST('/api/v1/projects/{projectId}/generation', {
      params: { path },
      body: {
        datasetId: project.datasetId,
        template: 'persona-content',
        models: [model?.id ?? ''],
        cells: [{ label: 'safe', count: 3 }],
      },
    }),
  )
  expect(await ended(written.runId)).toBe('done')

  const policies = read(await GET('/api/v1/projects/{projectId}/policies', { params: { path } }))
  const policyId = policies[0]?.id ?? ''
  const policy = read(
    await GET('/api/v1/projects/{projectId}/policies/{policyId}', { params: { path: { ...path, policyId } } }),
  )
  const judge = read(
    await POST('/api/v1/projects/{projectId}/judges', {
      params: { path },
      body: {
        name: 'Prizes',
        policyVersionId: policy.version.id,
        settings: { kind: 'rules', rules: [{ kind: 'phrase', text: 'prize', code: 'spam-scams' }] },
      },
    }),
  )
  const panel = read(
    await POST('/api/v1/projects/{projectId}/judges/panels', { params: { path }, body: { judgeIds: [judge.id] } }),
  )
  expect(await ended(panel.id)).toBe('done')

  const page = read(await GET('/api/v1/projects/{projectId}/samples', { params: { path, query: { take: 1 } } }))
  const [sample] = page.samples
  const decision = read(
    await POST('/api/v1/projects/{projectId}/samples/{sampleId}/decisions', {
      params: { path: { ...path, sampleId: sample?.id ?? '' } },
      body: { revision: sample?.revision ?? 0, act: 'label', labels: ['privacy'] },
    }),
  )
  expect(decision.decisionId).toBeTruthy()

  const taken = read(
    await POST('/api/v1/projects/{projectId}/snapshots', { params: { path }, body: { accepted: false } }),
  )
  expect(await ended(taken.runId)).toBe('done')
  const started = read(
    await POST('/api/v1/projects/{projectId}/exports', {
      params: { path },
      body: { format: 'jsonl', snapshotId: taken.id, reason: 'A story' },
    }),
  )
  const { data: file } = await GET('/api/v1/projects/{projectId}/exports/{exportId}/file', {
    params: { path: { ...path, exportId: started.id } },
    parseAs: 'text',
  })
  expect(String(file).trim().split('\n').length).toBeGreaterThan(250)

  const training = read(
    await POST('/api/v1/projects/{projectId}/models/trainings', { params: { path }, body: { snapshotId: taken.id } }),
  )
  const trained = async () =>
    read(
      await GET('/api/v1/projects/{projectId}/models/{modelId}', {
        params: { path: { ...path, modelId: training.id } },
      }),
    ).state
  await expect.poll(trained, { timeout: 40_000, intervals: [250] }).toBe('ready')
  const { scores } = read(
    await POST('/api/v1/projects/{projectId}/models/{modelId}/score', {
      params: { path: { ...path, modelId: training.id } },
      body: { texts: [{ prompt: 'please claim your free prize voucher now' }, { prompt: 'a name for a boat' }] },
    }),
  )
  expect(scores.map(({ probability }) => probability > 0 && probability < 1)).toEqual([true, true])
  expect(scores[0]?.probability).toBeGreaterThan(scores[1]?.probability ?? 1)
})
