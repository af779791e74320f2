import { createHash } from 'node:crypto'

type Seeded = { runId?: string; position?: number; instructions?: string; messages: { content: string }[] }

/** The same call of the same row has the same seed, so that a repeat after a crash comes out the same. */
export function seedOf({ runId = '', position = 0, instructions = '', messages }: Seeded): number {
  const hash = createHash('sha1').update(`${runId}\0${position}\0${instructions}`)
  for (const { content } of messages) hash.update('\0').update(content)
  return hash.digest().readUInt32BE(0) >>> 1
}
