import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { z } from 'zod'
import { answerShapes } from './answer-shapes'
import { type DoorInTree, type DoorKind, doorsInTree } from './doors-in-tree'
import { errorCodes, introduction } from './api-words'
import { type JsonSchema, jsonSchemaOf, pointedAt, resolved, type Shapes, shapesOf } from './json-schema'

type Loaded = Record<string, Record<string, unknown>>
type Answers = ReturnType<typeof answerShapes>
type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: JsonSchema }

/** The OpenAPI document of everything under `/api/v1`, made from the doors and from the schemas that they parse. */
export async function apiDocument(root = process.cwd()) {
  const doors = doorsInTree(root)
  const files = [...new Set(doors.map(({ schema }) => schema?.file))].filter((file) => file !== undefined)
  const loaded: Loaded = Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await import(pathToFileURL(path.join(root, file)).href)])),
  )
  const shapes = shapesOf(files.map((file) => ({ room: roomOf(file), exports: loaded[file] ?? {} })))
  const answers = answerShapes(
    doors.filter(({ kind }) => answersJson(kind)).map(({ verb }) => verb),
    shapes.names,
    root,
  )
  const schemas: Record<string, JsonSchema> = { ...answers.named }
  const paths: Record<string, JsonSchema> = {}
  for (const door of doors) {
    const operation = { operationId: operationId(door, doors), ...operationOf(door, loaded, shapes, schemas, answers) }
    paths[door.path] = { ...paths[door.path], [door.method]: operation }
  }
  const used = pointedAt(paths, schemas)
  return {
    openapi: '3.1.0',
    info: { title: 'Assay', version: '1', description: introduction, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    tags: [...new Set(doors.map(({ room }) => room))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key of the studio or a project' },
      },
      headers: {
        requestId: { description: 'Names this request in answers and in the log', schema: { type: 'string' } },
        retryAfter: { description: 'The seconds to wait', schema: { type: 'integer' } },
      },
      responses: { Failure: failure },
      schemas: {
        Failure: errorShape,
        ...Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name))),
      },
    },
  }
}

const roomOf = (file: string) =>
  file
    .replace(/^lib\//, '')
    .replace(/\/?(schema)?\.ts$/, '')
    .replaceAll('/', '-')

/** In words: `cancelRun` is "Cancel run". */
const inWords = (verb: string) =>
  verb
    .replace('House', 'Studio')
    .replace('Api', 'API')
    .replace(/API|[A-Z]/g, (word) => ` ${word === 'API' ? word : word.toLowerCase()}`)
    .replace(/^./, (first) => first.toUpperCase())

function operationOf(
  door: DoorInTree,
  loaded: Loaded,
  shapes: Shapes,
  schemas: Record<string, JsonSchema>,
  answers: Answers,
) {
  const inPath = [...door.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const input = inputOf(door, loaded, shapes, schemas)
  const fields = fieldsOf(input, schemas)
  const inQuery = door.method === 'get' || door.method === 'delete' || door.kind === 'uploadRoute'
  const parameters: Parameter[] = [
    ...inPath.map(
      (name): Parameter => ({
        name,
        in: 'path',
        required: true,
        schema:
          name === 'projectId' ? { type: 'string', format: 'uuid' } : (fields.get(name)?.schema ?? { type: 'string' }),
      }),
    ),
    ...[...fields]
      .filter(([name]) => inQuery && !inPath.includes(name))
      .map(([name, { schema, required }]): Parameter => ({ name, in: 'query', required, schema: inAddress(schema) })),
    ...(door.method === 'post'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: { type: 'string', maxLength: 200 },
          } as const,
        ]
      : []),
  ]
  const body = inQuery ? null : bodyOf(input, inPath, schemas)
  return {
    tags: [door.room],
    summary: inWords(door.verb.name),
    ...(door.says && { description: door.says }),
    'x-needs': door.needs,
    ...(parameters.length > 0 && { parameters }),
    ...(door.kind === 'uploadRoute' && { requestBody: fileBody }),
    ...(body && { requestBody: { required: body.required, content: { 'application/json': { schema: body.schema } } } }),
    responses: {
      [door.status]: {
        description: statusWords[door.status] ?? 'The answer',
        headers: { 'x-request-id': { $ref: '#/components/headers/requestId' } },
        content: contentOf(door.kind, answersJson(door.kind) ? answers.shapeOf(door.verb) : {}),
      },
      '4XX': { $ref: '#/components/responses/Failure' },
      '5XX': { $ref: '#/components/responses/Failure' },
    },
  }
}

function inputOf({ schema: named }: DoorInTree, loaded: Loaded, shapes: Shapes, schemas: Record<string, JsonSchema>) {
  if (!named) return {}
  const schema = loaded[named.file]?.[named.name] as z.ZodType | undefined
  if (!schema) throw new Error(`${named.file} has no ${named.name}`)
  const made = jsonSchemaOf(schema, shapes)
  for (const [name, shape] of Object.entries(made.named)) schemas[name] ??= shape
  return made.schema
}

