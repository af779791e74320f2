import { allow, type Ctx } from '../ctx'
import { invalid, notFound } from '../errors'
import { builtInWalk } from './built-in-walks'
import { walkByPolarity, walkBySpelling, walkByVersion } from './cross-walks/rules'
import type { CrossWalkView, GetCrossWalkInput, WalkEntry } from './cross-walks/schema'
import { type FoundSide, findSides } from './find-sides'

/** The walk as last saved, or at a number; where none was saved, a suggestion that says where it comes from. */
export async function getCrossWalk(ctx: Ctx, { number, ...pair }: GetCrossWalkInput): Promise<CrossWalkView> {
  allow(ctx, 'read')
  if (pair.fromVersionId === pair.toVersionId) throw invalid('A walk leads from one policy version to another')
  const { from, to } = await findSides(ctx, pair)
  const saved = await ctx.db.crossWalk.findMany({
    where: { projectId: ctx.projectId, ...pair },
    orderBy: { number: 'desc' },
    select: {
      id: true,
      number: true,
      note: true,
      entries: { orderBy: { position: 'asc' }, select: { fromCode: true, toCode: true, lossy: true, note: true } },
    },
  })
  const walk = number === undefined ? saved[0] : saved.find((walk) => walk.number === number)
  if (number !== undefined && !walk) throw notFound('Cross-walk')
  const sides = { from: withoutOrigin(from), to: withoutOrigin(to), numbers: saved.map(({ number }) => number) }
  return walk
    ? { ...walk, ...sides, suggestedBy: null }
    : { id: null, number: 0, note: '', ...sides, ...suggest(from, to) }
}

const withoutOrigin = ({ origin: _origin, ...side }: FoundSide) => side

function suggest(from: FoundSide, to: FoundSide): { suggestedBy: string | null; entries: WalkEntry[] } {
  const known = ({ fromCode, toCode }: WalkEntry) =>
    from.labels.some(({ code }) => code === fromCode) &&
    to.labels.some(({ code, retired }) => code === toCode && !retired)
  if (from.policyId === to.policyId)
    return { suggestedBy: 'the merges of this policy', entries: walkByVersion(from.labels, to.labels) }
  const builtIn = builtInWalk(from.origin, to.origin)?.filter(known)
  if (builtIn) return { suggestedBy: 'the built-in walk', entries: builtIn }
  if (to.origin === 'binary') return { suggestedBy: 'polarity', entries: walkByPolarity(from.labels, to.labels) }
  const alike = walkBySpelling(from.labels, to.labels)
  return { suggestedBy: alike.length > 0 ? 'spelling' : null, entries: alike }
}
