import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerShapes } from './answer-shapes'

let root: string
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'assay-answers-'))
  mkdirSync(path.join(root, 'lib/boats'), { recursive: true })
  writeFileSync(
    path.join(root, 'tsconfig.api.json'),
    JSON.stringify({ compilerOptions: { strict: true, target: 'es2023', module: 'esnext' }, include: ['lib/**/*.ts'] }),
  )
  writeFileSync(
    path.join(root, 'lib/boats/verbs.ts'),
    `
    export type Boat = {
      id: string
      /** In metres. */
      length: number
      kind: 'sail' | 'row' | null; builtAt: Date; note?: string }
    export type Fleet = { name: string; boats: Boat[]; parts: Fleet[]; open: boolean; sizes: [number, number]; by: Record<string, 1 | 2> }
    export type Filter = { kind: string }
    export async function listBoats(): Promise<Boat[]> { return [] }
    export async function getFleet(): Promise<Fleet> { throw null }
    export async function getFilter(): Promise<Filter> { throw null }
    export async function findBoat(): Promise<{ found: Boat } | { found: null; why: string | undefined }> { throw null }
    export const sinkBoat = async () => {}
    export async function mapBoats() { return { boats: new Map<string, Boat>() } }
    export async function countBoats() { return { count: 7n } }
    export const notAVerb = 7
    `,
  )
})
afterAll(() => rmSync(root, { recursive: true }))

const read = (name: string, taken: string[] = []) => {
  const verb = { name, file: 'lib/boats/verbs.ts' }
  const { shapeOf, named } = answerShapes([verb], new Set(taken), root)
  return { shape: shapeOf(verb), named }
}
const boat = { $ref: '#/components/schemas/BoatsBoat' }

test('what a verb answers is said as the JSON that becomes of it', () => {
  const { shape, named } = read('listBoats')
  expect(shape).toEqual({ type: 'array', items: boat })
  expect(named).toEqual({
    BoatsBoat: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        length: { type: 'number', description: 'In metres.' },
        kind: { anyOf: [{ type: 'string', enum: ['row', 'sail'] }, { type: 'null' }] },
        builtAt: { type: 'string', format: 'date-time' },
        note: { type: 'string' },
      },
      required: ['id', 'length', 'kind', 'builtAt'],
    },
  })
})

test('a shape may hold itself, pairs and maps', () => {
  expect(read('getFleet').named.BoatsFleet).toMatchObject({
    properties: {
      boats: { items: boat },
      parts: { items: { $ref: '#/components/schemas/BoatsFleet' } },
      open: { type: 'boolean' },
      sizes: { prefixItems: [{ type: 'number' }, { type: 'number' }], minItems: 2, maxItems: 2 },
      by: { type: 'object', additionalProperties: { enum: [1, 2] } },
    },
  })
})

test('forms without a name are said in place, and nothing is null', () => {
  expect(read('findBoat').shape).toEqual({
    anyOf: [
      { type: 'object', properties: { found: boat }, required: ['found'] },
      { type: 'object', properties: { found: { type: 'null' }, why: { type: 'string' } }, required: ['found'] },
    ],
  })
  expect(read('sinkBoat').shape).toEqual({ type: 'null' })
})

test('a name that a request has already is not given twice', () => {
  expect(read('getFilter').shape).toEqual({ $ref: '#/components/schemas/BoatsFilter' })
  expect(read('getFilter', ['BoatsFilter']).shape).toEqual({ $ref: '#/components/schemas/BoatsVerbsFilter' })
})

test('what is no JSON, and what is no verb, is refused by its name', () => {
  expect(() => read('mapBoats')).toThrow('boats in What mapBoats answers is Map<string, Boat>, which is no JSON')
  expect(() => read('countBoats')).toThrow('count in What countBoats answers is bigint, which is no JSON')
  expect(() => read('notAVerb')).toThrow('lib/boats/verbs.ts: notAVerb is no function whose answer can be read')
})
