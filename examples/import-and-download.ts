// Brings a file in, waits for it, labels a sample and writes everything to a file. Run it with: npx tsx examples/import-and-download.ts
import { readFile, writeFile } from 'node:fs/promises'

const {
  ASSAY_URL: url = 'http://localhost:3000',
  ASSAY_KEY: key,
  ASSAY_PROJECT: project,
  FILE = 'samples.jsonl',
} = process.env
const at = `${url}/api/v1/projects/${project}`

async function ask(path: string, init: RequestInit = {}) {
  const headers = { authorization: `Bearer ${key}`, ...init.headers }
  const answer = await fetch(path, { ...init, headers })
  if (!answer.ok) throw new Error((await answer.json()).error.message)
  return answer
}
const data = async (path: string, init?: RequestInit) => (await (await ask(path, init)).json()).data
const post = (path: string, body: object) =>
  data(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

// The same key with the same file brings it in once, however often this runs within a day.
const headers = { 'idempotency-key': `import-${FILE}` }
const { runId } = await data(`${at}/sources?name=samples.jsonl`, {
  method: 'POST',
  body: await readFile(FILE),
  headers,
})
let run = await data(`${at}/runs/${runId}`)
while (run.status === 'running') {
  await new Promise((resolve) => setTimeout(resolve, 500))
  run = await data(`${at}/runs/${runId}`)
}
console.log(`${run.title}: ${run.status}`)

const [sample] = (await data(`${at}/samples?take=1`)).samples
await post(`${at}/samples/${sample.id}/decisions`, { revision: sample.revision, act: 'label', labels: ['safe'] })

const { href } = await post(`${at}/exports`, { format: 'jsonl', reason: 'An example' })
await writeFile('out.jsonl', await (await ask(url + href)).text())
console.log('Wrote out.jsonl')
