import type { PoolClient } from 'pg'
import type { Texts } from '../../duplicates/engine/grams'
import { openTexts } from '../../duplicates/engine/texts'
import { defaultThreshold } from '../../duplicates/rules'
import { Prisma } from '../../generated/prisma/client'
import { copyTuples } from '../export/copy-tuples'
import { literalSql } from '../export/literal-sql'
import type { Proof } from '../schema'
import { nearAcross } from './near-across'

/** Files that models are compared by. A training row that is near to one of theirs makes that comparison worthless. */
const publicSets = ['xstest', 'xstest-completions', 'advbench', 'ailuminate', 'openai-moderation']

const publicAtMost = 100_000

/**
 * Looks for near copies across the splits, without believing the groups and by another way than they were made: every
 * training row is compared exactly with every held-out one that could be near it.
 */
export async function proveSplits(
  client: PoolClient,
  { snapshotId, projectId }: { snapshotId: string; projectId: string },
  signal: AbortSignal,
): Promise<Proof> {
  const { texts, role, sources } = await readSides(client, snapshotId, projectId)
  const threshold = defaultThreshold
  const isHeld = (at: number) => role[at] !== roles.train
  const { near, compared, capped } = await nearAcross(texts, isHeld, { threshold, signal })
  const count = (wanted: number, only: Iterable<number>) => {
    let sum = 0
    for (const at of only) if (role[at] === wanted) sum++
    return sum
  }
  const all = Array.from({ length: texts.count }, (_, at) => at)
  return {
    threshold,
    heldOut: count(roles.test, all) + count(roles.validation, all),
    train: count(roles.train, all),
    compared,
    testLeaks: count(roles.test, near),
    validationLeaks: count(roles.validation, near),
    capped,
    publicSets: sources.map((source, at) => ({
      source,
      rows: count(roles.public + at, all),
      near: count(roles.public + at, near),
    })),
  }
}

const roles = { train: 0, validation: 1, test: 2, public: 3 }

/** Both sides in one piece of memory: the snapshot’s rows, then those of public sets that the project holds. */
async function readSides(client: PoolClient, snapshotId: string, projectId: string) {
  const texts = openTexts({ texts: 1024, bytes: 1024 * 1024 })
  let role = new Uint16Array(1024)
  let count = 0
  const add = (chunk: Buffer, at: number, length: number, which: number) => {
    if (count === role.length) {
      const more = new Uint16Array(role.length * 2)
      more.set(role)
      role = more
    }
    role[count++] = which
    texts.addUtf8(chunk, at, at + length)
  }
  const sources: string[] = []
  const { rows: sets } = await client.query<{ id: string; name: string }>(
    'SELECT id, name FROM "Source" WHERE "projectId" = $1 AND (preset = ANY($2) OR plan->\'mapping\'->>\'preset\' = ANY($2)) ORDER BY id LIMIT 50',
    [projectId, publicSets],
  )
  const compared = Prisma.sql`CASE WHEN response <> '' THEN coalesce(unwrapped, prompt) || E'\n' || response ELSE coalesce(unwrapped, prompt) END`
  const pieces = [
    Prisma.sql`SELECT (CASE split WHEN 'train' THEN 0 WHEN 'validation' THEN 1 ELSE 2 END)::text, ${compared} FROM "SnapshotRow" WHERE "snapshotId" = ${snapshotId}::uuid`,
    ...sets.map(({ id, name }, at) => {
      sources.push(name)
      return Prisma.sql`SELECT ${String(roles.public + at)}::text, ${compared} FROM (SELECT * FROM "Sample" WHERE "projectId" = ${projectId}::uuid AND "sourceId" = ${id}::uuid
        AND id NOT IN (SELECT "sampleId" FROM "SnapshotRow" WHERE "snapshotId" = ${snapshotId}::uuid) LIMIT ${publicAtMost}) AS own`
    }),
  ]
  for (const piece of pieces)
    for await (const chunk of copyTuples(client, literalSql(piece)))
      for (let at = 0; at < chunk.length; ) {
        at += 2
        const digits = chunk.readInt32BE(at)
        const which = Number(chunk.toString('latin1', at + 4, at + 4 + digits))
        at += 4 + digits
        const length = chunk.readInt32BE(at)
        add(chunk, at + 4, length, which)
        at += 4 + length
      }
  return { texts: texts.close() satisfies Texts, role, sources }
}
