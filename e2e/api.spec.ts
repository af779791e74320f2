import { readFileSync } from 'node:fs'
import http from 'node:http'
import { z } from 'zod'
import { readInstance } from '@/bin/instance/instance'
import { expect, expectAccessible, initialOwner, test } from './fixtures'

const bearer = { authorization: `Bearer ${initialOwner.apiKey}` }

test('the document of the API is there for whoever makes a client, without a key', async ({ stranger }) => {
  const answer = await stranger.request.get('/api/v1/openapi.json')
  expect(answer.status()).toBe(200)
  const { openapi, paths } = await answer.json()
  expect(openapi).toBe('3.1.0')
  expect(paths['/api/v1/projects/{projectId}/runs/{runId}/events'].get.operationId).toBe('watchRun')
})

test('what the API answers is what its document says', async ({ api }) => {
  const { paths, components } = await (await api.get('/api/v1/openapi.json')).json()
  const { data: projects } = await (await api.get('/api/v1/projects')).json()
  const demo = projects.find(({ name }: { name: string }) => name === 'Demo')
  test.skip(!demo, 'there is no demo project here')
  const { data: datasets } = await (await api.get(`/api/v1/projects/${demo.id}/datasets`)).json()
  const shapeOf = (schema: object) =>
    z.fromJSONSchema(
      JSON.parse(
        JSON.stringify({ ...schema, $defs: components.schemas }).replaceAll('#/components/schemas/', '#/$defs/'),
      ),
    )

  // Each list says an id under which its details are found.
  const ids: Record<string, string> = { '/api/v1/projects/{projectId}': demo.id }
  const seen: string[] = []
  const wrong: string[] = []
  for (const path of Object.keys(paths).sort((one, other) => one.length - other.length)) {
    const schema = paths[path].get?.responses[200].content['application/json']?.schema
    if (!schema?.properties?.data) continue
    const parts = path.split('/')
    const filled = parts.map((part, at) => (part.startsWith('{') ? ids[parts.slice(0, at + 1).join('/')] : part))
    if (filled.includes(undefined)) continue
    const needed = (paths[path].get.parameters ?? []).filter(({ in: where }: { in: string }) => where === 'query')
    const dataset = needed.find(({ name }: { name: string }) => name === 'dataset' || name === 'datasetId')
    const answer = await api.get(filled.join('/'), { params: dataset ? { [dataset.name]: datasets[0].id } : {} })
    if (!answer.ok()) continue
    const body = await answer.json()
    seen.push(path)
    const read = shapeOf(schema).safeParse(body)
    if (!read.success) wrong.push(`${path}: ${read.error.message}`)
    const row = [body.data, ...Object.values(body.data ?? {})].find(Array.isArray)?.[0]
    const detail = Object.keys(paths).find((other) => other.startsWith(`${path}/{`))
    if (row && detail) {
      const name = detail.slice(path.length + 1).split('/')[0] ?? ''
      ids[`${path}/${name}`] = row[name.slice(1, -1)] ?? row.id
    }
  }
  expect(wrong).toEqual([])
  expect(seen.length).toBeGreaterThan(60)
})

