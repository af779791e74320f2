type Schema = { [key: string]: unknown }
type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema }
type Content = Record<string, { schema: Schema }>
type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  parameters?: Parameter[]
  requestBody?: { required: boolean; content: Content }
  responses: Record<string, { description: string; content: Content }>
  'x-needs': string
}
export type ApiDocument = {
  info: { description: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/** A line of the list: enough to be found by. */
export type OperationLine = { id: string; method: string; path: string; summary: string; room: string }
export type FieldRow = { name: string; type: string; required: boolean; note: string }
export type OperationView = OperationLine & {
  description: string | null
  needs: string
  inPath: FieldRow[]
  inQuery: FieldRow[]
  inBody: FieldRow[]
  /** Null where nothing is sent; a file where it is no JSON. */
  body: { kind: 'json'; example: string } | { kind: 'file' } | null
  status: string
  statusMeans: string
  answerType: string
  inAnswer: FieldRow[]
}

/** The part of an address that every operation of a project begins with. */
export const base = '/api/v1'

export function operationLines({ paths }: ApiDocument): OperationLine[] {
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, summary, tags }]) => ({
        id: operationId,
        method: method.toUpperCase(),
        path: path.slice(base.length),
        summary,
        room: tags[0] ?? 'api',
      })),
    )
    .sort((a, b) => a.room.localeCompare(b.room))
}

export function operationView(document: ApiDocument, line: OperationLine): OperationView | null {
  const operation = document.paths[base + line.path]?.[line.method.toLowerCase()]
  if (!operation) return null
  const { schemas } = document.components
  const row = ({ name, required, schema }: Parameter) => fieldRow(name, schema, required, schemas)
  const parameters = operation.parameters ?? []
  const sent = operation.requestBody?.content
  const json = sent?.['application/json']?.schema
  const [[status, answer] = ['200', undefined]] = Object.entries(operation.responses)
  const [answerType = '', told] = Object.entries(answer?.content ?? {})[0] ?? []
  const data = (told?.schema.properties as Record<string, Schema> | undefined)?.data
  return {
    ...line,
    description: operation.description ?? null,
    needs: operation['x-needs'],
    inPath: parameters.filter((one) => one.in === 'path').map(row),
    inQuery: parameters.filter((one) => one.in === 'query').map(row),
    inBody: json ? fieldRows(json, schemas) : [],
    body: json ? { kind: 'json', example: exampleOf(json, schemas) } : sent ? { kind: 'file' } : null,
    status,
    statusMeans: answer?.description ?? '',
    answerType,
    inAnswer: data ? fieldRows(data, schemas) : [],
  }
}

const resolved = (schema: Schema, named: Record<string, Schema>): Schema =>
  typeof schema.$ref === 'string' ? (named[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema

function fieldRows(given: Schema, named: Record<string, Schema>): FieldRow[] {
  const schema = resolved(given, named)
  const forms = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (forms && !schema.properties) {
    // Each form's fields, those of all forms once.
    const rows = forms.flatMap((form) => fieldRows(form, named))
    return rows.filter((row, index) => rows.findIndex(({ name }) => name === row.name) === index)
  }
  if (schema.type === 'array') return fieldRows((schema.items as Schema) ?? {}, named)
  const required = new Set((schema.required as string[] | undefined) ?? [])
  return Object.entries((schema.properties as Record<string, Schema> | undefined) ?? {}).map(([name, field]) =>
    fieldRow(name, field, required.has(name), named),
  )
}

const fieldRow = (name: string, schema: Schema, required: boolean, named: Record<string, Schema>): FieldRow => ({
  name,
  required: required && schema.default === undefined,
  type: typeOf(schema, named),
  note: noteOf(schema),
})

function typeOf(given: Schema, named: Record<string, Schema>): string {
  const schema = resolved(given, named)
  const forms = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => `"${value}"`).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (forms) return [...new Set(forms.map((form) => typeOf(form, named)))].join(' | ')
  if (schema.type === 'array') return `${typeOf((schema.items as Schema) ?? {}, named)}[]`
  if (schema.format === 'uuid') return 'id'
  return String(schema.format ?? schema.type ?? 'anything')
}

function noteOf({ default: fallback, minimum, maximum, minLength, maxLength, maxItems }: Schema) {
  const whole = (value: unknown) => typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER
  return [
    fallback !== undefined && typeof fallback !== 'object' && `${JSON.stringify(fallback)} when left out`,
    whole(minimum) && `at least ${minimum}`,
    whole(maximum) && `at most ${maximum}`,
    whole(minLength) && Number(minLength) > 1 && `${minLength} characters or more`,
    whole(maxLength) && `up to ${maxLength} characters`,
    whole(maxItems) && `up to ${maxItems} of them`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** A body to begin from: what has to be there, and nothing else. */
function exampleOf(schema: Schema, named: Record<string, Schema>) {
  return JSON.stringify(exampleValue(schema, named), null, 2)
}

function exampleValue(given: Schema, named: Record<string, Schema>, depth = 0): unknown {
  const schema = resolved(given, named)
  const forms = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if (forms?.[0] && !schema.properties) return exampleValue(forms[0], named, depth)
  if (schema.type === 'array') return depth > 4 ? [] : [exampleValue((schema.items as Schema) ?? {}, named, depth + 1)]
  if (schema.type === 'object' || schema.properties) {
    const required = new Set((schema.required as string[] | undefined) ?? [])
    const fields = Object.entries((schema.properties as Record<string, Schema> | undefined) ?? {})
    return Object.fromEntries(
      fields
        .filter(([name, field]) => required.has(name) && field.default === undefined)
        .map(([name, field]) => [name, exampleValue(field, named, depth + 1)]),
    )
  }
  if (schema.type === 'boolean') return true
  if (schema.type === 'number' || schema.type === 'integer') return Math.max(1, Number(schema.minimum ?? 1))
  return schema.format === 'uuid' ? '00000000-0000-0000-0000-000000000000' : '…'
}

type Filled = { origin: string; method: string; address: string; body: string | null; file: boolean }

/** The same request as a command. The key comes from the environment, so that it does not end up in a history. */
export function curlOf({ origin, method, address, body, file }: Filled) {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(origin + address)}`,
    `-H "Authorization: Bearer $ASSAY_KEY"`,
    ...(body !== null ? [`-H 'Content-Type: application/json'`, `-d ${quoted(body)}`] : []),
    ...(file ? [`-H 'Content-Type: application/octet-stream'`, '--data-binary @FILE'] : []),
  ].join(' \\\n  ')
}
