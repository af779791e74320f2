import { contentHash } from '../content-hash'
import type { Ctx } from '../ctx'
import type { Read } from './reading/rules'
import type { BadLine, NewLine, RepeatLine, Tally } from './schema'

export type Compared = {
  fresh: (NewLine & { hash: string })[]
  repeats: RepeatLine[]
  unreadable: BadLine[]
  counts: Tally
}

/** Which lines are new, which repeat an earlier line or a persona that is there, and which cannot be read. */
export async function compareLines(ctx: Ctx, lines: readonly Read[]): Promise<Compared> {
  const unreadable = lines.filter((line) => 'reason' in line)
  const firsts = new Map<string, number>()
  const fresh: Compared['fresh'] = []
  const repeats: RepeatLine[] = []
  for (const line of lines) {
    if ('reason' in line) continue
    const hash = contentHash(line.text)
    const first = firsts.get(hash)
    if (first === undefined) fresh.push({ ...line, hash })
    else repeats.push({ ...line, of: 'here', first })
    firsts.set(hash, first ?? line.line)
  }
  const there = await ctx.db.$queryRaw<{ id: string; hash: string; retired: boolean }[]>`
    SELECT id, hash, "retiredAt" IS NOT NULL AS retired FROM "Persona"
    WHERE "projectId" = ${ctx.projectId}::uuid AND hash = ANY(${fresh.map(({ hash }) => hash)}::uuid[])`
  const known = new Map(there.map(({ hash, ...persona }) => [hash, persona]))
  for (const { line, text, hash } of fresh) {
    const persona = known.get(hash)
    if (persona) repeats.push({ line, text, of: 'there', ...persona })
  }
  const added = fresh.filter(({ hash }) => !known.has(hash))
  repeats.sort((a, b) => a.line - b.line)
  return {
    fresh: added,
    repeats,
    unreadable,
    counts: { read: lines.length, added: added.length, repeats: repeats.length, unreadable: unreadable.length },
  }
}
