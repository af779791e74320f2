import { createHash } from 'node:crypto'
import type { Reading } from './copy-tuples'
import { reading } from './copy-tuples'
import { type Asked, recipeOf } from './formats'
import { writeHub } from './write-hub'

/** Rises with every change of what a writer makes of the same rows. */
export const writerVersion = 3

/** The bytes of a file, made while they are read. */
export function openExport(asked: Asked, signal?: AbortSignal): AsyncGenerator<Buffer> {
  return reading((within) => writeFile(asked, within), signal)
}

export function writeFile(asked: Asked, { tuples }: Pick<Reading, 'tuples'>) {
  if (asked.card) return writeHub({ ...asked, card: asked.card }, { tuples })
  const { columns, query, write } = recipeOf(asked)
  return write(tuples(query), columns)
}

/** Names what a file of a snapshot holds: equal choices are equal bytes. A card changes once, when its certificate comes. */
export function fingerprintOf({ format, options, origin, card }: Asked) {
  const { columns, labels } = options
  const splits = origin.kind === 'snapshot' ? origin.splits : undefined
  const told = JSON.stringify([
    writerVersion,
    format,
    columns?.toSorted() ?? null,
    labels ?? null,
    splits?.toSorted() ?? null,
    card?.audit?.certifiedAt ?? null,
  ])
  return createHash('sha256').update(told).digest('hex')
}
