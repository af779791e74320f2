import { execFileSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import { apiDocument } from '@/bin/api/api-document'
import { type ApiDocument, curlOf, operationLines, operationView } from './operations'

let document: ApiDocument
beforeAll(async () => {
  document = JSON.parse(JSON.stringify(await apiDocument()))
})
const read = (id: string) => {
  const line = operationLines(document).find((one) => one.id === id)
  return line ? operationView(document, line) : null
}

test('every operation of the document can be shown', () => {
  const views = operationLines(document).map((line) => operationView(document, line))
  expect(views.filter((view) => !view?.answerType)).toEqual([])
  expect(views.length).toBeGreaterThan(200)
})

test('a body to begin from holds what has to be there, and fields say what they take', () => {
  const generation = read('startGeneration')
  expect(JSON.parse(generation?.body?.kind === 'json' ? generation.body.example : '')).toEqual({
    datasetId: '00000000-0000-0000-0000-000000000000',
    template: '00000000-0000-0000-0000-000000000000',
    models: ['00000000-0000-0000-0000-000000000000'],
    cells: [{ count: 1 }],
  })
  expect(generation?.inBody.find(({ name }) => name === 'models')).toMatchObject({ type: 'id[]', required: true })
  expect(generation?.inBody.find(({ name }) => name === 'seed')?.note).toContain('1 when left out')
  expect(read('listRuns')?.inQuery.map(({ name }) => name)).toContain('before')
})

test('what is answered is listed field by field', () => {
  const fields = read('listSources')?.inAnswer
  expect(fields?.find(({ name }) => name === 'kind')?.type).toContain('"hub"')
  expect(fields?.find(({ name }) => name === 'importedAt')).toMatchObject({ type: 'string | null', required: true })
})

test('what stands in a command reaches it as it is, whatever it holds', () => {
  const body = `{"name":"it's $(touch /tmp/never) \`x\` \\"y\\""}`
  const command = curlOf({ origin: 'http://studio', method: 'POST', address: '/a?b=1&c=2', body, file: false })
  const heard = execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }\n${command}`], {
    env: { ...process.env, ASSAY_KEY: 'key' },
    encoding: 'utf8',
  })
  expect(heard.split('\n')).toEqual([
    '-X',
    'POST',
    'http://studio/a?b=1&c=2',
    '-H',
    'Authorization: Bearer key',
    '-H',
    'Content-Type: application/json',
    '-d',
    body,
    '',
  ])
})
