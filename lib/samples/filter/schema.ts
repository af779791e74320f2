import { z } from 'zod'
import { listInAddress as list } from '../../schema'
import { labelSources, polarities, sampleStates } from '../schema'

const flag = z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]).optional()
const length = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().min(0).max(100_000_000))
  .optional()
const language = z
  .string()
  .regex(/^$|^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A language is written like "en" or "pt-BR"')

/** In a list of labels, sources, languages and the like, the empty one stands for "none". */
export const none = ''

/** What people and models name freely. */
const word = z.string().max(400)

/** Everything a list of samples can be narrowed by. Each key is mapped to a column by hand: nothing else reaches the database. */
export const filterShape = {
  labels: list(z.string().max(120), 100),
  polarity: list(z.enum(polarities), 4),
  state: list(z.enum(sampleStates), 4),
  labelSource: list(z.enum(labelSources), 5),
  source: list(z.union([z.uuid(), z.literal(none)]), 50),
  run: list(z.uuid(), 50),
  persona: list(z.uuid(), 50),
  personaGroup: list(word, 50),
  topic: list(word, 50),
  model: list(word, 50),
  language: list(language, 50),
  judged: flag,
  reviewed: flag,
  hasResponse: flag,
  hasConversation: flag,
  simulated: flag,
  tainted: flag,
  minCharacters: length,
  maxCharacters: length,
  text: z
    .string()
    .max(400)
    .transform((value) => value.replaceAll('\u0000', ' ').toWellFormed())
    .optional(),
  /** Who says what: a judge's id, `human` or `now`, then = and a polarity, an outcome or an answer to the letter. All of them hold. */
  verdict: list(
    z
      .string()
      .regex(/^(?:[0-9a-f-]{36}|human|now)=./)
      .max(4_000),
    10,
  ),
  /** Where a consensus put samples: its run's id, then : and the side. */
  sift: z
    .string()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:(kept|dropped|undecided)$/)
    .optional(),
  /** A snapshot's id, and of it one split: the samples it was taken of, as they are now. */
  snapshot: z
    .string()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:(train|validation|test))?$/)
    .optional(),
  /** The run that decided: a bulk act, a sift, or a judge that accepts by itself. */
  decidedBy: z.uuid().optional(),
  /** Days on which somebody decided by hand, the first and the last with / between; after : who. */
  decided: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/)
    .refine(
      (value) =>
        value
          .slice(0, 21)
          .split('/')
          .every((day) => z.iso.date().safeParse(day).success),
      'There is no such day',
    )
    .optional(),
  /** A group of copies: its members as they are now. */
  copies: z.uuid().optional(),
  ids: list(z.uuid(), 1_000),
}
export const sampleFilter = z.strictObject(filterShape)
export type SampleFilter = z.output<typeof sampleFilter>
export type FilterKey = keyof SampleFilter
export const filterKeys = Object.keys(filterShape) as FilterKey[]

export const orders = ['newest', 'oldest', 'longest', 'shortest'] as const
export type Order = (typeof orders)[number]

const cursor = z
  .string()
  .regex(/^(\d{1,9}\.)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'This place in the list cannot be read')
  .optional()
const dataset = z.uuid().optional()
const order = z.enum(orders).default('newest')

export const listSamplesInput = z
  .strictObject({
    ...filterShape,
    dataset,
    order,
    after: cursor,
    before: cursor,
    until: cursor,
    take: z.coerce.number().int().min(1).max(500).default(50),
  })
  .refine(({ after, before }) => !after || !before, 'Go after a place or before one, not both')
export type ListSamplesInput = z.output<typeof listSamplesInput>

export const countSamplesInput = z.strictObject({ ...filterShape, dataset })
export type CountSamplesInput = z.output<typeof countSamplesInput>

export const outlineSamplesInput = z.strictObject({
  ...filterShape,
  dataset,
  order,
  every: z.coerce.number().int().min(50).max(500).default(200),
})
export type OutlineSamplesInput = z.output<typeof outlineSamplesInput>

/** Where each window of `every` rows begins: the place before it. The last window may be shorter. Null: it took too long to look. */
export type OutlineView = { starts: string[] | null; every: number; total: number }
