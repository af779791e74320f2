import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import openapiTypescript from 'openapi-typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { cursors } from '@/lib/next-page'
import { actionsIn, actionsInTree, withoutRoute } from './actions-in-tree'
import { apiDocument } from './api-document'
import { doorsIn, doorsInTree } from './doors-in-tree'

type Operation = {
  operationId: string
  parameters?: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { content: object }>
  'x-needs': string
}
let paths: Record<string, Record<string, Operation>>
let document: Awaited<ReturnType<typeof apiDocument>>
beforeAll(async () => {
  document = await apiDocument()
  paths = document.paths as typeof paths
})
const projects = '/api/v1/projects/{projectId}'

test('the document of the API is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  const broken = await new Validator().validate({ ...structuredClone(document), paths: { nowhere: {} } })
  expect(broken.valid).toBe(false)
})

test('every door is in the document, under a name of its own', () => {
  const operations = Object.values(paths).flatMap((path) => Object.values(path))
  expect(operations).toHaveLength(doorsInTree().length)
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  expect(operations.filter((operation) => operation['x-needs'] === 'nothing').map((one) => one.operationId)).toEqual([
    'readApiDocument',
  ])
})

test('what a door parses stands in its path, its address or its body', () => {
  const list = paths[`${projects}/runs`]?.get
  expect(list?.parameters?.map(({ name, in: where }) => `${where} ${name}`)).toEqual([
    'path projectId',
    'query status',
    'query kind',
    'query before',
    'query take',
  ])
  const calls = paths[`${projects}/calls`]?.get
  expect(calls?.parameters?.find(({ name }) => name === 'outcome')).toHaveProperty(
    'schema.description',
    'One of open, answered, refused, cut, unreadable, failed, lost; or several, with commas between them.',
  )
  const label = paths[`${projects}/samples/{sampleId}/decisions`]?.post
  expect(label?.parameters?.map(({ name }) => name)).toEqual(['projectId', 'sampleId', 'Idempotency-Key'])
  const body = label?.requestBody?.content['application/json']?.schema
  expect(body).toMatchObject({ required: ['revision', 'act'], additionalProperties: false })
  expect(body).not.toHaveProperty('properties.sampleId')
  expect(Object.keys(paths[`${projects}/sources`]?.post?.requestBody?.content ?? {})).toEqual([
    'application/octet-stream',
    'multipart/form-data',
  ])
  expect(paths[`${projects}/sources/{sourceId}/rejects`]?.get?.responses[200]?.content).toHaveProperty([
    'application/x-ndjson',
  ])
})

test('what a door answers is said in full', () => {
  const answered = Object.values(paths)
    .flatMap((path) => Object.values(path))
    .flatMap(({ operationId, responses }) => {
      const [answer] = Object.values(responses)
      const content = answer?.content as Record<string, { schema: { properties?: { data?: object } } }>
      const json = content['application/json']
      return json ? [{ operationId, data: json.schema.properties?.data }] : []
    })
  expect(answered.length).toBeGreaterThan(240)
  expect(answered.filter(({ data }) => !data || Object.keys(data).length === 0).map((one) => one.operationId)).toEqual([
    // In the words of OpenAI, and this document itself.
    'moderateTextsAnywhere',
    'readApiDocument',
    'moderateTexts',
  ])
  expect((document.components.schemas as Record<string, object>).SourcesSourceView).toMatchObject({
    properties: {
      kind: { enum: expect.arrayContaining(['file', 'hub']) },
      importedAt: { anyOf: [{}, { type: 'null' }] },
    },
  })
})

test('every list that takes a number of rows can be asked to go on', () => {
  const without = Object.values(paths).flatMap(({ get }) => {
    const names = get?.parameters?.map(({ name }) => name) ?? []
    return get && names.includes('take') && !names.some((name) => cursors.some((cursor) => cursor === name))
      ? [get.operationId]
      : []
  })
  expect(without).toEqual([])
})

test('a client made from the document type-checks, and refuses what the API would', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-client-'))
  try {
    writeFileSync(`${folder}/paths.ts`, await openapiTypescript(JSON.parse(JSON.stringify(document))))
    writeFileSync(`${folder}/good.ts`, use("{ revision: 1, act: 'accept' }"))
    expect(compile(folder)).toBe('')
    writeFileSync(`${folder}/bad.ts`, use("{ revision: 'one', act: 'accept' }"))
    expect(compile(folder)).toMatch(/bad\.ts.*TS2322/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const use = (body: string) => `import type { paths } from './paths'
type Label = paths['${projects}/samples/{sampleId}/decisions']['post']['requestBody']['content']['application/json']
export const label: Label = ${body}
`

function compile(folder: string) {
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--ignoreConfig', '--module', 'esnext']
  const files = ['good.ts', 'bad.ts'].map((file) => `${folder}/${file}`)
  const { stdout } = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', ...options, ...files.filter((file) => existsSync(file))],
    { encoding: 'utf8' },
  )
  return stdout
}

test('what the browser can do, a script can do', () => {
  expect(withoutRoute(actionsInTree(), new Set(doorsInTree().map(({ verb }) => verb.name)))).toEqual([])
})

describe('the comparison can fail', () => {
  test('an action without a route is named', () => {
    const actions = actionsIn(
      'runs',
      "import { haltRun as halt } from './halt-run'\nexport const haltRun = action(runInput, halt)\n",
    )
    expect(withoutRoute(actions, new Set(['cancelRun']))).toEqual(['runs haltRun'])
    expect(withoutRoute(actions, new Set(['haltRun']))).toEqual([])
  })

  test('every action is seen', () => {
    const written = actionsInTree().map(({ room, name }) => `${room} ${name}`)
    expect(written).toContain('policy adoptPolicy')
    expect(written.length).toBeGreaterThan(140)
  })

  test('a door that nobody can read is refused', () => {
    const text = 'export async function GET() {}\n'
    expect(() => doorsIn('app/api/v1/other/route.ts', text)).toThrow('GET is no door that can be described')
  })
})
