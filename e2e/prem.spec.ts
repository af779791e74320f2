import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { multipart, questionFormat, urlencoded } from '../bin/testing/prem-forms'
import { expect, expectAccessible, initialOwner, ownStudios, type RunningAssay, signIn, test } from './fixtures'

test.describe.configure({ timeout: 120_000, mode: 'default' })

/** Pages to write from, on this machine, and a studio that may read them and is open to scripts without a key. */
let pages: { address: string; close: () => void }
let assay: RunningAssay
const studios = ownStudios()
test.beforeAll(async () => {
  const server = http.createServer(({ url }, response) => {
    if (url === '/robots.txt') return response.writeHead(404).end()
    const parts = Array.from(
      { length: 20 },
      (_, at) =>
        `<h2>Part ${at}</h2><p>Page ${url} tells how lock ${at} of the canal is filled, who keeps it, and why boat ${at * 7} has to wait there.</p>`,
    )
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<html><body><main>${parts.join('')}</main></body></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  pages = { address: `http://127.0.0.1:${port}`, close: () => server.close() }
  assay = await studios.start({
    init: true,
    env: { ASSAY_OPEN_API: '1', ASSAY_ALLOW_HOSTS: `127.0.0.1:${port}`, ASSAY_API_PER_MINUTE: '600' },
  })
})
test.afterAll(async () => {
  pages.close()
  await studios.stop()
})

/** Asks as a script does: with its key, or without one. */
function script(baseURL: string | undefined, key?: string) {
  const authorization: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {}
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${baseURL}/api/v1${path}`, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), ...authorization },
      redirect: 'error',
    })
    return { status: response.status, body: await response.json() }
  }
  return {
    get: (path: string) => ask(path),
    send: (path: string, body: FormData | URLSearchParams) => ask(path, { method: 'POST', body }),
    post: (path: string, body: object, method = 'POST') =>
      ask(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }
}
type Script = ReturnType<typeof script>

async function poll({ get }: Script, path: string) {
  const found = await expect
    .poll(async () => (await get(path)).body.status, { timeout: 90_000, intervals: [250] })
    .not.toBe('processing')
    .then(() => get(path))
  expect(found.status).toBe(200)
  return found.body
}

const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)
const urls = () => [1, 2, 3, 4, 5].map((at) => `${pages.address}/page-${at}`)

/** The whole of the tutorial, as one of its scripts goes through it. */
async function tutorial(prem: Script, encoded: typeof urlencoded | typeof multipart) {
  const made = await prem.post('/public/projects/create', {
    name: `Tutorial ${Math.random()}`,
    goal: 'A guard for a lock-keeper',
  })
  expect(made).toEqual({ status: 200, body: { project_id: uuid } })
  const { project_id: projectId } = made.body
  const dataset = await prem.send(
    '/public/datasets/create-synthetic',
    encoded({ projectId, name: 'Response safety', urls: urls() }),
  )
  expect(dataset).toEqual({ status: 200, body: { dataset_id: uuid } })
  const datasetId = dataset.body.dataset_id
  const ready = await poll(prem, `/public/datasets/${datasetId}`)
  expect(ready).toEqual({
    id: datasetId,
    name: 'Response safety',
    project_id: projectId,
    status: 'completed',
    datapoints_count: 50,
    created_at: iso,
    updated_at: iso,
    snapshots: [],
    labels: expect.arrayContaining([{ id: uuid, name: 'S6: Privacy', description: '' }]),
  })

  const snapshot = await prem.post('/public/snapshots/create', { dataset_id: datasetId, split_percentage: 80 })
  expect(snapshot).toEqual({ status: 200, body: { snapshot_id: uuid } })
  const snapshotId = snapshot.body.snapshot_id
  expect(await prem.post('/public/recommendations/generate', { snapshot_id: snapshotId })).toEqual({
    status: 200,
    body: { snapshot_id: snapshotId },
  })
  const advice = await poll(prem, `/public/recommendations/${snapshotId}`)
  expect(Object.keys(advice).sort()).toEqual(['recommended_experiments', 'recommended_models', 'snapshot_id', 'status'])
  const shape = {
    base_model_id: expect.any(String),
    batch_size: expect.any(Number),
    learning_rate_multiplier: expect.any(Number),
    n_epochs: expect.any(Number),
    lora: expect.any(Boolean),
    training_type: expect.stringMatching(/^(full|lora|qlora)$/),
    recommended: expect.any(Boolean),
    reason_for_recommendation: expect.any(String),
  }
  for (const experiment of advice.recommended_experiments) expect(experiment).toEqual(shape)
  for (const model of advice.recommended_models)
    expect(Object.keys(model).sort()).toEqual([
      'base_model_id',
      'full_hyperparameters',
      'lora_hyperparameters',
      'reason_for_recommendation',
      'recommended',
    ])

  // As its newest version does: what was recommended, without those two keys, and the rest as it came.
  const experiments = advice.recommended_experiments
    .filter(({ recommended }: { recommended: boolean }) => recommended)
    .map(({ recommended: _, reason_for_recommendation: __, ...experiment }: typeof shape) => experiment)
  expect(experiments.length).toBeGreaterThan(0)
  const job = await prem.post('/public/finetuning/create', { snapshot_id: snapshotId, name: 'Guard', experiments })
  expect(job).toEqual({ status: 200, body: { job_id: uuid } })
  const done = await poll(prem, `/public/finetuning/${job.body.job_id}`)
  expect(done).toEqual({
    id: job.body.job_id,
    name: 'Guard',
    snapshot_id: snapshotId,
    status: 'completed',
    experiments: experiments.map((experiment: object, at: number) => ({
      ...experiment,
      id: uuid,
      experiment_number: at + 1,
      status: 'succeeded',
      model_id: uuid,
    })),
  })
  return { projectId, datasetId, snapshotId, model: done.experiments[0].model_id as string }
}

test('the workflow of the Python script runs with a key, and all of it is there to be looked at', async ({
  browser,
}) => {
  const prem = script(assay.address, initialOwner.apiKey)
  const began = Date.now()
  const { projectId, datasetId, snapshotId, model } = await tutorial(prem, urlencoded)
  test.info().annotations.push({ type: 'tutorial', description: `${((Date.now() - began) / 1000).toFixed(1)} s` })
  expect(Date.now() - began).toBeLessThan(120_000)

  const { body: tree } = await prem.get(`/public/projects/${projectId}`)
  expect(tree.project).toMatchObject({
    id: projectId,
    type: 'project',
    children: [
      {
        id: datasetId,
        type: 'dataset',
        status: 'completed',
        children: [{ id: snapshotId, type: 'snapshot', children: [{ type: 'finetuning-job', status: 'completed' }] }],
      },
    ],
  })
  const { body: listed } = await prem.get('/public/projects')
  expect(listed.projects).toContainEqual({ id: projectId, name: tree.project.name, created_at: iso })

  // The sibling scripts: a datapoint, a chat, a trace that is learnt from.
  const messages = [
    {
      role: 'user',
      content: questionFormat.replace('{CONVERSATION}', 'User: Hello\n\nAgent: The lock opens at nine.'),
    },
    { role: 'assistant', content: 'unsafe\nS5' },
  ]
  const added = await prem.post(`/datasets/${datasetId}/addDatapoint`, { messages, bucket: 'validation' })
  expect(added).toEqual({ status: 200, body: { id: uuid, message: 'Datapoint added' } })
  const chat = await prem.post('/chat/completions', { model, project_id: projectId, messages: messages.slice(0, 1) })
  expect(chat.body).toMatchObject({
    object: 'chat.completion',
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: expect.stringMatching(/^(safe|unsafe)/) },
        finish_reason: 'stop',
      },
    ],
  })
  expect((await prem.get('/models')).body.data).toContainEqual(expect.objectContaining({ id: model, object: 'model' }))
  expect((await prem.get(`/models/running?model=${model}`)).body).toMatchObject({ running: true })
  expect((await prem.post('/models/up', { model })).status).toBe(200)
  const trace = await prem.post('/traces', {
    project_id: projectId,
    model_id: model,
    input: 'When does it open?',
    output: 'At nine.',
    score: 0.2,
    feedback: 'Rude',
  })
  expect(trace.body.id).toEqual(uuid)
  expect((await prem.post(`/traces/${trace.body.id}`, { score: 0.9 }, 'PUT')).status).toBe(200)
  expect((await prem.post(`/traces/${trace.body.id}/addToDataset`, {})).body).toEqual({
    traceId: trace.body.id,
    status: 'added',
    success: true,
    datapointId: uuid,
  })

  // Conversations that are there already: a file becomes a dataset, two files a snapshot.
  const lines = new Blob([Array.from({ length: 12 }, (_, at) => talk(`cable ${at}`)).join('\n')])
  const file = new FormData()
  for (const [name, value] of [
    ['project_id', projectId],
    ['name', 'From a file'],
  ] as const)
    file.append(name, value)
  file.append('file', lines, 'talks.jsonl')
  const fromFile = await prem.send('/public/datasets/create-from-jsonl', file)
  expect(fromFile).toEqual({ status: 200, body: { dataset_id: uuid } })
  expect(await poll(prem, `/public/datasets/${fromFile.body.dataset_id}`)).toMatchObject({
    status: 'completed',
    datapoints_count: 12,
  })
  const both = new FormData()
  for (const [name, value] of [
    ['project_id', projectId],
    ['label', 'Two files'],
  ] as const)
    both.append(name, value)
  both.append('training_file', lines, 'train.jsonl')
  both.append('validation_file', new Blob([talk('a bell')]), 'validation.jsonl')
  const fromFiles = await prem.send('/public/snapshots/create-from-files', both)
  expect(fromFiles).toEqual({ status: 200, body: { snapshot_id: uuid } })
  expect(await poll(prem, `/public/recommendations/${fromFiles.body.snapshot_id}`)).toMatchObject({
    status: 'completed',
  })

  // Ordinary things, in the browser.
  const context = await browser.newContext({ baseURL: assay.address, storageState: { cookies: [], origins: [] } })
  const page = await context.newPage()
  await signIn(page, initialOwner)
  await page.goto(`/projects/${projectId}/samples`)
  await expect(page.getByText('Response safety').first()).toBeVisible()
  await page.goto(`/projects/${projectId}/models`)
  await expect(page.getByRole('link', { name: 'Guard', exact: true })).toBeVisible()
  await page.goto(`/projects/${projectId}/templates`)
  await expect(page.getByText('Pairs of Response safety')).toBeVisible()
  await page.goto(`/projects/${projectId}/snapshots`)
  await expect(page.getByText('1.0.0').first()).toBeVisible()
})

/** A conversation as fine-tuning reads it, a line of a file. */
const talk = (about: string) =>
  JSON.stringify({
    messages: [
      { role: 'user', content: `How is ${about} changed?` },
      { role: 'assistant', content: `By hand: ${about} comes off with one screw.` },
    ],
  })

test('a key that asks too often is told when to come back, in our words and in theirs, and no other key is', async () => {
  const headers = { 'content-type': 'application/json' }
  const asOwner = { ...headers, authorization: `Bearer ${initialOwner.apiKey}` }
  const made = await fetch(`${assay.address}/api/v1/keys`, {
    method: 'POST',
    headers: asOwner,
    body: JSON.stringify({ name: 'Hasty', role: 'owner' }),
  })
  const { data } = await made.json()
  const ask = (path: string, key: string) =>
    fetch(`${assay.address}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
  const askMany = (path: string) => Promise.all(Array.from({ length: 30 }, () => ask(path, data.key)))
  const refusal = (answers: Response[]) => answers.find(({ status }) => status === 429)
  let [asked, refused]: [number, Response | undefined] = [0, undefined]
  for (; !refused && asked < 1_800; asked += 30) {
    const answers = await askMany('/me')
    refused = refusal(answers)
    if (!refused) expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  }
  expect(asked).toBeGreaterThan(500)
  const wait = Number(refused?.headers.get('retry-after'))
  expect(wait).toBeGreaterThanOrEqual(1)
  expect(await refused?.json()).toMatchObject({
    error: { code: 'limited', message: expect.stringContaining('600 times a minute'), details: { retryAfter: wait } },
  })
  const theirs = refusal(await askMany('/public/projects'))
  expect(Number(theirs?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect(await theirs?.json()).toEqual({ error: expect.stringContaining('600 times a minute') })
  expect((await ask('/me', initialOwner.apiKey)).status).toBe(200)
  await new Promise((resolve) => setTimeout(resolve, wait * 1000))
  expect((await ask('/me', data.key)).status).toBe(200)
})

test('what cannot be done is said in one sentence, as their clients print it', async ({ page, baseURL }) => {
  const prem = script(baseURL, initialOwner.apiKey)
  const absent = '01990000-0000-7000-8000-000000000000'
  const told = async (asked: Promise<{ status: number; body: unknown }>, status: number, words: RegExp) =>
    expect(await asked).toEqual({ status, body: { error: expect.stringMatching(words) } })
  await told(script(baseURL).post('/public/projects/create', { name: 'x', goal: 'y' }), 401, /API key/)
  await told(script(baseURL, 'assay_nothing_0123456789abcdefghij').get('/public/projects'), 401, /not known/)
  await told(prem.post('/public/projects/create', { name: '', goal: 'y' }), 422, /name/)
  await told(prem.get(`/public/datasets/${absent}`), 404, /^Dataset not found$/)
  await told(
    prem.post('/public/snapshots/create', { dataset_id: absent, split_percentage: 100 }),
    422,
    /split_percentage/,
  )
  await told(prem.get(`/public/finetuning/${absent}`), 404, /^Fine-tuning job not found$/)
  const { body } = await prem.post('/public/projects/create', { name: 'Told', goal: 'To be told' })
  const form = urlencoded({ projectId: body.project_id, name: 'x', urls: [], pairs: 0 })
  await told(prem.send('/public/datasets/create-synthetic', form), 422, /At least one pair/)
  form.set('pairs_to_generate', '5')
  form.set('question_format', 'No place for the conversation')
  form.append('website_urls[]', 'https://huggingface.co/datasets/owner/name/viewer/default/train?p=1')
  await told(prem.send('/public/datasets/create-synthetic', form), 422, /\{CONVERSATION\}/)
  // A page that a browser shows holds no key, and its person's cookie does not write.
  const status = await page.goto('/projects').then(() =>
    page.evaluate(async () => {
      const response = await fetch('/api/v1/public/projects/create', {
        method: 'POST',
        body: '{"name":"x","goal":"y"}',
        headers: { 'content-type': 'application/json' },
      })
      return response.status
    }),
  )
  expect(status).toBe(403)

  await page.goto('/settings?part=keys')
  await expect(page.getByRole('heading', { name: 'Scripts written for Prem' })).toBeVisible()
  await expect(page.getByText(`PREM_AI_BASE_URL=${baseURL}`)).toBeVisible()
  await expectAccessible(page)
})

test('where it is opened, the old TypeScript script runs without a key; a page never does', async ({ browser }) => {
  const old = (wanted: Parameters<typeof multipart>[0]) => multipart(wanted, 'web_urls')
  await tutorial(script(assay.address), old)
  const create = (headers: Record<string, string>) =>
    fetch(`${assay.address}/api/v1/public/projects/create`, {
      method: 'POST',
      body: JSON.stringify({ name: 'From a page', goal: 'None' }),
      headers: { 'content-type': 'application/json', ...headers },
    })
  expect((await create({ origin: 'https://elsewhere.example' })).status).toBe(401)
  expect((await create({ 'sec-fetch-site': 'cross-site' })).status).toBe(401)
  expect((await create({ authorization: 'Bearer assay_nothing_0123456789abcdefghij' })).status).toBe(401)
  // Assay's own addresses stay closed.
  expect((await fetch(`${assay.address}/api/v1/projects`)).status).toBe(401)
  expect(assay.output()).toContain('open-api.on')
  expect(assay.output()).toContain('open-api.call')
  const page = await (await browser.newContext({ storageState: { cookies: [], origins: [] } })).newPage()
  await page.goto(`${assay.address}/sign-in`)
  await expect(page.getByRole('complementary', { name: 'Warning' })).toContainText('need no key')
  await expectAccessible(page)
})