const statusWords: Record<number, string> = { 200: 'Done', 201: 'Made', 202: 'Begun: a run goes on with it' }

/** One verb may stand behind two doors, such as an estimate that is asked for by GET and by POST. */
function operationId(door: DoorInTree, doors: DoorInTree[]) {
  const { name } = door.verb
  if (doors.filter(({ verb }) => verb.name === name).length === 1) return name
  if (door.kind === 'bareHouseRoute') return `${name}Anywhere`
  return door.method === 'get' ? `${name}ByAddress` : name
}

const fileBody = {
  required: true,
  content: {
    'application/octet-stream': { schema: {} },
    'multipart/form-data': { schema: { type: 'object', properties: { file: {} }, required: ['file'] } },
  },
}

/** What a verb returns goes out as it is; files, lines and events are written by their doors. */
const answersJson = (kind: DoorKind) =>
  kind === 'route' ||
  kind === 'houseRoute' ||
  kind === 'uploadRoute' ||
  kind === 'bareRoute' ||
  kind === 'bareHouseRoute'

function contentOf(kind: DoorKind, answer: JsonSchema) {
  const enveloped = { type: 'object', properties: { data: answer }, required: ['data'] }
  const text = { schema: { type: 'string' } }
  const contents: Record<DoorKind, object> = {
    route: { 'application/json': { schema: enveloped } },
    houseRoute: { 'application/json': { schema: enveloped } },
    uploadRoute: { 'application/json': { schema: enveloped } },
    bareRoute: { 'application/json': { schema: answer } },
    bareHouseRoute: { 'application/json': { schema: answer } },
    documentRoute: { 'application/json': { schema: { type: 'object' } } },
    zipRoute: { 'application/zip': { schema: {} } },
    downloadRoute: { 'application/octet-stream': { schema: {} } },
    csvRoute: { 'text/csv': text },
    ndjsonRoute: { 'application/x-ndjson': text },
    eventsRoute: { 'text/event-stream': text },
  }
  return contents[kind]
}

type Fields = Map<string, { schema: JsonSchema; required: boolean }>

/** The fields a caller may send, over all the forms that an input can take. */
function fieldsOf(given: JsonSchema, named: Record<string, JsonSchema>): Fields {
  const schema = resolved(given, named)
  const forms = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined
  const found: Fields = new Map()
  for (const part of forms ?? (schema.allOf as JsonSchema[] | undefined) ?? [])
    for (const [name, field] of fieldsOf(part, named)) found.set(name, { ...field, required: field.required && !forms })
  const required = new Set((schema.required as string[] | undefined) ?? [])
  for (const [name, field] of Object.entries((schema.properties as Record<string, JsonSchema>) ?? {}))
    found.set(name, { schema: field, required: required.has(name) })
  return found
}

/** In an address everything is text: of a list or a text, the text, which says what words the list may hold. */
function inAddress(schema: JsonSchema): JsonSchema {
  const forms = schema.anyOf as JsonSchema[] | undefined
  const text = forms?.find(({ type }) => type === 'string')
  if (!forms || !text) return schema
  const { anyOf: _, ...rest } = schema
  const list = forms.find(({ type }) => type === 'array')
  const words = (list?.items as JsonSchema | undefined)?.enum as string[] | undefined
  const description = words && `One of ${words.join(', ')}; or several, with commas between them.`
  return { ...rest, ...text, ...(description && { description }) }
}

/** What remains for the body when the path has taken its part. */
function bodyOf(input: JsonSchema, inPath: string[], named: Record<string, JsonSchema>) {
  const fields = fieldsOf(input, named)
  const taken = inPath.filter((name) => fields.delete(name))
  if (fields.size === 0) return null
  const schema = taken.length > 0 ? without(input, taken, named) : input
  return { schema, required: [...fields.values()].some(({ required }) => required) }
}

function without(given: JsonSchema, names: string[], named: Record<string, JsonSchema>): JsonSchema {
  const { properties, required, ...kept } = resolved(given, named)
  const forms = ['anyOf', 'oneOf', 'allOf'].filter((key) => kept[key])
  const left = (required as string[] | undefined)?.filter((name) => !names.includes(name)) ?? []
  return {
    ...kept,
    ...(properties !== undefined && {
      properties: Object.fromEntries(
        Object.entries(properties as JsonSchema).filter(([name]) => !names.includes(name)),
      ),
    }),
    ...(left.length > 0 && { required: left }),
    ...Object.fromEntries(
      forms.map((key) => [key, (kept[key] as JsonSchema[]).map((form) => without(form, names, named))]),
    ),
  }
}

const errorShape = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: { enum: errorCodes },
        message: { type: 'string', description: 'One sentence for people' },
        details: {
          type: 'object',
          description: 'What the caller needs to go on, such as retryAfter',
          additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
        },
        requestId: { type: 'string' },
      },
    },
  },
}

const failure = {
  description: 'What went wrong, as a code for machines and a sentence for people',
  headers: {
    'x-request-id': { $ref: '#/components/headers/requestId' },
    'retry-after': { $ref: '#/components/headers/retryAfter' },
  },
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
}
