import { boolCoreTag, FAILSAFE_SCHEMA, loadAll, nullCoreTag, YAMLException } from 'js-yaml'
import { isRecord } from './json-values'
import { rowsOfTree } from './tree'
import type { Values } from './entry'

// Numbers stay the text they are: 0123, 1e3 and 12345678901234567890 keep their digits.
const schema = FAILSAFE_SCHEMA.withTags(boolCoreTag, nullCoreTag)

export function* loadYaml(text: string, depth: number): Generator<Values> {
  let documents: unknown[]
  try {
    documents = loadAll(text, { schema, maxAliases: 0, maxDepth: depth })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const { mark } = error
    throw new Error(`${mark ? `line ${mark.line + 1}, column ${mark.column + 1}: ` : ''}${plainReason(error.reason)}`)
  }
  for (const document of documents) {
    if (document === null || document === undefined) continue
    if (hasMerge(document)) throw new Error('it uses merge keys (<<), which are not read; write the values out')
    if (isRecord(document) && Object.values(document).every((value) => typeof value === 'string'))
      for (const [key, value] of Object.entries(document)) yield { key, text: value }
    else yield* rowsOfTree(document)
  }
}

function plainReason(reason: string) {
  if (/alias/i.test(reason)) return 'it uses aliases (*name), which are not read; write the values out'
  if (/depth|nest/i.test(reason)) return 'it is nested too deeply'
  return reason
}

function hasMerge(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasMerge)
  return isRecord(value) && (Object.hasOwn(value, '<<') || Object.values(value).some(hasMerge))
}