test('the API is read, searched and tried in the browser, by keyboard', async ({ page, project }) => {
  const at = `/projects/${project.id}/settings/api`
  await page.goto(at)
  await expect(page.getByRole('heading', { name: 'How it works' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await expectAccessible(page)

  await page.keyboard.press('/')
  await page.keyboard.type('project rename')
  const operations = page.getByRole('navigation', { name: 'Operations' })
  await expect(operations.getByRole('link').first()).toHaveText(/PATCH.*Rename project/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Rename project' })).toBeVisible()
  await expect(page).toHaveURL(/op=renameProject/)
  await expect(page.getByRole('table', { name: 'In the body' })).toContainText('name')
  await expect(page.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'true')

  await page.getByLabel('API key').fill(initialOwner.apiKey)
  await page.getByLabel('Body', { exact: true }).fill('{"name":"Renamed from its own page"}')
  const command = page.getByRole('region', { name: 'Command' })
  await expect(command).toContainText('curl -X PATCH')
  await expect(command).toContainText('Renamed from its own page')
  await expect(command).not.toContainText(initialOwner.apiKey)
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('heading', { name: '200 Done' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText(project.id)
  await expectAccessible(page)

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Rename project' })).toBeVisible()
  await page.goto(`${at}?op=getProject`)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('Renamed from its own page')
})

test('a POST with an Idempotency-Key is done once, however often it is sent', async ({ api, project }) => {
  const path = `/api/v1/projects/${project.id}/keys`
  const ask = (name: string, key: string) =>
    api.post(path, { data: { name, role: 'viewer' }, headers: { 'idempotency-key': key } })
  const answers = await Promise.all(Array.from({ length: 6 }, () => ask('nightly', 'one')))
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
  expect(answers[0]?.status()).toBe(201)
  const keys = (await (await api.get(path)).json()).data as { name: string }[]
  expect(keys.filter(({ name }) => name === 'nightly')).toHaveLength(1)

  const other = await ask('another', 'one')
  expect(other.status()).toBe(422)
  expect(await other.json()).toMatchObject({ error: { code: 'invalid', requestId: other.headers()['x-request-id'] } })
  expect((await ask('another', 'two')).status()).toBe(201)
})

test('a file with an Idempotency-Key is taken in once, and another file under it is refused', async ({
  api,
  project,
}) => {
  const send = (text: string) =>
    api.post(`/api/v1/projects/${project.id}/uploads?name=a.jsonl`, {
      data: Buffer.from(text),
      headers: { 'idempotency-key': 'file', 'content-type': 'application/octet-stream' },
    })
  const first = await send('{"text":"one"}\n')
  expect(first.status()).toBe(201)
  expect(await (await send('{"text":"one"}\n')).json()).toEqual(await first.json())
  expect((await send('{"text":"two"}\n')).status()).toBe(422)
})

test('a run is heard from as it goes, and from where the listener was', async ({ api, project }) => {
  await api.post(`/api/v1/projects/${project.id}/sources?name=a.jsonl&datasetId=${project.datasetId}`, {
    data: Buffer.from('{"text":"What is a good name for a boat?","label":"safe"}\n'),
    headers: { 'content-type': 'application/octet-stream' },
  })
  const [run] = (await (await api.get(`/api/v1/projects/${project.id}/runs`)).json()).data
  const answer = await api.get(`/api/v1/projects/${project.id}/runs/${run.id}/events`, { timeout: 30_000 })
  expect(answer.headers()['content-type']).toContain('text/event-stream')
  const text = await answer.text()
  expect(text).toContain('event: progress')
  expect(text.trimEnd()).toMatch(/event: end\ndata: \{"status":"(done|failed)"/)
})

test('a body of 60 MB is refused with 413 and does not fill the memory', async ({ baseURL, project }) => {
  const web = readInstance(process.env.ASSAY_E2E_FOLDER ?? '')?.children?.web?.pid
  test.skip(!web || process.platform !== 'linux', 'the memory of the web process is read from /proc')
  const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${web}/status`, 'utf8'))?.[1]) / 1024
  const before = memory()
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, memory())
  }, 20)
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => sendSixty(`${baseURL}/api/v1/projects/${project.id}/samples`)),
  )
  clearInterval(watching)
  expect(answers).toEqual([413, 413, 413, 413])
  expect(most - before).toBeLessThan(60)
})

/** Without a length in front: only counting tells. */
function sendSixty(address: string) {
  return new Promise<number>((resolve, reject) => {
    const request = http.request(address, {
      method: 'POST',
      headers: { ...bearer, 'content-type': 'application/json' },
    })
    request.once('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
      request.destroy()
    })
    request.on('error', reject) // After the answer it no longer matters.
    const chunk = Buffer.alloc(64 * 1024, ' ')
    const write = (left: number) => {
      if (request.destroyed) return
      if (left === 0) return request.end()
      if (request.write(chunk)) setImmediate(write, left - 1)
      else request.once('drain', () => write(left - 1))
    }
    write(960)
  })
}
