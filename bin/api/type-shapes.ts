import path from 'node:path'
import { type Checker, SignatureKind, SymbolFlags, type Type, TypeFlags } from 'typescript/unstable/sync'
import type { JsonSchema } from './json-schema'
import { enumOf, eitherOf } from './schema-forms'

const noJson = new Set(['Map', 'Set', 'Promise', 'Uint8Array', 'Buffer'])

/** Types as the JSON that becomes of their values. `nameOf` says what a type that stands in `file` is called, if anything. */
export function typeShapes(checker: Checker, root: string, nameOf: (file: string, name: string) => string | null) {
  const named: Record<string, JsonSchema> = {}
  const known = new Map<number, JsonSchema>()
  const under = new Set<number>()

  /** `of` says where a type stands, for whoever has to mend it. */
  function shapeOf(type: Type, of: string): JsonSchema {
    const found = known.get(type.id)
    if (found) return found
    const name = ownName(type)
    if (name) {
      const pointer = { $ref: `#/components/schemas/${name}` }
      // Known before it is read: it may hold itself.
      known.set(type.id, pointer)
      named[name] = bareShapeOf(type, of)
      return pointer
    }
    // Of what holds itself and has no name, no more can be said.
    if (under.has(type.id)) return {}
    under.add(type.id)
    const shape = bareShapeOf(type, of)
    under.delete(type.id)
    return shape
  }

  function bareShapeOf(type: Type, of: string): JsonSchema {
    const { flags } = type
    if (flags & (TypeFlags.AnyOrUnknown | TypeFlags.Never)) return {}
    if (flags & (TypeFlags.Null | TypeFlags.VoidLike)) return { type: 'null' }
    if (type.isLiteralType() && !type.isBigIntLiteralType()) return { const: type.value }
    if (flags & TypeFlags.StringLike) return { type: 'string' }
    if (flags & TypeFlags.NumberLike) return { type: 'number' }
    if (type.isUnionType()) return unionOf(type.getTypes(), of)
    if (flags & TypeFlags.Boolean) return { type: 'boolean' }
    if (type.isObjectType() || type.isIntersectionType()) return objectOf(type, of)
    throw new Error(`${of} is ${checker.typeToString(type)}, which is no JSON`)
  }

  function unionOf(types: readonly Type[], of: string): JsonSchema {
    const present = types.filter((type) => !isUndefined(type))
    const words = present.filter((type) => type.isStringLiteralType() || type.isNumberLiteralType())
    const truths = present.filter((type) => type.isBooleanLiteralType())
    const others = present.filter((type) => !type.isLiteralType())
    return eitherOf([
      ...(words.length > 1 ? [enumOf(words.map(({ value }) => value))] : words.map((type) => shapeOf(type, of))),
      ...(truths.length > 1 ? [{ type: 'boolean' }] : truths.map((type) => shapeOf(type, of))),
      ...others.map((type) => shapeOf(type, of)),
    ])
  }

  function objectOf(type: Type, of: string): JsonSchema {
    const symbol = type.getSymbol()?.name ?? ''
    if (symbol === 'Date') return { type: 'string', format: 'date-time' }
    if (noJson.has(symbol) || checker.getSignaturesOfType(type, SignatureKind.Call).length > 0)
      throw new Error(`${of} is ${checker.typeToString(type)}, which is no JSON`)
    const inner = type.isTypeReference() ? checker.getTypeArguments(type) : []
    if (checker.isTupleType(type)) {
      const places = inner.map((one, at) => shapeOf(one, `Place ${at} of ${of}`))
      return { type: 'array', prefixItems: places, minItems: places.length, maxItems: places.length }
    }
    if (checker.isArrayType(type)) return { type: 'array', items: inner[0] ? shapeOf(inner[0], `One of ${of}`) : {} }
    const properties = checker.getPropertiesOfType(type).flatMap((property) => {
      const held = checker.getTypeOfSymbol(property)
      if (!held || isUndefined(held)) return []
      const says = property.getDocumentationComment(checker).replace(/\s+/g, ' ').trim()
      const shape = { ...shapeOf(held, `${property.name} in ${of}`), ...(says && { description: says }) }
      return [{ name: property.name, shape, required: !(property.flags & SymbolFlags.Optional) && !mayBeMissing(held) }]
    })
    const required = properties.filter((property) => property.required).map(({ name }) => name)
    const [index] = checker.getIndexInfosOfType(type)
    return {
      type: 'object',
      ...(properties.length > 0 && {
        properties: Object.fromEntries(properties.map(({ name, shape }) => [name, shape])),
      }),
      ...(required.length > 0 && { required }),
      ...(index && { additionalProperties: shapeOf(index.valueType, `A value in ${of}`) }),
    }
  }

  /** Only what a room calls by a name has one here; what it was made of is said in full. */
  function ownName(type: Type): string | null {
    if (!type.isUnionType() && !type.isObjectType() && !type.isIntersectionType()) return null
    const alias = type.getAliasSymbol()
    const file = alias?.declarations[0]?.path
    if (!alias || !file || type.getAliasTypeArguments().length > 0) return null
    // Where names of files have no case, the compiler tells them without.
    const inTree = path.relative(root.toLowerCase(), file.toLowerCase())
    return nameOf(inTree.replaceAll(path.sep, '/'), alias.name)
  }

  return { shapeOf, named }
}

const isUndefined = ({ flags }: Type) => (flags & TypeFlags.Undefined) !== 0
const mayBeMissing = (type: Type) => type.isUnionType() && type.getTypes().some(isUndefined)
