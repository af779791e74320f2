import { z } from 'zod'

export type JsonSchema = { [key: string]: unknown }

/** Schemas that a room exports, so that the document can name a shape once and point at it. */
export type Shapes = ReturnType<typeof shapesOf>

/** Collects the schemas of modules under names of their own: `runs` and `runFilter` make `RunFilter`. */
export function shapesOf(modules: { room: string; exports: Record<string, unknown> }[]) {
  const registry = z.registry<{ id: string }>()
  const names = new Set<string>()
  for (const { room, exports } of modules)
    for (const [name, value] of Object.entries(exports))
      if (isShape(value) && !registry.has(value)) {
        const id = idOf(room, name)
        registry.add(value, { id })
        names.add(id)
      }
  return { registry, names }
}

const isShape = (value: unknown): value is z.ZodType =>
  value instanceof z.ZodObject || value instanceof z.ZodDiscriminatedUnion

export const pascal = (name: string) => name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())

/** Two rooms may use the same name for different shapes; the room tells them apart. */
const idOf = (room: string, name: string) => `${pascal(room)}${pascal(name)}`

/** A shape as JSON Schema, as a caller writes it, and the named shapes it points at. */
export function jsonSchemaOf(schema: z.ZodType, { registry }: Shapes) {
  const {
    $schema: _,
    id: __,
    $defs = {},
    ...own
  } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    metadata: registry,
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod
      // The format says it in a word.
      if (jsonSchema.format) delete jsonSchema.pattern
      // What a transform takes is anything; what it makes is what the caller is meant to write.
      if (def.type === 'pipe' && def.in._zod.def.type === 'transform')
        Object.assign(jsonSchema, bare(z.toJSONSchema(def.out, { io: 'input', unrepresentable: 'any' })))
    },
  }) as JsonSchema & { $defs?: Record<string, JsonSchema> }
  return { schema: pointed(own), named: pointed($defs) as Record<string, JsonSchema> }
}

const bare = ({ $schema: _, $defs: __, ...schema }: JsonSchema) => schema

/** The shape itself, where a schema only points at it. */
export function resolved(schema: JsonSchema, named: Record<string, JsonSchema>): JsonSchema {
  if (typeof schema.$ref !== 'string') return schema
  const { $ref, ...beside } = schema
  return { ...named[nameIn(schema.$ref)], ...beside }
}

export const nameIn = (reference: string) => reference.slice('#/components/schemas/'.length)

/** The named shapes that something points at, straight or through others. */
export function pointedAt(from: unknown, named: Record<string, JsonSchema>, found = new Set<string>()) {
  for (const [, name = ''] of JSON.stringify(from).matchAll(/"#\/components\/schemas\/(\w+)"/g))
    if (!found.has(name)) pointedAt(named[name] ?? {}, named, found.add(name))
  return found
}

/** References lead into the document; a name stands beside a shape only once. */
function pointed(value: JsonSchema): JsonSchema {
  const text = JSON.stringify(value, (key, inner) => (key === 'id' && typeof inner === 'string' ? undefined : inner))
  return JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/'))
}
